# Verify: the configured state, then every health check. Writes nothing itself; a check that writes (a test message) says so in the plan.
function Invoke-VerifyMode {
    Import-JournalQuietly
    Connect-Needed -Key @(Get-NeededConnection -Phase @('Health', 'Verification'))
    [void] (Read-Organisation)
    if (Test-TakesOut) { Import-OursQuietly }
    $steps = @(Get-SelectedStep)
    $script:Run['Total'] = $steps.Count
    $script:Run['States'] = @{}
    $problems = @(Get-BrokenName | ForEach-Object { $_ + ' cannot be reached' })
    $different = @()
    foreach ($step in $steps) {
        Write-StepStarted -Step $step
        if ((Show-StepComparison -Step $step) -ne 'as-planned') { $different += $step.Id }
    }
    if ($different.Count -gt 0) { $problems += 'not as planned: ' + [string]::Join(', ', [string[]] $different) }
    $bad = Invoke-CheckList -Check @(Get-SelectedCheck -Phase @('Health', 'Verification'))
    if ($bad -gt 0) { $problems += (Get-BadCheckText -Kind 'health') }
    if ($problems.Count -gt 0) {
        return (Get-RunResult -Outcome 'failed' -ExitCode 1 -Reason 'verify-failed' -Message ([string]::Join('; ', [string[]] $problems) + '.') -Remedy 'See above what was found. Apply puts back what drifted.')
    }
    return (Get-RunResult -Outcome 'done' -ExitCode 0 -Message 'Everything is as planned, and every health check passed.')
}
