@{
    RootModule = 'PSScriptAnalyzer.psm1'
    ModuleVersion = '0.0.1'
    FunctionsToExport = @('Invoke-ScriptAnalyzer', 'Get-ScriptAnalyzerRule')
}
