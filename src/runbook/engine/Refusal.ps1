# A refusal is an exception that carries one reason of the closed set, what to do, and the exit code.
function Get-RefusalException {
    param(
        [Parameter(Mandatory = $true)] [string] $Reason,
        [Parameter(Mandatory = $true)] [string] $Message,
        [string] $Remedy = '',
        [int] $ExitCode = 2
    )
    $exception = New-Object -TypeName System.InvalidOperationException -ArgumentList $Message
    $exception.Data['OwaImReason'] = $Reason
    $exception.Data['OwaImRemedy'] = $Remedy
    $exception.Data['OwaImExitCode'] = $ExitCode
    return $exception
}

# How a run ended: the fields of the event run-ended.
function Get-RunResult {
    param(
        [Parameter(Mandatory = $true)] [string] $Outcome,
        [Parameter(Mandatory = $true)] [int] $ExitCode,
        [string] $Reason = '',
        [string] $Message = '',
        [string] $Remedy = '',
        [string] $Observed = ''
    )
    return @{ Outcome = $Outcome; ExitCode = $ExitCode; Reason = $Reason; Message = $Message; Remedy = $Remedy; Observed = $Observed }
}

# Whatever was thrown becomes the result of the run. An exception that is not a refusal is a fault of the engine or the runbook.
function ConvertTo-RunResult {
    param([Parameter(Mandatory = $true)] [System.Management.Automation.ErrorRecord] $ErrorRecord)
    $exception = Get-CarriedRefusal -Exception $ErrorRecord.Exception
    if ($null -eq $exception) {
        $text = Get-ErrorText -ErrorRecord $ErrorRecord
        if ($null -ne $ErrorRecord.InvocationInfo) { $text += ' (line ' + $ErrorRecord.InvocationInfo.ScriptLineNumber + ')' }
        $code = 1
        if (-not $script:Run.Changed) { $code = 2 }
        $outcome = 'failed'
        if ($code -eq 2) { $outcome = 'refused' }
        return (Get-RunResult -Outcome $outcome -ExitCode $code -Reason 'internal-error' -Message $text `
                -Remedy 'Nothing recorded is lost: run again, or report this with the journal.')
    }
    $exitCode = [int] $exception.Data['OwaImExitCode']
    # 2 promises that nothing was changed.
    if ($exitCode -eq 2 -and $script:Run.Changed) { $exitCode = 1 }
    $outcome = 'failed'
    if ($exitCode -eq 2) { $outcome = 'refused' }
    if ($exception.Data['OwaImReason'] -eq 'interrupted') { $outcome = 'interrupted' }
    return (Get-RunResult -Outcome $outcome -ExitCode $exitCode -Reason $exception.Data['OwaImReason'] `
            -Message $exception.Message -Remedy $exception.Data['OwaImRemedy'])
}

function Get-CarriedRefusal {
    param([System.Exception] $Exception)
    $current = $Exception
    while ($null -ne $current) {
        if ($current.Data.Contains('OwaImReason')) { return $current }
        $current = $current.InnerException
    }
    return $null
}

# One line of text, bounded: messages come from servers and are shown as data.
function Get-ErrorText {
    param([Parameter(Mandatory = $true)] [System.Management.Automation.ErrorRecord] $ErrorRecord)
    $exception = $ErrorRecord.Exception
    # `Exception calling "Write" with "3" argument(s)` says nothing to the reader.
    while (($exception -is [System.Management.Automation.MethodInvocationException]) -and ($null -ne $exception.InnerException)) { $exception = $exception.InnerException }
    return (Get-OneLine -Text $exception.Message)
}

function Get-OneLine {
    param([AllowEmptyString()] [AllowNull()] [string] $Text)
    $line = ([regex]::Replace([string] $Text, '[\x00-\x20\x7F\u0085\u2028\u2029]+', ' ')).Trim()
    if ($line.Length -gt 2000) { $line = $line.Substring(0, 2000) + ' ...' }
    return $line
}
