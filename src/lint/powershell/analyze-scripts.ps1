# Lets PSScriptAnalyzer look at 0.txt, 1.txt, ... in the folder, with the settings beside this file. Writes the version
# of it that was found to analyzer.json, and its findings to 0.findings.json, 1.findings.json, ... as JSON in 7-bit ASCII.
# Called by read-scripts.ps1, whose function ConvertTo-JsonText it uses.
param(
    [Parameter(Mandatory = $true)] [string] $Folder,
    [Parameter(Mandatory = $true)] [int] $Count
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# Throws where a rule did: PSScriptAnalyzer itself goes on, and says so in an error that ends nothing.
function Invoke-Analyzer {
    param([System.Collections.IDictionary] $Argument)
    $trouble = $null
    Invoke-ScriptAnalyzer @Argument -ErrorAction SilentlyContinue -ErrorVariable trouble
    foreach ($one in @($trouble)) {
        if ($one.FullyQualifiedErrorId -like 'RULE_ERROR*') { throw $one }
    }
}

# Where a rule throws, each rule runs alone, so that only what that one finds is lost.
function Get-Finding {
    param([AllowEmptyString()] [string] $Text)
    if ($Text.Trim() -eq '') { return '{"findings":[],"failed":[]}' }
    $failed = @()
    try {
        $found = @(Invoke-Analyzer -Argument @{ ScriptDefinition = $Text; Settings = $settings })
    } catch {
        $found = @(foreach ($rule in $rules) {
            if (@($given.ExcludeRules) -contains $rule) { continue }
            try {
                Invoke-Analyzer -Argument @{ ScriptDefinition = $Text; IncludeRule = $rule; Severity = $given.Severity }
            } catch {
                $failed += $rule
            }
        })
    }
    $shown = foreach ($one in $found) {
        # What the parser says is told by itself.
        if ([string] $one.Severity -eq 'ParseError') { continue }
        $start = 0
        $end = 0
        if ($null -ne $one.Extent) {
            $start = $one.Extent.StartOffset
            $end = $one.Extent.EndOffset
        }
        '{"rule":' + (ConvertTo-JsonText -Text $one.RuleName) + ',"severity":"' + [string] $one.Severity + '","message":' +
            (ConvertTo-JsonText -Text $one.Message) + ',"start":' + $start + ',"end":' + $end + '}'
    }
    $names = foreach ($rule in $failed) { ConvertTo-JsonText -Text $rule }
    return '{"findings":[' + (@($shown) -join ',') + '],"failed":[' + (@($names) -join ',') + ']}'
}

$module = Get-Module -ListAvailable -Name PSScriptAnalyzer | Sort-Object -Property Version -Descending | Select-Object -First 1
$version = 'null'
if ($null -ne $module) {
    $version = ConvertTo-JsonText -Text ([string] $module.Version)
    Import-Module -Name $module.Path
    $rules = @(Get-ScriptAnalyzerRule | ForEach-Object -Process { $_.RuleName })
    $settings = [System.IO.Path]::Combine($Folder, 'analyzer-settings.psd1')
    Import-LocalizedData -BindingVariable given -BaseDirectory $Folder -FileName 'analyzer-settings.psd1'
}
[System.IO.File]::WriteAllText([System.IO.Path]::Combine($Folder, 'analyzer.json'), '{"version":' + $version + '}')
if ($null -eq $module) { return }

for ($number = 0; $number -lt $Count; $number += 1) {
    $text = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($Folder, "$number.txt"), (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
    $json = Get-Finding -Text $text
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($Folder, "$number.findings.json"), $json)
    [Console]::Out.WriteLine("analysed $number")
}
