param($Server)

@{
    Run           = { Get-ExchangeDiagnosticInfo -Server $Server -Process 'Microsoft.Exchange.Directory.TopologyService' -Component 'VariantConfiguration' -Argument 'Refresh' }
    Pending       = { Compare-OwaImOverride -Override @(Get-SettingOverride) -Server $Server -Known $KnownOverrides }
    SettleSeconds = 300
}
