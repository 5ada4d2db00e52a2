@{
    RootModule        = 'SkypeForBusiness.psm1'
    ModuleVersion     = '7.0'
    GUID              = '6f1c2a70-0000-4000-8000-0000000000ab'
    # Named here too, so that a command loads the module without Import-Module, as the real one does.
    FunctionsToExport = @(
        'Get-CsSite', 'Get-CsPool', 'Get-CsServerVersion', 'Get-CsTrustedApplicationPool', 'New-CsTrustedApplicationPool',
        'Remove-CsTrustedApplicationPool', 'Get-CsTrustedApplication', 'New-CsTrustedApplication', 'Remove-CsTrustedApplication',
        'Enable-CsTopology', 'Get-CsPartnerApplication', 'New-CsPartnerApplication', 'Remove-CsPartnerApplication',
        'Get-CsOAuthConfiguration', 'Set-CsOAuthConfiguration', 'Get-CsCertificate', 'Get-CsManagementStoreReplicationStatus',
        'Test-CsExStorageConnectivity', 'Get-CsTrustedApplicationComputer', 'New-CsTrustedApplicationComputer',
        'Remove-CsTrustedApplicationComputer', 'Set-CsTrustedApplicationPool', 'Get-CsTopology', 'Export-CsConfiguration', 'Test-CsTopology'
    )
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
