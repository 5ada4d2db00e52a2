# The live state of a step: @{ Exists; Values }, Values holding what the step expects and records, as plain values.
function Read-StepState {
    param([Parameter(Mandatory = $true)] [hashtable] $Step)
    $found = @(Invoke-TargetBlock -Connection $Step.Connection -Block $Step.Read)
    if ($found.Count -gt 1) { throw ('There is more than one, ' + $found.Count + ' were found; which of them is meant cannot be known.') }
    if ($found.Count -eq 0) { return @{ Exists = $false; Values = @{} } }
    $values = @{}
    foreach ($name in $Step.Names) { $values[$name] = ConvertTo-ExpectedType -Step $Step -Name $name -Value (ConvertTo-PlainValue -Value (Get-NamedValue -Object $found[0] -Name $name)) }
    if ($found[0] -is [System.Collections.IDictionary]) { Show-StateWarning -Step $Step -Object $found[0] }
    return @{ Exists = $true; Values = $values }
}

# A value that came back as text is recorded as what is expected there: a parameter for a boolean does not take 'False'.
function ConvertTo-ExpectedType {
    param([hashtable] $Step, [string] $Name, [AllowNull()] [object] $Value)
    if (($Value -isnot [string]) -or -not $Step.Expect.ContainsKey($Name)) { return , $Value }
    $expected = $Step.Expect[$Name]
    if ($expected -is [bool]) {
        if ($Value -eq 'True') { return $true }
        if ($Value -eq 'False') { return $false }
    }
    if (($expected -is [long]) -and [regex]::IsMatch($Value, '^-?[0-9]{1,18}\z')) { return [long]::Parse($Value, [System.Globalization.CultureInfo]::InvariantCulture) }
    if ($expected -is [array]) { return , ([string[]] @($Value)) }
    return $Value
}

function Get-NamedValue {
    param([object] $Object, [string] $Name)
    if ($Object -is [System.Collections.IDictionary]) {
        if (-not $Object.Contains($Name)) { throw ('What was read has no property ' + $Name + '.') }
        return , $Object[$Name]
    }
    $property = $Object.PSObject.Properties[$Name]
    if ($null -eq $property) { throw ('What was read has no property ' + $Name + '.') }
    return , $property.Value
}

# A block may say something beside its state in an entry named Warning.
function Show-StateWarning {
    param([hashtable] $Step, [System.Collections.IDictionary] $Object)
    if ($Step.Names -contains 'Warning') { return }
    if (-not $Object.Contains('Warning')) { return }
    foreach ($text in @($Object['Warning'])) {
        if (-not [string]::IsNullOrEmpty([string] $text)) { Write-RunWarning -Message ($Step.Id + ': ' + [string] $text) }
    }
}

# The names of the expected properties that are not as planned; all of them where the object is absent.
function Get-Difference {
    param([Parameter(Mandatory = $true)] [hashtable] $Step, [Parameter(Mandatory = $true)] [hashtable] $State)
    foreach ($name in $Step.ExpectNames) {
        if (-not $State.Exists) { $name }
        elseif (-not (Test-SameValue -Left $State.Values[$name] -Right $Step.Expect[$name])) { $name }
    }
}

function Test-AsPlanned {
    param([hashtable] $Step, [hashtable] $State)
    return ($State.Exists -and (@(Get-Difference -Step $Step -State $State).Count -eq 0))
}

# What a block gets as $Before or $Now: its properties and Exists.
function ConvertTo-BlockArgument {
    param([hashtable] $State)
    $argument = @{ Exists = $State.Exists }
    foreach ($name in @($State.Values.get_Keys())) { $argument[$name] = $State.Values[$name] }
    return $argument
}
