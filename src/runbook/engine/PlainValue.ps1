# What is read from a live object, compared and recorded: null, boolean, integer, text, list of texts. Nothing else enters the journal.

# A deserialised enumeration is an integer whose text is its name: the type name tells, and the name is what the cmdlets take.
function ConvertTo-PlainValue {
    param([AllowNull()] [object] $Value)
    if ($null -eq $Value) { return $null }
    if ($Value -is [bool]) { return [bool] $Value }
    if ($Value -is [string]) { return [string] $Value }
    $typeName = [string] @($Value.PSObject.TypeNames)[0]
    $deserialized = $typeName.StartsWith('Deserialized.', [System.StringComparison]::Ordinal)
    if (-not $deserialized -and -not ($Value -is [System.Enum])) {
        if (($Value -is [int]) -or ($Value -is [long]) -or ($Value -is [int16]) -or ($Value -is [byte]) -or ($Value -is [uint16]) -or ($Value -is [uint32])) {
            return [long] $Value
        }
        if ($Value -is [System.Management.Automation.SwitchParameter]) { return [bool] $Value }
        if ($Value -is [DateTime]) { return $Value.ToUniversalTime().ToString('o', [System.Globalization.CultureInfo]::InvariantCulture) }
    }
    if (($Value -is [System.Collections.IEnumerable]) -and ($Value -isnot [System.Collections.IDictionary])) {
        $texts = [string[]] @(foreach ($item in $Value) { if ($null -ne $item) { [string] $item } })
        return , $texts
    }
    return [string] $Value
}

# Text without regard to case, lists as sets; null is not ''. An absent list is an empty one: which of the two comes back depends on the way it was read.
function Test-SameValue {
    param([AllowNull()] [object] $Left, [AllowNull()] [object] $Right)
    if (($Left -is [array]) -or ($Right -is [array])) { return (Test-SameSet -Left $Left -Right $Right) }
    if (($null -eq $Left) -or ($null -eq $Right)) { return (($null -eq $Left) -and ($null -eq $Right)) }
    $leftText = [string] $Left
    $rightText = [string] $Right
    return [string]::Equals($leftText, $rightText, [System.StringComparison]::OrdinalIgnoreCase)
}

function Test-SameSet {
    param([AllowNull()] [object] $Left, [AllowNull()] [object] $Right)
    $leftSet = New-Object -TypeName 'System.Collections.Generic.HashSet[string]' -ArgumentList ([System.StringComparer]::OrdinalIgnoreCase)
    $rightSet = New-Object -TypeName 'System.Collections.Generic.HashSet[string]' -ArgumentList ([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($item in @($Left)) { if ($null -ne $item) { [void] $leftSet.Add([string] $item) } }
    foreach ($item in @($Right)) { if ($null -ne $item) { [void] $rightSet.Add([string] $item) } }
    return $leftSet.SetEquals($rightSet)
}

# After an undo, null and '' count as equal: some properties cannot be set back to null. Which it was is residue.
function Test-RestoredValue {
    param([AllowNull()] [object] $Left, [AllowNull()] [object] $Right)
    if (Test-SameValue -Left $Left -Right $Right) { return $true }
    return ((Test-NoText -Value $Left) -and (Test-NoText -Value $Right))
}

function Test-NoText {
    param([AllowNull()] [object] $Value)
    if ($null -eq $Value) { return $true }
    if ($Value -is [array]) { return (@($Value).Count -eq 0) }
    return (([string] $Value) -eq '')
}

# The same limits when a value is written and when it is read back.
function Test-JournalValue {
    param([AllowNull()] [object] $Value)
    if ($null -eq $Value) { return $true }
    if (($Value -is [bool]) -or ($Value -is [long]) -or ($Value -is [int])) { return $true }
    if ($Value -is [string]) { return (Test-JournalText -Text $Value) }
    if ($Value -isnot [array]) { return $false }
    if (@($Value).Count -gt 10000) { return $false }
    foreach ($item in $Value) {
        if ($item -isnot [string]) { return $false }
        if (-not (Test-JournalText -Text $item)) { return $false }
    }
    return $true
}

function Test-JournalText {
    param([AllowEmptyString()] [string] $Text)
    if ($Text.Length -gt 262144) { return $false }
    return (-not [regex]::IsMatch($Text, '[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]'))
}
