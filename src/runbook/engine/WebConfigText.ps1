# web.config as text: the same encodings, positions and refusals as src/webconfig in TypeScript, to the byte and to the letter.
# Everything that a server must not be left to guess is refused with line, column and remedy.

# $Before is the text up to the place. Columns count UTF-16 units.
function Get-WebConfigException {
    param([AllowEmptyString()] [string] $Before, [string] $Code, [string] $Message, [string] $Remedy)
    $lines = [regex]::Split($Before, '\r\n|\r|\n')
    $column = $lines[$lines.Length - 1].Length + 1
    $text = [string]::Concat($lines.Length, ':', $column, ': ', $Message, ' ', $Remedy)
    $exception = New-Object -TypeName System.InvalidOperationException -ArgumentList $text
    $exception.Data['WebConfigProblem'] = @{ Code = $Code; Line = $lines.Length; Column = $column; Message = $Message; Remedy = $Remedy }
    return $exception
}

# A name from the file as a sentence may hold it: nobody reads one of a megabyte.
function Get-WebConfigBriefName {
    param([AllowEmptyString()] [string] $Name)
    if ($Name.Length -gt 60) { return ($Name.Substring(0, 60) + '...') }
    return $Name
}

function Get-WebConfigEncodingException {
    param([AllowEmptyString()] [string] $Before, [string] $Message)
    return (Get-WebConfigException -Before $Before -Code 'encoding' -Message $Message `
            -Remedy 'Save the file as UTF-8 with a byte order mark, and let its XML declaration say so.')
}

# Groups 1 and 2 lead to the encoding's quote, 3 or 4 is the encoding. Version 1.1 is refused by .NET's readers, and so here.
function Get-WebConfigDeclarationPattern {
    return '\A<\?xml([ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|''1\.0''))(?:([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*)(?:"([A-Za-z][A-Za-z0-9._-]*)"|''([A-Za-z][A-Za-z0-9._-]*)''))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|''(?:yes|no)''))?[ \t\r\n]*\?>'
}

# Characters of windows-1252 at 0x80 to 0x9F; the five that it leaves open stand for themselves, as in .NET.
function Get-WebConfigCodePage {
    return New-Object -TypeName System.String -ArgumentList (, [char[]] @(
            0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
            0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178))
}

# Only encodings in which bytes and text determine each other. Text has no byte order mark.
function ConvertFrom-WebConfigByte {
    param([AllowEmptyCollection()] [byte[]] $Bytes)
    $head = [System.BitConverter]::ToString($Bytes, 0, [System.Math]::Min(4, $Bytes.Length)).Replace('-', '')
    if (@('FFFE0000', '0000FEFF', '0000003C', '3C000000') -contains $head) {
        throw (Get-WebConfigEncodingException -Before '' -Message 'The file is in UTF-32.')
    }
    if ($head -clike '3C00*' -or $head -clike '003C*') {
        throw (Get-WebConfigEncodingException -Before '' -Message 'The file is in UTF-16 without a byte order mark.')
    }
    if ($head -clike 'FFFE*') { $result = @{ Encoding = 'utf-16le'; MarkLength = 2; Text = (ConvertFrom-WebConfigUtf16 -Bytes $Bytes) } }
    elseif ($head -clike 'FEFF*') { $result = @{ Encoding = 'utf-16be'; MarkLength = 2; Text = (ConvertFrom-WebConfigUtf16 -Bytes $Bytes -BigEndian) } }
    elseif ($head -clike 'EFBBBF*') { $result = @{ Encoding = 'utf-8'; MarkLength = 3; Text = (ConvertFrom-WebConfigUtf8 -Bytes $Bytes -Start 3) } }
    else { return (ConvertFrom-WebConfigUnmarked -Bytes $Bytes) }
    $expected = $result.Encoding
    if ($expected -ne 'utf-8') { $expected = 'utf-16' }
    $declared = Get-WebConfigDeclaredEncoding -Text $result.Text
    if ($null -ne $declared -and $declared.Name.ToLowerInvariant() -cne $expected) {
        throw (Get-WebConfigEncodingException -Before $result.Text.Substring(0, $declared.At) `
                -Message ('The XML declaration says ' + (Get-WebConfigBriefName -Name $declared.Name) + ', but the byte order mark says ' + $expected + '.'))
    }
    return $result
}

function ConvertFrom-WebConfigUnmarked {
    param([AllowEmptyCollection()] [byte[]] $Bytes)
    $latin = [System.Text.Encoding]::GetEncoding(28591).GetString($Bytes)
    $declared = Get-WebConfigDeclaredEncoding -Text $latin
    $name = 'utf-8'
    $before = ''
    if ($null -ne $declared) {
        $name = $declared.Name.ToLowerInvariant()
        $before = $latin.Substring(0, $declared.At)
    }
    switch -CaseSensitive ($name) {
        'utf-8' { return @{ Encoding = $name; MarkLength = 0; Text = (ConvertFrom-WebConfigUtf8 -Bytes $Bytes -Start 0) } }
        'iso-8859-1' { return @{ Encoding = $name; MarkLength = 0; Text = $latin } }
        'windows-1252' {
            $page = Get-WebConfigCodePage
            $text = [regex]::Replace($latin, '[\x80-\x9f]', { param($found) [string] $page[[int] $found.Value[0] - 0x80] })
            return @{ Encoding = $name; MarkLength = 0; Text = $text }
        }
        'us-ascii' {
            $bad = [regex]::Match($latin, '[\x80-\xff]')
            if ($bad.Success) {
                throw (Get-WebConfigEncodingException -Before $latin.Substring(0, $bad.Index) -Message 'The XML declaration says us-ascii, but this byte is not ASCII.')
            }
            return @{ Encoding = $name; MarkLength = 0; Text = $latin }
        }
        'utf-16' { throw (Get-WebConfigEncodingException -Before $before -Message 'The XML declaration says utf-16, but the file has no byte order mark.') }
        default { throw (Get-WebConfigEncodingException -Before $before -Message ('The encoding ' + (Get-WebConfigBriefName -Name $declared.Name) + ' can''t be kept byte for byte.')) }
    }
}

