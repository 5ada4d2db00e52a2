param($EnvironmentName, $EngineHash)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# The engine under this runbook is loaded only if it is the one that the plan was made with.
$EnginePath = [System.IO.Path]::Combine($PSScriptRoot, 'OwaIm.psm1')
$EngineFound = ''
if ([System.IO.File]::Exists($EnginePath)) {
    $Algorithm = New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider
    $EngineFound = [System.BitConverter]::ToString($Algorithm.ComputeHash([System.IO.File]::ReadAllBytes($EnginePath))).Replace('-', '')
}
if ($EngineFound -ne $EngineHash) {
    if ($OutputFormat -eq 'Json') {
        [Console]::Out.WriteLine('{"event":"run-ended","outcome":"refused","exitCode":2,"reason":"digest-mismatch","message":"OwaIm.psm1 is missing, or not the one that this runbook was made with.","remedy":"Take the plan directory again from where it was approved."}')
    }
    else {
        [Console]::Error.WriteLine('OwaIm.psm1 is missing, or not the one that this runbook was made with. Take the plan directory again from where it was approved.')
    }
    exit 2
}
Import-Module -Name $EnginePath -Force

Open-Runbook -Environment $EnvironmentName -Folder $PSScriptRoot -Mode $Mode -Target $Target -Step $Step -JournalPath $JournalPath -OutputFormat $OutputFormat -Observed $Observed -ApprovedBy $ApprovedBy -StopBefore $StopBefore -ExchangeCredential $ExchangeCredential -SkypeCredential $SkypeCredential -ServerCredential $ServerCredential -Cmdlet $PSCmdlet
