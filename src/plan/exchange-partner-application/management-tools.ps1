param($ApplicationIdentifier, $Missing)

@{
    Read  = {
        $Setup = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' -ErrorAction SilentlyContinue
        $Script = ''
        if ($null -ne $Setup) { $Script = [IO.Path]::Combine([string]$Setup.MsiInstallPath, 'Scripts', 'Configure-EnterprisePartnerApplication.ps1') }
        @{
            Ready = $Script -ne '' -and [IO.File]::Exists($Script)
            Ours  = @(Get-PartnerApplication | Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier -and -not $_.UseAuthServer }).Count
        }
    }
    Judge = { param($Found) if (-not $Found.Ready -and $Found.Ours -eq 0) { $Missing } }
}
