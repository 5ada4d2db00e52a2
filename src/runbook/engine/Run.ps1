# The last line of a runbook: exit (Invoke-Runbook). Returns the exit code, and nothing else, ever.
# The last event is always run-ended, whatever happens short of the end of the process.
function Invoke-Runbook {
    [CmdletBinding()]
    [OutputType([int])]
    param()
    foreach ($name in @('Waiting', 'Declined', 'WouldChange', 'ChangedSteps', 'ChangedTargets', 'Undone', 'Kept', 'Warned', 'Doubtful')) { $script:Run[$name] = @{} }
    # The proxies of Import-PSSession and the Lync module look at the global preference: an error that is only shown would pass for success.
    $preference = $global:ErrorActionPreference
    $progress = $global:ProgressPreference
    $result = $null
    try {
        $global:ErrorActionPreference = 'Stop'
        if (-not (Test-Watched)) { $global:ProgressPreference = 'SilentlyContinue' }
        $result = Invoke-Mode
    }
    catch { $result = ConvertTo-RunResult -ErrorRecord $_ }
    finally {
        # Ctrl+C runs only this.
        if ($null -eq $result) {
            $result = Get-RunResult -Outcome 'interrupted' -ExitCode 1 -Reason 'interrupted' -Message 'The run was cut off.' -Remedy 'Apply again to go on, or Rollback: the journal knows what was begun.'
            Set-CutOffExitCode
        }
        Unlock-Server
        Close-Journal -Outcome $result.Outcome -Reason $result.Reason
        Disconnect-All
        Unlock-JournalFolder
        $global:ErrorActionPreference = $preference
        $global:ProgressPreference = $progress
        Write-RunEnded -Result $result
    }
    return [int] $result.ExitCode
}

function Invoke-Mode {
    Confirm-PlanFile
    Resolve-Selection
    Resolve-StopBefore
    Write-RunStarted
    switch ($script:Run.Mode) {
        'Apply' { return (Invoke-ApplyMode) }
        'Verify' { return (Invoke-VerifyMode) }
        'Rollback' { return (Invoke-RollbackMode) }
    }
    return (Invoke-TestMode)
}

# After Ctrl+C the script's own exit is never reached, and a PowerShell that was started for this script alone would leave with 0.
# In a shell that stays open SetShouldExit would close it: there only the last line tells.
function Set-CutOffExitCode {
    $file = $false
    foreach ($argument in [System.Environment]::GetCommandLineArgs()) {
        if ($argument -match '^[-/]noe') { return }
        if ($argument -match '^[-/]f(i|il|ile)?$') { $file = $true }
    }
    if ($file) { $Host.SetShouldExit(1) }
}
