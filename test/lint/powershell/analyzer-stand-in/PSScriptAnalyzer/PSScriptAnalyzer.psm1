# A stand-in with the interface that owa-im uses of PSScriptAnalyzer, and four rules. It is not PSScriptAnalyzer: that
# cannot be had from a registry of packages. It shows that findings, settings and failures travel as they should.
Set-StrictMode -Version 3.0

$allRules = @('PSAvoidUsingCmdletAliases', 'PSAvoidUsingWriteHost', 'PSThrowsOnX', 'PSFailsOnY')

function Get-ScriptAnalyzerRule {
    foreach ($name in $allRules) { New-Object -TypeName PSObject -Property @{ RuleName = $name } }
}

function Invoke-ScriptAnalyzer {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string] $ScriptDefinition,
        [object] $Settings,
        [string[]] $IncludeRule,
        [string[]] $Severity
    )
    $excluded = @()
    if ($null -ne $Settings) {
        Import-LocalizedData -BindingVariable given -BaseDirectory (Split-Path -Path $Settings) -FileName (Split-Path -Path $Settings -Leaf)
        $excluded = $given.ExcludeRules
        $Severity = $given.Severity
    }
    $tokens = $null
    $errors = $null
    $root = [System.Management.Automation.Language.Parser]::ParseInput($ScriptDefinition, [ref] $tokens, [ref] $errors)
    foreach ($rule in $allRules) {
        if ($excluded -contains $rule -or ($IncludeRule -and $IncludeRule -notcontains $rule)) { continue }
        foreach ($command in $root.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            $name = $command.GetCommandName()
            if ($rule -eq 'PSThrowsOnX' -and $name -eq 'X') { throw 'The rule cannot read X.' }
            if ($rule -eq 'PSFailsOnY' -and $name -eq 'Y') {
                $failure = New-Object -TypeName System.InvalidOperationException -ArgumentList 'The rule cannot read Y.'
                $PSCmdlet.WriteError((New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $failure, 'RULE_ERROR', 'InvalidOperation', $null))
            }
            $isFound = ($rule -eq 'PSAvoidUsingCmdletAliases' -and $name -eq 'gci') -or ($rule -eq 'PSAvoidUsingWriteHost' -and $name -eq 'Write-Host')
            if (-not $isFound) { continue }
            New-Object -TypeName PSObject -Property @{
                RuleName = $rule
                Severity = 'Warning'
                Message = "'$name' should not be used."
                Extent = $command.CommandElements[0].Extent
            }
        }
    }
    foreach ($fault in $errors) {
        New-Object -TypeName PSObject -Property @{ RuleName = $fault.ErrorId; Severity = 'ParseError'; Message = $fault.Message; Extent = $fault.Extent }
    }
}
