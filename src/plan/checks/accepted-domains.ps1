param($SipDomains, $OnlyByWildcard)

@{
    Read  = { @{ Domains = @(Get-AcceptedDomain | ForEach-Object { [string]$_.DomainName }) } }
    Judge = {
        param($Found)
        foreach ($SipDomain in $SipDomains) {
            if ($SipDomain -in $Found.Domains) { continue }
            foreach ($Domain in @($Found.Domains | Where-Object { $_.StartsWith('*.') })) {
                if (('.' + $SipDomain) -like $Domain) {
                    $OnlyByWildcard + $SipDomain + ', ' + $Domain + '.'
                }
            }
        }
    }
}
