param($Server, $ServerName, $Thumbprint, $Differs, $Nothing)

@{
    Read  = {
        $Found = Get-OwaImEffectiveValue -Text (Get-ExchangeDiagnosticInfo -Server $Server -Process 'MSExchangeMailboxAssistants' -Component 'VariantConfiguration' -Argument 'Config,Component=OwaServer').Result
        # Up to CU3 another process answers.
        if (-not $Found.IMServerName) { $Found = Get-OwaImEffectiveValue -Text (Get-ExchangeDiagnosticInfo -Server $Server -Process 'Microsoft.Exchange.Directory.TopologyService' -Component 'VariantConfiguration' -Argument 'Config').Result }
        $Found
    }
    Judge = {
        param($Found)
        if (-not $Found.IMServerName -and -not $Found.IMCertificateThumbprint) { $Nothing }
        elseif ($Found.IMServerName -ne $ServerName -or $Found.IMCertificateThumbprint -ne $Thumbprint) { $Differs + $Found.IMServerName + ', ' + $Found.IMCertificateThumbprint + '.' }
    }
}