function Get-WebConfigDeclaredEncoding {
    param([AllowEmptyString()] [string] $Text)
    $found = [regex]::Match($Text, (Get-WebConfigDeclarationPattern))
    $name = $found.Groups[3].Value + $found.Groups[4].Value
    if ($name -eq '') { return $null }
    return @{ Name = $name; At = '<?xml'.Length + $found.Groups[1].Length + $found.Groups[2].Length + 1 }
}

function ConvertFrom-WebConfigUtf8 {
    param([AllowEmptyCollection()] [byte[]] $Bytes, [int] $Start)
    try { return (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false, $true).GetString($Bytes, $Start, $Bytes.Length - $Start) }
    catch [System.Management.Automation.MethodInvocationException] { $fault = $_.Exception.InnerException }
    if ($fault -isnot [System.ArgumentException]) { throw $fault }
    # How many bytes are whole, valid characters: table 3-7 of the Unicode standard.
    $latin = [System.Text.Encoding]::GetEncoding(28591).GetString($Bytes, $Start, $Bytes.Length - $Start)
    $good = [regex]::Match($latin, '\A(?>(?:[^\x80-\xff]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})*)')
    throw (Get-WebConfigEncodingException -Before ([System.Text.Encoding]::UTF8.GetString($Bytes, $Start, $good.Length)) -Message 'This byte is not valid UTF-8.')
}

# Unit by unit, since a lenient decoder hides what a strict one does not locate.
function ConvertFrom-WebConfigUtf16 {
    param([byte[]] $Bytes, [switch] $BigEndian)
    $length = [int] [System.Math]::Floor(($Bytes.Length - 2) / 2)
    $units = New-Object -TypeName 'System.Char[]' -ArgumentList $length
    if ($BigEndian) {
        $body = New-Object -TypeName 'System.Byte[]' -ArgumentList (2 * $length)
        [System.Array]::Copy($Bytes, 2, $body, 0, 2 * $length)
        [System.Array]::Reverse($body)
        [System.Buffer]::BlockCopy($body, 0, $units, 0, 2 * $length)
        [System.Array]::Reverse($units)
    }
    else { [System.Buffer]::BlockCopy($Bytes, 2, $units, 0, 2 * $length) }
    $text = New-Object -TypeName System.String -ArgumentList (, $units)
    $lone = [regex]::Match($text, '[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]')
    if ($lone.Success) { throw (Get-WebConfigEncodingException -Before $text.Substring(0, $lone.Index) -Message 'This half of a surrogate pair stands alone.') }
    if ($Bytes.Length % 2 -ne 0) { throw (Get-WebConfigEncodingException -Before $text -Message 'The file ends in the middle of a UTF-16 character.') }
    return $text
}

# The bytes of a text in the file's encoding, or nothing where the encoding lacks a character.
function ConvertTo-WebConfigByte {
    param([AllowEmptyString()] [string] $Text, [string] $Encoding)
    switch -CaseSensitive ($Encoding) {
        'utf-8' { return , [System.Text.Encoding]::UTF8.GetBytes($Text) }
        'utf-16le' { return , [System.Text.Encoding]::Unicode.GetBytes($Text) }
        'utf-16be' { return , [System.Text.Encoding]::BigEndianUnicode.GetBytes($Text) }
        'windows-1252' {
            $page = Get-WebConfigCodePage
            if ([regex]::IsMatch($Text, '[^\x00-\x7f\xa0-\xff' + $page + ']')) { return }
            $Text = [regex]::Replace($Text, '[' + $page + ']', { param($found) [string] [char] (0x80 + $page.IndexOf($found.Value[0])) })
        }
        'iso-8859-1' { if ([regex]::IsMatch($Text, '[^\x00-\xff]')) { return } }
        'us-ascii' { if ([regex]::IsMatch($Text, '[^\x00-\x7f]')) { return } }
    }
    return , [System.Text.Encoding]::GetEncoding(28591).GetBytes($Text)
}

# Where a character of the text begins in the file.
function Get-WebConfigByteOffset {
    param([hashtable] $Decoded, [int] $At)
    if ($Decoded.Encoding -eq 'utf-8') { return ($Decoded.MarkLength + [System.Text.Encoding]::UTF8.GetByteCount($Decoded.Text.Substring(0, $At))) }
    if ($Decoded.MarkLength -gt 0) { return ($Decoded.MarkLength + 2 * $At) }
    return $At
}
