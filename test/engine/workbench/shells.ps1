# A runbook with every kind of session: shells of two Exchange generations, a machine with the module of the other product, a server.
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [ValidateSet('Test', 'Apply', 'Verify', 'Rollback')] [string] $Mode = 'Test',
    [string[]] $Target = @(), [string[]] $Step = @(), [string] $JournalPath = '', [ValidateSet('Text', 'Json')] [string] $OutputFormat = 'Text',
    [string] $Observed = '', [string] $ApprovedBy = ''
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module -Name 'WorkbenchSessions' -Global
Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'OwaIm.psm1') -Force -DisableNameChecking

Open-Runbook -Environment 'workbench' -Folder $PSScriptRoot -Mode $Mode -Target $Target -Step $Step -JournalPath $JournalPath `
    -OutputFormat $OutputFormat -Observed $Observed -ApprovedBy $ApprovedBy -Cmdlet $PSCmdlet
Add-Connection -Target 'skype' -Module 'Workbench' -ComputerName 'skypehost' -RequiredCommand @('Read-Thing', 'Write-Thing')
Add-Connection -Target 'exchange' -Uri 'http://new/PowerShell/' -Generation '2019' -DomainController 'dc1' -RequiredCommand @('Read-Thing', 'Set-ADServerSettings', 'Write-Thing')
Add-Connection -Target 'exchange' -Uri 'http://old/PowerShell/' -Generation '2016' -DomainController 'dc1' -RequiredCommand @('Get-UMDialPlan', 'Read-Thing', 'Set-ADServerSettings', 'Write-Thing')
Add-Connection -Target 'EX14' -ComputerName 'ex14'
Add-Organisation -Target 'exchange' -Read { (Read-Thing -Name 'organisation').Name }

Add-Check 'exchange/dial-plans' -Target 'exchange' -Generation '2016' -Phase 'Verification' @{
    Read = { Get-UMDialPlan }; Judge = { param($Found) if ($Found -ne 'plan') { 'No plan.' } }
}
Add-Check 'exchange/no-dial-plans' -Target 'exchange' -Phase 'Verification' @{
    Read = { $null -eq (Get-Command -Name 'Get-UMDialPlan' -ErrorAction SilentlyContinue) }; Judge = { param($Found) if (-not $Found) { 'The command of the other shell is in sight.' } }
}
Step 'skype/pool' -Target 'skype' @{
    Read = { Read-Thing -Name 'pool' }; Expect = @{ Registrar = 'ly14' }
    Create = { Write-Thing -Name 'pool' -Value @{ Registrar = 'ly14' } }; Remove = { Write-Thing -Name 'pool' -Value @{} -Remove }
}
Step 'exchange/domain' -Target 'exchange' @{
    Read = { Read-Thing -Name 'domain' }; Expect = @{ Name = 'new.com' }
    Change = { Write-Thing -Name 'domain' -Value @{ Name = 'new.com' } }; Restore = { param($Values) Write-Thing -Name 'domain' -Value $Values }
}
Step 'exchange/directory' -Target 'exchange' -Generation '2016' @{
    Read = { Read-Thing -Name 'EX15' }; Expect = @{ Thumbprint = 'AA' }
    Change = { Write-Thing -Name 'EX15' -Value @{ Thumbprint = 'AA' } }; Restore = { param($Values) Write-Thing -Name 'EX15' -Value $Values }
}
Step 'exchange/policy' -Target 'exchange' @{
    Read = { Read-Thing -Name 'policy' }; Expect = @{ Type = 'Ocs' }
    Change = { Write-Thing -Name 'policy' -Value @{ Type = 'Ocs' } }; Restore = { param($Values) Write-Thing -Name 'policy' -Value $Values }
}
Step 'EX14/config' -Target 'EX14' @{
    Read = { Read-Thing -Name 'EX14' }; Expect = @{ Server = 'ly14' }
    Change = { Write-Thing -Name 'EX14' -Value @{ Server = 'ly14' } }; Restore = { param($Values) Write-Thing -Name 'EX14' -Value $Values }
}
exit (Invoke-Runbook)
