# Runs checks. Each passes, fails or stays unknown: what cannot be read is never taken for good.
# Returns the number of safety-relevant ones that did not pass.
function Invoke-CheckList {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Check)
    $bad = @()
    foreach ($one in $Check) {
        if (-not (Test-CheckPassed -Result (Invoke-Check -Check $one)) -and ($one.Safety -eq 'required')) { $bad += $one.Id }
    }
    $script:Run['BadChecks'] = $bad
    return $bad.Count
}

# In a long run they stand far above: the first of them are named at the end.
function Get-BadCheckText {
    param([Parameter(Mandatory = $true)] [string] $Kind)
    $bad = @($script:Run['BadChecks'])
    $text = [string] $bad.Count + ' ' + $Kind + ' checks did not pass: '
    if ($bad.Count -eq 1) { $text = '1 ' + $Kind + ' check did not pass: ' }
    $text += [string]::Join(', ', [string[]] @($bad | Select-Object -First 5))
    if ($bad.Count -gt 5) { $text += ' and ' + ($bad.Count - 5) + ' more' }
    return $text
}

function Test-CheckPassed {
    param([hashtable] $Result)
    return ($Result.Outcome -eq 'pass')
}

# In Apply a check with WaitSeconds is repeated until it passes or the time is over: a pool needs a moment after its recycle.
# Verify tells what is now.
function Invoke-Check {
    param([Parameter(Mandatory = $true)] [hashtable] $Check)
    $seconds = 0
    if ($script:Run.Mode -eq 'Apply') { $seconds = $Check.WaitSeconds }
    $until = [System.DateTime]::UtcNow.AddSeconds($seconds)
    $result = Get-CheckResult -Check $Check
    while (-not (Test-CheckPassed -Result $result) -and ([System.DateTime]::UtcNow -lt $until)) {
        Start-Sleep -Seconds 2
        $result = Get-CheckResult -Check $Check
    }
    Write-RunEvent -Fields ([ordered]@{
            event = 'check'; id = $Check.Id; target = $Check.Name; where = (Get-ConnectionPlace -Key $Check.Connection)
            outcome = $result.Outcome; safety = $Check.Safety; message = $result.Message
        })
    return $result
}

function Get-CheckResult {
    param([hashtable] $Check)
    if ($Check.Writes -and $script:Run.WhatIf) { return @{ Outcome = 'unknown'; Message = 'Not made: it writes, and this is only a what-if.' } }
    try { $found = @(Invoke-TargetBlock -Connection $Check.Connection -Block $Check.Read) }
    catch { return @{ Outcome = 'unknown'; Message = 'It could not be read: ' + (Get-ErrorText -ErrorRecord $_) } }
    $argument = $null
    if ($found.Count -eq 1) { $argument = $found[0] }
    elseif ($found.Count -gt 1) { $argument = $found }
    $judge = $Check.Judge
    try { $problems = @(& $judge $argument | ForEach-Object { Get-OneLine -Text ([string] $_) }) }
    catch { return @{ Outcome = 'unknown'; Message = 'It could not be judged: ' + (Get-ErrorText -ErrorRecord $_) } }
    if ($problems.Count -eq 0) { return @{ Outcome = 'pass'; Message = '' } }
    return @{ Outcome = 'fail'; Message = [string]::Join(' ', [string[]] $problems) }
}
