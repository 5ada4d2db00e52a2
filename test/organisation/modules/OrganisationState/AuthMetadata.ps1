# Auth metadata documents and the certificates behind them.

function Test-CertificateTime {
    param($Certificate)
    $now = ConvertTo-OrganisationTime ([DateTime]::UtcNow)
    [string]::CompareOrdinal($Certificate.notBefore, $now) -le 0 -and [string]::CompareOrdinal($now, $Certificate.notAfter) -lt 0
}

function Get-AuthMetadata {
    # What the metadata document at a URL says, or an exception with the reason why it cannot be had.
    param([string] $Url)
    Add-ControlLine 'fetches.jsonl' @{ url = $Url }
    $uri = New-Object System.Uri $Url
    $organisation = Get-OrganisationState 'organisation'
    if (-not $organisation.dns.PSObject.Properties[$uri.Host]) { throw "The remote name could not be resolved: '$($uri.Host)'." }
    $served = @($organisation.metadata | Where-Object { $_.url -eq $Url })
    if ($served.Count -eq 0) { throw "The remote server returned an error: (404) Not Found, or its certificate does not name '$($uri.Host)'." }
    $certificate = $null
    if ($served[0].product -eq 'exchange') {
        $thumbprint = (Get-OrganisationState 'exchange/organisation').authConfig.currentCertificateThumbprint
        foreach ($folder in $organisation.machines) {
            $found = @((Get-OrganisationState "$folder/machine").certificates | Where-Object { $_.thumbprint -eq $thumbprint })
            if ($found.Count) { $certificate = $found[0] }
        }
    }
    else { $certificate = (Get-OrganisationState 'skype/deployment').certificates | Where-Object { $_.use -eq 'OAuthTokenIssuer' } }
    if (-not $certificate -or -not (Test-CertificateTime $certificate)) { throw 'The remote server returned an error: (500) Internal Server Error.' }
    New-Object PSObject -Property @{
        ApplicationIdentifier = $served[0].applicationIdentifier; Realm = $served[0].realm; Thumbprint = $certificate.thumbprint
        RawData = $certificate.rawData
    }
}
