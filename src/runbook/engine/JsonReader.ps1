# A strict reader for lines that ConvertTo-JsonText wrote: no white space, no floating point, no duplicate names, bounded depth.
# Objects become hashtables with case-sensitive names, lists become arrays. Anything else throws.
function ConvertFrom-JsonText {
    param([Parameter(Mandatory = $true)] [string] $Text)
    $pattern = '\G(?:(?<text>"(?>[\x20-\x21\x23-\x5B\x5D-\x7E]+|\\(?:["\\nrt]|u[0-9a-f]{4}))*")|(?<number>-?(?:0|[1-9][0-9]{0,17}))|(?<word>true|false|null)|(?<mark>[{}\[\],:]))'
    $reader = @{ Text = $Text; Position = 0; Pattern = (New-Object -TypeName System.Text.RegularExpressions.Regex -ArgumentList $pattern) }
    $value = Read-JsonValue -Reader $reader -Depth 0
    if ($reader.Position -ne $Text.Length) { throw ('Text after the value, at character ' + ($reader.Position + 1) + '.') }
    return , $value.Value
}

function Read-JsonToken {
    param([Parameter(Mandatory = $true)] [hashtable] $Reader)
    $match = $Reader.Pattern.Match($Reader.Text, $Reader.Position)
    if (-not $match.Success) { throw ('Not the JSON that the engine writes, at character ' + ($Reader.Position + 1) + '.') }
    $Reader.Position += $match.Length
    foreach ($kind in @('text', 'number', 'word', 'mark')) {
        if ($match.Groups[$kind].Success) { return @{ Kind = $kind; Text = $match.Value } }
    }
}

# Returns @{ Value = ... }: an empty list returned bare would vanish in the pipeline.
function Read-JsonValue {
    param([Parameter(Mandatory = $true)] [hashtable] $Reader, [int] $Depth)
    if ($Depth -gt 4) { throw 'Nested too deep.' }
    $token = Read-JsonToken -Reader $Reader
    switch ($token.Kind) {
        'text' { return @{ Value = (ConvertFrom-JsonString -Text $token.Text) } }
        'number' { return @{ Value = [long]::Parse($token.Text, [System.Globalization.CultureInfo]::InvariantCulture) } }
        'word' {
            if ($token.Text -ceq 'null') { return @{ Value = $null } }
            return @{ Value = ($token.Text -ceq 'true') }
        }
    }
    if ($token.Text -ceq '{') { return @{ Value = (Read-JsonObject -Reader $Reader -Depth $Depth) } }
    if ($token.Text -ceq '[') {
        $list = Read-JsonList -Reader $Reader -Depth $Depth
        return @{ Value = $list.Items }
    }
    throw ('Unexpected ' + $token.Text + ' before character ' + ($Reader.Position + 1) + '.')
}

function Read-JsonObject {
    param([Parameter(Mandatory = $true)] [hashtable] $Reader, [int] $Depth)
    $object = New-Object -TypeName System.Collections.Hashtable -ArgumentList ([System.StringComparer]::Ordinal)
    $token = Read-JsonToken -Reader $Reader
    if ($token.Text -ceq '}') { return $object }
    while ($true) {
        if ($token.Kind -ne 'text') { throw ('A name is expected before character ' + ($Reader.Position + 1) + '.') }
        $name = ConvertFrom-JsonString -Text $token.Text
        if ($object.ContainsKey($name)) { throw ('The name ' + $name + ' comes twice.') }
        if ((Read-JsonToken -Reader $Reader).Text -cne ':') { throw ('A colon is expected before character ' + ($Reader.Position + 1) + '.') }
        $object[$name] = (Read-JsonValue -Reader $Reader -Depth ($Depth + 1)).Value
        $token = Read-JsonToken -Reader $Reader
        if ($token.Text -ceq '}') { return $object }
        if ($token.Text -cne ',') { throw ('A comma is expected before character ' + ($Reader.Position + 1) + '.') }
        $token = Read-JsonToken -Reader $Reader
    }
}

function Read-JsonList {
    param([Parameter(Mandatory = $true)] [hashtable] $Reader, [int] $Depth)
    $items = New-Object -TypeName System.Collections.ArrayList
    if (($Reader.Position -lt $Reader.Text.Length) -and ($Reader.Text[$Reader.Position] -ceq ']')) {
        $Reader.Position += 1
        return @{ Items = [object[]] @() }
    }
    while ($true) {
        [void] $items.Add((Read-JsonValue -Reader $Reader -Depth ($Depth + 1)).Value)
        $token = Read-JsonToken -Reader $Reader
        if ($token.Text -ceq ']') { return @{ Items = $items.ToArray() } }
        if ($token.Text -cne ',') { throw ('A comma is expected before character ' + ($Reader.Position + 1) + '.') }
    }
}

function ConvertFrom-JsonString {
    param([Parameter(Mandatory = $true)] [string] $Text)
    $inner = $Text.Substring(1, $Text.Length - 2)
    if ($inner.IndexOf('\') -lt 0) { return $inner }
    $unescape = [System.Text.RegularExpressions.MatchEvaluator] {
        param($Match)
        switch -CaseSensitive ($Match.Value.Substring(1, 1)) {
            'n' { return [string] [char] 10 }
            'r' { return [string] [char] 13 }
            't' { return [string] [char] 9 }
            'u' { return [string] [char] [System.Convert]::ToInt32($Match.Value.Substring(2), 16) }
        }
        return $Match.Value.Substring(1)
    }
    return [regex]::Replace($inner, '\\(?:u[0-9a-f]{4}|.)', $unescape)
}
