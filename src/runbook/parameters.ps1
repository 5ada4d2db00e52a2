#Requires -Version 3.0

[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [ValidateSet('Test', 'Apply', 'Verify', 'Rollback')] [string] $Mode = 'Test',
    [string[]] $Target = @(),
    [string[]] $Step = @(),
    [string] $JournalPath = '',
    [ValidateSet('Text', 'Json')] [string] $OutputFormat = 'Text',
    [string] $Observed = '',
    [string] $ApprovedBy = '',
    [string] $StopBefore = '',
    [System.Management.Automation.PSCredential] $ExchangeCredential,
    [System.Management.Automation.PSCredential] $SkypeCredential,
    [System.Management.Automation.PSCredential] $ServerCredential
)
