# Everything that a run says is an event. Json writes each as one line; Text shows the same to a person (TextOutput.ps1).
function Write-RunEvent {
    param([Parameter(Mandatory = $true)] [System.Collections.IDictionary] $Fields)
    if ($script:Run.OutputFormat -eq 'Json') {
        [System.Console]::Out.WriteLine((ConvertTo-JsonText -Value $Fields))
        [System.Console]::Out.Flush()
        return
    }
    Write-EventText -Fields $Fields
}

function Write-RunStarted {
    $journal = $null
    if (-not (Test-ReadOnlyRun)) { $journal = Get-JournalPath }
    Write-RunEvent -Fields ([ordered]@{
            event = 'run-started'; schema = 1; mode = $script:Run.Mode.ToLowerInvariant(); whatIf = $script:Run.WhatIf
            environment = $script:Run.Environment; digest = $script:Run.Digest; engine = $script:Run.Engine
            targets = @($script:Run.Targets | ForEach-Object { $script:Run.Connections[$_].Name })
            steps = @(Get-SelectedStep).Count; journal = $journal; window = (Get-WindowText); stopBefore = $script:Run.StopBeforeText; approvedBy = $script:Run.ApprovedBy
            machine = [System.Environment]::MachineName; account = (Get-AccountName); powershell = [string] $PSVersionTable['PSVersion']
        })
}

function Write-RunEnded {
    param([Parameter(Mandatory = $true)] [hashtable] $Result)
    $fields = [ordered]@{ event = 'run-ended'; outcome = $Result.Outcome; exitCode = $Result.ExitCode }
    foreach ($name in @('Reason', 'Message', 'Remedy', 'Observed')) {
        if ($Result[$name] -ne '') { $fields[$name.ToLowerInvariant()] = $Result[$name] }
    }
    Write-RunEvent -Fields $fields
}

function Write-RunWarning {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Message)
    # A step is read more than once in a run, and warns each time.
    $text = Get-OneLine -Text $Message
    if ($script:Run['Warned'].ContainsKey($text)) { return }
    $script:Run['Warned'][$text] = $true
    Write-RunEvent -Fields ([ordered]@{ event = 'warning'; message = $text })
}

function Write-StepStarted {
    param([Parameter(Mandatory = $true)] [hashtable] $Step)
    $script:Run['Done'] = [int] $script:Run['Done'] + 1
    $total = [int] $script:Run['Total']
    Write-RunEvent -Fields ([ordered]@{ event = 'progress'; done = $script:Run['Done'] - 1; total = $total; text = $Step.Id })
    Write-RunEvent -Fields ([ordered]@{ event = 'step-started'; id = $Step.Id; target = $Step.Name; title = $Step.Title })
}

# Before and After are property tables of Read-StepState, or null where the object is absent.
function Write-StepOutcome {
    param(
        [Parameter(Mandatory = $true)] [hashtable] $Step,
        [Parameter(Mandatory = $true)] [string] $Outcome,
        [AllowNull()] [hashtable] $Before = $null,
        [AllowNull()] [hashtable] $After = $null,
        [AllowEmptyString()] [string] $Message = ''
    )
    $fields = [ordered]@{
        event = 'step'; id = $Step.Id; target = $Step.Name; outcome = $Outcome
        before = (Select-ExpectedValue -Step $Step -State $Before); expected = $Step.Expect
        after = (Select-ExpectedValue -Step $Step -State $After)
    }
    if ($Message -ne '') { $fields['message'] = Get-OneLine -Text $Message }
    Write-RunEvent -Fields $fields
}

function Select-ExpectedValue {
    param([Parameter(Mandatory = $true)] [hashtable] $Step, [AllowNull()] [hashtable] $State)
    if ($null -eq $State) { return $null }
    if (-not $State.Exists) { return $null }
    $values = @{}
    foreach ($name in $Step.ExpectNames) { $values[$name] = $State.Values[$name] }
    return $values
}

function Write-Residue {
    param([Parameter(Mandatory = $true)] [hashtable] $Step)
    foreach ($text in $Step.Residue) {
        Write-RunEvent -Fields ([ordered]@{ event = 'residue'; step = $Step.Id; text = $text })
    }
}

# Test and every -WhatIf: no journal, no lock, no state-changing block.
function Test-ReadOnlyRun {
    return ($script:Run.WhatIf -or ($script:Run.Mode -eq 'Test') -or ($script:Run.Mode -eq 'Verify'))
}
