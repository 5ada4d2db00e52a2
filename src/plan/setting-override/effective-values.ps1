param($Server, $ServerName, $Thumbprint, $Differs, $Nothing)

@{
    Read  = { Get-OwaImEffectiveValue -Text (Get-ExchangeDiagnosticInfo -Server $Server -Process 'MSExchangeMailboxAssistants' -Component 'VariantConfiguration' -Argument 'Config,Component=OwaServer').Result }
    Judge = {
        param($Found)
        if (-not $Found.IMServerName -and -not $Found.IMCertificateThumbprint) { $Nothing }
        elseif ($Found.IMServerName -ne $ServerName -or $Found.IMCertificateThumbprint -ne $Thumbprint) { $Differs + $Found.IMServerName + ', ' + $Found.IMCertificateThumbprint + '.' }
    }
}
