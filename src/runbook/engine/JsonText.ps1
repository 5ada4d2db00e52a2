# JSON as the engine writes it: one line, 7-bit ASCII, no spaces. ConvertTo-Json is not used, since its text differs between versions.

# What cannot stand in a text as it is.
$script:JsonSpecial = New-Object -TypeName System.Text.RegularExpressions.Regex -ArgumentList '[^\x20-\x21\x23-\x5B\x5D-\x7E]'

function ConvertTo-JsonString {
    param([AllowEmptyString()] [string] $Text)
    if (-not $script:JsonSpecial.IsMatch($Text)) { return '"' + $Text + '"' }
    $escape = [System.Text.RegularExpressions.MatchEvaluator] {
        param($Match)
        switch ([int] $Match.Value[0]) {
            34 { return '\"' }
            92 { return '\\' }
            10 { return '\n' }
            13 { return '\r' }
            9 { return '\t' }
        }
        return '\u' + ([int] $Match.Value[0]).ToString('x4', [System.Globalization.CultureInfo]::InvariantCulture)
    }
    return '"' + $script:JsonSpecial.Replace($Text, $escape) + '"'
}

# Values: null, boolean, integer, text, lists and dictionaries of these.
# An ordered dictionary keeps its order, a hashtable is written in the order of its names, since its own order is random.
function ConvertTo-JsonText {
    param([AllowNull()] [object] $Value)
    if ($null -eq $Value) { return 'null' }
    if ($Value -is [bool]) {
        if ($Value) { return 'true' }
        return 'false'
    }
    if ($Value -is [string]) { return (ConvertTo-JsonString -Text $Value) }
    if (($Value -is [int]) -or ($Value -is [long])) { return $Value.ToString([System.Globalization.CultureInfo]::InvariantCulture) }
    if ($Value -is [System.Collections.IDictionary]) {
        $names = @($Value.get_Keys())
        if ($Value -isnot [System.Collections.Specialized.OrderedDictionary]) { $names = @(Get-SortedText -Text $names) }
        $members = @(foreach ($name in $names) {
                $member = $Value[$name]
                # Most of what a run writes is plain text, and a call costs more than the look.
                if (($member -is [string]) -and -not $script:JsonSpecial.IsMatch($name + $member)) { '"' + $name + '":"' + $member + '"' }
                else { (ConvertTo-JsonString -Text $name) + ':' + (ConvertTo-JsonText -Value $member) }
            })
        return '{' + [string]::Join(',', [string[]] $members) + '}'
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $items = @(foreach ($item in $Value) { ConvertTo-JsonText -Value $item })
        return '[' + [string]::Join(',', [string[]] $items) + ']'
    }
    throw ('A value of type ' + $Value.GetType().FullName + ' has no place in JSON here.')
}

# Ordinal order: Sort-Object follows the culture.
function Get-SortedText {
    param([AllowEmptyCollection()] [string[]] $Text)
    $sorted = [string[]] @($Text)
    [System.Array]::Sort($sorted, [System.StringComparer]::Ordinal)
    return $sorted
}
