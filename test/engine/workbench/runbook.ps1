# A small runbook for the tests of the engine, in the form of a real one. Its commands are those of the module Workbench.
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [ValidateSet('Test', 'Apply', 'Verify', 'Rollback')] [string] $Mode = 'Test',
    [string[]] $Target = @(), [string[]] $Step = @(), [string] $JournalPath = '', [ValidateSet('Text', 'Json')] [string] $OutputFormat = 'Text',
    [string] $Observed = '', [string] $ApprovedBy = '', [string] $StopBefore = ''
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'OwaIm.psm1') -Force -DisableNameChecking

Open-Runbook -Environment 'workbench' -Folder $PSScriptRoot -Mode $Mode -Target $Target -Step $Step -JournalPath $JournalPath `
    -OutputFormat $OutputFormat -Observed $Observed -ApprovedBy $ApprovedBy -StopBefore $StopBefore -Cmdlet $PSCmdlet
Add-Connection -Target 'skype' -Module 'Workbench' -RequiredCommand @('Read-Thing', 'Write-Thing')
Add-Connection -Target 'exchange' -Module 'Workbench' -RequiredCommand @('Read-Thing', 'Write-Thing')
Add-Connection -Target 'EX14' -Local
Add-Connection -Target 'EX15' -Local
Add-Organisation -Target 'exchange' -Read { (Read-Thing -Name 'organisation').Name }

Add-Check 'EX14/certificate' -Target 'EX14' -Phase 'Preflight' @{
    Read  = { if (Read-Switch -Name 'certificate-throws') { throw 'No answer.' } Read-Thing -Name 'certificate' }
    Judge = { param($Found) if ($null -ne $Found) { 'It expired on ' + $Found.Expired + '.' } }
}
Add-Check 'exchange/accepted-domain' -Target 'exchange' -Phase 'Preflight' -Safety 'Advice' @{
    Read = { Read-Thing -Name 'domain' }; Judge = { param($Found) if ($null -eq $Found) { 'No domain.' } }
}

Add-Section 'Trust'
Step 'skype/pool/ex14' -Target 'skype' -Title 'Trusted pool' @{
    Read    = { Read-Thing -Name 'pool' }
    Expect  = @{ Registrar = 'ly14'; Replication = $false }
    Record  = @('Color')
    Create  = { Write-Thing -Name 'pool' -Value @{ Registrar = 'ly14'; Replication = $false; Color = 'red' } }
    Remove  = { Write-Thing -Name 'pool' -Value @{} -Remove }
    Residue = 'its service id'
}
Step 'skype/application/ex14' -Target 'skype' -DependsOn @('skype/pool/ex14') @{
    Read   = { Read-Thing -Name 'application' }
    Expect = @{ Port = 5199 }
    Create = { Write-Thing -Name 'application' -Value @{ Port = 5199 } }
    Remove = { Write-Thing -Name 'application' -Value @{} -Remove }
    Keep   = { param($Before, $Now) if (Read-Switch -Name 'application-shared') { 'Another application is there.' } }
}
Step 'skype/topology' -Target 'skype' -TriggeredBy @('skype/pool/ex14', 'skype/application/ex14') @{
    Run = { Write-Thing -Name 'topology' -Value @{ Published = 'yes' } }; Residue = 'the version of the topology'
}
foreach ($server in @('EX14', 'EX15')) {
    Add-Section ('Server ' + $server) -Target $server
    $read = [scriptblock]::Create('Read-Thing -Name ''' + $server + '''')
    $change = [scriptblock]::Create('param($Before) Write-Thing -Name ''' + $server + ''' -Value @{ Thumbprint = ''AA''; Server = ''ly14'' }')
    $restore = [scriptblock]::Create('param($Values, $Before, $Now, $Last) Write-Thing -Name ''' + $server + ''' -Value $Values')
    $run = [scriptblock]::Create('Write-Thing -Name ''' + $server + '-recycled'' -Value @{ Done = ''yes'' }')
    $health = [scriptblock]::Create('Read-Thing -Name ''' + $server + '-health''')
    Step ($server + '/config') -Target $server @{ Read = $read; Expect = @{ Thumbprint = 'AA'; Server = 'ly14' }; Record = @('Other'); Change = $change; Restore = $restore }
    Step ($server + '/recycle') -Target $server -TriggeredBy @($server + '/config') @{ Run = $run }
    Add-Check ($server + '/health') -Target $server -Phase 'Health' @{ Read = $health; Judge = { param($Found) if ($null -ne $Found) { 'The pool is ' + $Found.State + '.' } } }
}
Add-Section 'Switches'
Step 'exchange/policy/Default' -Target 'exchange' -DependsOn @('EX14/recycle', 'EX15/recycle') @{
    Read    = { Read-Thing -Name 'policy' }
    Expect  = @{ Enabled = $true; Type = 'Ocs'; Domains = @('b', 'a') }
    Change  = { Write-Thing -Name 'policy' -Value @{ Enabled = $true; Type = 'Ocs'; Domains = @('a', 'b') } }
    Restore = { param($Values) Write-Thing -Name 'policy' -Value $Values }
    Refuse  = 'The policy does not exist.'
}
exit (Invoke-Runbook)
