# State-changing calls: logged, counted, and failed or killed on demand.

function Edit-Organisation {
    # One state-changing call: logged, failed or killed as faults.json says, its one state file replaced at the end.
    # $Change gets a fresh object of the file and may return what the command outputs.
    param([string] $Command, [Collections.IDictionary] $Bound, [string] $Name, [scriptblock] $Change)
    $log = [IO.Path]::Combine($script:Control, 'calls.jsonl')
    $number = (Get-CallCount $log) + 1
    $parameters = [ordered]@{}
    foreach ($key in @($Bound.get_Keys() | Sort-Object)) {
        $value = $Bound[$key]
        if ($value -is [Management.Automation.SwitchParameter]) { $value = [bool]$value }
        elseif ($value -isnot [string] -and $value -isnot [bool] -and $value -isnot [ValueType] -and $null -ne $value) { $value = "$value" }
        $parameters[$key] = $value
    }
    Add-ControlLine 'calls.jsonl' ([ordered]@{ n = $number; command = $Command; machine = (Get-OrganisationMachine).name; parameters = $parameters })
    $fault = ''
    foreach ($entry in @(Get-FaultList 'calls')) { if ($entry.at -eq $number) { $fault = $entry.fault } }
    if ($fault -eq 'kill-before' -or $fault -eq 'kill-child-before') { Stop-Organisation $fault }
    if ($fault -eq 'warn-only') { Write-Warning "$Command did not complete: the change was not made."; return }
    if ($fault -eq 'break-before') { Set-ConnectionBroken; throw "$Command failed: the connection was closed." }
    if ($fault -eq 'fail-before') { throw "$Command failed: the server is not operational." }
    $path = Resolve-OrganisationPath "$Name.json"
    $state = ConvertFrom-Json -InputObject ([IO.File]::ReadAllText($path))
    $result = @(& $Change $state)
    Set-OrganisationState $Name $state
    if ($fault -eq 'kill-after' -or $fault -eq 'kill-child-after') { Stop-Organisation $fault }
    if ($fault -eq 'break-after') { Set-ConnectionBroken; throw "$Command failed: the connection was closed before an answer came." }
    if ($fault -eq 'fail-after') { throw "$Command failed: the connection was closed before an answer came." }
    $result
}

$script:CallCount = 0
$script:CallLength = [long]0

function Get-CallCount {
    # Lines of the log. It is read again only when somebody else wrote to it, or removed it.
    param([string] $Log)
    $file = New-Object System.IO.FileInfo $Log
    if (-not $file.Exists) {
        $script:CallCount = 0
        $script:CallLength = [long]0
        return 0
    }
    if ($file.Length -ne $script:CallLength) {
        $script:CallCount = [IO.File]::ReadAllLines($Log).Length
        $script:CallLength = $file.Length
    }
    $script:CallCount
}

function Add-ControlLine {
    param([string] $File, $Value)
    $line = (ConvertTo-Json -InputObject $Value -Depth 5 -Compress) + "`n"
    if ($File -eq 'calls.jsonl') { $script:CallCount++; $script:CallLength += $script:Utf8.GetByteCount($line) }
    [IO.File]::AppendAllText([IO.Path]::Combine($script:Control, $File), $line, $script:Utf8)
}

function Set-ConnectionBroken {
    # The session in which the command runs is lost, if it runs in one. A server's runspace is of the same process as its client.
    if ([AppDomain]::CurrentDomain.GetData('OwaImInSession')) { [AppDomain]::CurrentDomain.SetData('OwaImConnectionBroken', $true) }
}

function Set-InSession {
    # From a session's call to its answer.
    param([bool] $Value)
    [AppDomain]::CurrentDomain.SetData('OwaImInSession', $Value)
}

function Test-BrokenConnection {
    # Whether the call that just ended broke its session; asked once.
    $broken = [bool][AppDomain]::CurrentDomain.GetData('OwaImConnectionBroken')
    if ($broken) { [AppDomain]::CurrentDomain.SetData('OwaImConnectionBroken', $false) }
    $broken
}

function Stop-Organisation {
    # The machine that runs the runbook loses power: the runbook's process and, inside a child shell, this one end.
    # 'kill-child-...' ends only this one.
    param([string] $Fault)
    if (-not $Fault.StartsWith('kill-child') -and $env:OWA_IM_SIMULATION_ROOT -and $env:OWA_IM_SIMULATION_ROOT -ne "$PID") {
        [Diagnostics.Process]::GetProcessById([int]$env:OWA_IM_SIMULATION_ROOT).Kill()
    }
    [Diagnostics.Process]::GetCurrentProcess().Kill()
    [Threading.Thread]::Sleep(60000)
}
