# Reads scripts with PowerShell's own parser and writes what rules see of them as JSON: the model of script.ts, in 7-bit
# ASCII. No line of the scripts runs. The folder holds 0.txt, 1.txt, ... in UTF-8; 0.json, 1.json, ... are written beside.
# Whole models take their time: they are made of the numbers in -Model, joined by commas; of the others only what is
# wrong in them is told. A line of output tells of each step, so that who waits sees when one has no end; what comes before
# -First is passed over then. With -Analysis WhereInstalled, PSScriptAnalyzer looks at all of them afterwards.
param(
    [Parameter(Mandatory = $true)] [string] $Folder,
    [Parameter(Mandatory = $true)] [int] $Count,
    [int] $First = 0,
    [string] $Model = '',
    [ValidateSet('None', 'WhereInstalled')] [string] $Analysis = 'None'
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

foreach ($part in 'json-text', 'values', 'commands', 'newer-syntax', 'tree', 'script') {
    . ([System.IO.Path]::Combine($Folder, "$part.ps1"))
}

$withModel = @($Model -split ',')
[Console]::Out.WriteLine('ready')
for ($number = $First; $number -lt $Count; $number += 1) {
    $path = [System.IO.Path]::Combine($Folder, "$number.txt")
    $text = [System.IO.File]::ReadAllText($path, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
    try {
        $json = Convert-Script -Text $text -WithModel ($withModel -contains [string] $number)
    } catch {
        # A script that breaks the parser, or this, must not take the others along.
        $json = '{"failure":' + (ConvertTo-JsonText -Text $_.Exception.Message) + '}'
    }
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($Folder, "$number.json"), $json)
    [Console]::Out.WriteLine("read $number")
}

if ($Analysis -eq 'WhereInstalled') {
    & ([System.IO.Path]::Combine($Folder, 'analyze-scripts.ps1')) -Folder $Folder -Count $Count
}
