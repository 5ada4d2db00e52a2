# The edit of a web.config and its inverse, in memory; src/webconfig/edit.ts and invert.ts give the same bytes.

# Gives keys of appSettings their values: an existing value is replaced between its quotes, a new key becomes one of
# the last elements, and no other byte changes. Returns @{ Bytes; Inverse; Before; After; Values; Warnings }.
function Edit-WebConfigByte {
    param([AllowEmptyCollection()] [byte[]] $Bytes, [hashtable] $Key)
    $document = Read-WebConfigDocument -Bytes $Bytes
    $changes = @()
    $added = @()
    $keyTexts = @()
    $values = @{}
    foreach ($name in @(Get-WebConfigKeyName -Key $Key)) {
        $value = [string] $Key[$name]
        $entry = Find-WebConfigKey -Text $document.Text -Section $document.Section -Key $name
        $old = '-'
        $values[$name] = $null
        if ($null -ne $entry) {
            $values[$name] = Get-WebConfigEntryValue -Entry $entry
            if (Test-WebConfigSameText -Left $values[$name] -Right $value) { continue }
            $old = ConvertTo-WebConfigHex -Bytes ([System.Text.Encoding]::UTF8.GetBytes($values[$name]))
        }
        if ([regex]::IsMatch($value, '[^\t\n\r \x21-\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]')) {
            $place = $entry
            if ($null -eq $place) { $place = $document.Section.Element }
            throw (Get-WebConfigException -Before $document.Text.Substring(0, $place.At) -Code 'value' -Message ('The new value of ' + $name + ' has a character that XML can''t hold.') `
                    -Remedy 'Correct the value in the environment file.')
        }
        $keyTexts += $name + ':' + (ConvertTo-WebConfigHex -Bytes ([System.Text.Encoding]::UTF8.GetBytes($value))) + ':' + $old
        if ($null -ne $entry) { $changes += Get-WebConfigValueChange -Entry $entry -Value $value }
        else { $added += '<add key="' + $name + '" value="' + (ConvertTo-WebConfigAttribute -Value $value) + '" />' }
    }
    if ($added.Count -gt 0) { $changes += Get-WebConfigAppendChange -Text $document.Text -Section $document.Section -Added $added }
    $spliced = Merge-WebConfigChange -Document $document -Changes $changes
    $before = Get-WebConfigHash -Bytes $Bytes
    $after = Get-WebConfigHash -Bytes $spliced.Bytes
    $inverse = [string]::Join(';', [string[]] @('v1', $before, $after, [string]::Join(',', [string[]] $spliced.Ranges), [string]::Join(',', [string[]] $keyTexts)))
    return @{ Bytes = $spliced.Bytes; Inverse = $inverse; Before = $before; After = $after; Values = $values; Warnings = $document.Section.Warnings }
}

# Takes an edit back. Returns @{ Kind = 'restored' or 'merged'; Bytes; Kept }: in a file that changed since only our keys
# go or regain their old value, where the value is still ours, and Kept says in sentences what was left alone.
# $Only, where given, names the keys that may be touched in a file that changed since.
function Undo-WebConfigByte {
    param([AllowEmptyCollection()] [byte[]] $Bytes, [AllowEmptyString()] [string] $Inverse, [AllowNull()] [string[]] $Only = $null)
    $parsed = ConvertFrom-WebConfigInverse -Inverse $Inverse
    if ($null -eq $parsed) { throw (Get-WebConfigInverseException) }
    $hash = Get-WebConfigHash -Bytes $Bytes
    if ($hash -ceq $parsed.Before) { return @{ Kind = 'restored'; Bytes = $Bytes; Kept = @() } }
    if ($hash -cne $parsed.After) { return (Undo-WebConfigKey -Bytes $Bytes -Keys $parsed.Keys -Only $Only) }
    $stream = New-Object -TypeName System.IO.MemoryStream
    $copied = 0
    foreach ($range in $parsed.Ranges) {
        if ($range.Offset + $range.Length -gt $Bytes.Length) { throw (Get-WebConfigInverseException) }
        $stream.Write($Bytes, $copied, $range.Offset - $copied)
        $stream.Write($range.Before, 0, $range.Before.Length)
        $copied = $range.Offset + $range.Length
    }
    $stream.Write($Bytes, $copied, $Bytes.Length - $copied)
    $original = $stream.ToArray()
    if ((Get-WebConfigHash -Bytes $original) -cne $parsed.Before) { throw (Get-WebConfigInverseException) }
    return @{ Kind = 'restored'; Bytes = $original; Kept = @() }
}

function Undo-WebConfigKey {
    param([byte[]] $Bytes, [object[]] $Keys, [AllowNull()] [string[]] $Only)
    $document = Read-WebConfigDocument -Bytes $Bytes
    $changes = @()
    $kept = @()
    foreach ($one in $Keys) {
        if ($null -ne $Only -and $Only -notcontains $one.Name) { continue }
        $entries = @(Get-WebConfigEntry -Section $document.Section -Key $one.Name)
        if ($entries.Count -eq 0) {
            if ($null -ne $one.Before) { $kept += $one.Name + ' is no longer in the file; it is not put back.' }
            continue
        }
        if ($entries.Count -gt 1) {
            $kept += [string]::Concat($one.Name, ' is in the file ', $entries.Count, ' times now; all of them stay.')
            continue
        }
        $now = Get-WebConfigEntryValue -Entry $entries[0]
        if (-not (Test-WebConfigSameText -Left $now -Right $one.Value)) {
            if ($null -eq $one.Before -or -not (Test-WebConfigSameText -Left $now -Right $one.Before)) { $kept += $one.Name + ' has another value now; it stays.' }
        }
        elseif ($null -ne $one.Before) { $changes += Get-WebConfigValueChange -Entry $entries[0] -Value $one.Before }
        else {
            $at = $entries[0].At - (Get-WebConfigSeparator -Text $document.Text -At $entries[0].At).Length
            $changes += @{ At = $at; Length = $entries[0].End - $at; Text = '' }
        }
    }
    return @{ Kind = 'merged'; Bytes = (Merge-WebConfigChange -Document $document -Changes $changes).Bytes; Kept = $kept }
}

# In code-unit order, so that a hashtable's order makes no other bytes.
function Get-WebConfigKeyName {
    param([hashtable] $Key)
    $names = [string[]] @($Key.get_Keys())
    [System.Array]::Sort($names, [System.StringComparer]::Ordinal)
    foreach ($name in $names) {
        if (-not [regex]::IsMatch($name, '\A[A-Za-z][A-Za-z0-9._-]*\z')) { throw ('not a web.config key: ' + $name) }
        $name
    }
}

# The value between its quotes; an entry without a value attribute gets one behind its key.
function Get-WebConfigValueChange {
    param([hashtable] $Entry, [AllowEmptyString()] [string] $Value)
    $text = ConvertTo-WebConfigAttribute -Value $Value
    $present = Get-WebConfigAttribute -Element $Entry -Name 'value'
    if ($null -ne $present) { return @{ At = $present.ValueAt; Length = $present.ValueEnd - $present.ValueAt; Text = $text } }
    return @{ At = (Get-WebConfigAttribute -Element $Entry -Name 'key').ValueEnd + 1; Length = 0; Text = ' value="' + $text + '"' }
}

# Right between either kind of quote; tabs and line ends become references, since a reader would turn them into blanks.
function ConvertTo-WebConfigAttribute {
    param([AllowEmptyString()] [string] $Value)
    return $Value.Replace('&', '&amp;').Replace('<', '&lt;').Replace('>', '&gt;').Replace('"', '&quot;').Replace('''', '&apos;').Replace("`t", '&#9;').Replace("`n", '&#10;').Replace("`r", '&#13;')
}

# New elements as the last ones, laid out like what is there; <appSettings/> is opened.
function Get-WebConfigAppendChange {
    param([string] $Text, [hashtable] $Section, [string[]] $Added)
    $element = $Section.Element
    $content = ''
    if (-not $element.SelfClosing) { $content = $Text.Substring($element.TagEnd, $element.CloseAt - $element.TagEnd) }
    $own = Get-WebConfigSeparator -Text $Text -At $element.At
    if ($own.IndexOfAny([char[]] "`r`n") -lt 0) { $own = '' }
    $separator = Get-WebConfigNeighbourSeparator -Text $Text -Section $Section -Content $content -Own $own
    $lines = $separator + [string]::Join($separator, $Added)
    if ($element.SelfClosing) {
        $at = $Text.Substring(0, $element.TagEnd - 2).TrimEnd([char[]] " `t`r`n").Length
        return @{ At = $at; Length = $element.TagEnd - $at; Text = '>' + $lines + $own + '</appSettings>' }
    }
    $filled = $content.TrimEnd([char[]] " `t`r`n").Length
    # Nothing but blanks inside, on one line: the end tag goes onto a line of its own.
    if ($filled -eq 0 -and $content.IndexOfAny([char[]] "`r`n") -lt 0) { $lines += $own }
    return @{ At = $element.TagEnd + $filled; Length = 0; Text = $lines }
}

# What stands before the last element that begins a line, else before the last element, else before whatever comes first;
# in an empty section one level more than its own, whose indentation is one level.
function Get-WebConfigNeighbourSeparator {
    param([string] $Text, [hashtable] $Section, [AllowEmptyString()] [string] $Content, [AllowEmptyString()] [string] $Own)
    for ($index = $Section.Children.Count - 1; $index -ge 0; $index--) {
        $separator = Get-WebConfigSeparator -Text $Text -At $Section.Children[$index].At
        if ($separator.IndexOfAny([char[]] "`r`n") -ge 0) { return $separator }
    }
    if ($Section.Children.Count -gt 0) { return (Get-WebConfigSeparator -Text $Text -At $Section.Children[$Section.Children.Count - 1].At) }
    $first = [regex]::Match($Content, '[^ \t\r\n]')
    if ($first.Success) { return (Get-WebConfigSeparator -Text $Text -At ($Section.Element.TagEnd + $first.Index)) }
    if ($Own -eq '') { return '' }
    $indentation = $Own.TrimStart([char[]] "`r`n")
    if ($indentation -eq '') { $indentation = '  ' }
    return ($Own + $indentation)
}

# The line end and indentation before a place; where there is no line end, all blanks before it.
function Get-WebConfigSeparator {
    param([string] $Text, [int] $At)
    $start = $Text.Substring(0, $At).TrimEnd([char[]] " `t`r`n").Length
    $blanks = $Text.Substring($start, $At - $start)
    $line = [regex]::Match($blanks, '(?:\r\n|\r|\n)[ \t]*\z')
    if ($line.Success) { return $line.Value }
    return $blanks
}

# Makes the changes, which do not overlap, in the file's own bytes: every other byte is copied, not written again.
# Returns @{ Bytes; Ranges }, the ranges as the inverse has them.
function Merge-WebConfigChange {
    param([hashtable] $Document, [object[]] $Changes)
    $stream = New-Object -TypeName System.IO.MemoryStream
    $ranges = @()
    $copied = 0
    foreach ($change in @($Changes | Sort-Object -Property { $_.At })) {
        $start = Get-WebConfigByteOffset -Decoded $Document.Decoded -At $change.At
        $end = Get-WebConfigByteOffset -Decoded $Document.Decoded -At ($change.At + $change.Length)
        $piece = ConvertTo-WebConfigByte -Text $change.Text -Encoding $Document.Decoded.Encoding
        if ($null -eq $piece) {
            throw (Get-WebConfigException -Before $Document.Text.Substring(0, $change.At) -Code 'value' -Message ('The new value has a character that ' + $Document.Decoded.Encoding + ' lacks.') `
                    -Remedy 'Save the file as UTF-8 and correct its XML declaration.')
        }
        $stream.Write($Document.Bytes, $copied, $start - $copied)
        $old = New-Object -TypeName 'System.Byte[]' -ArgumentList ($end - $start)
        [System.Array]::Copy($Document.Bytes, $start, $old, 0, $old.Length)
        $ranges += [string]::Concat($stream.Length, ':', $piece.Length, ':', (ConvertTo-WebConfigHex -Bytes $old))
        $stream.Write($piece, 0, $piece.Length)
        $copied = $end
    }
    $stream.Write($Document.Bytes, $copied, $Document.Bytes.Length - $copied)
    return @{ Bytes = $stream.ToArray(); Ranges = $ranges }
}
