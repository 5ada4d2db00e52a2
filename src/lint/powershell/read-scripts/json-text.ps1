# JSON in 7-bit ASCII, put together as text: objects would take many times as long.

# What JSON needs no escape for. Where many texts are written it is looked at in place: a call takes thirty times as long.
$plain = '\A[ !#-\[\]-~]*\z'

function ConvertTo-JsonText {
    param([AllowEmptyString()] [string] $Text)
    if ($Text -cmatch $plain) { return '"' + $Text + '"' }
    $builder = New-Object -TypeName System.Text.StringBuilder
    [void] $builder.Append('"')
    foreach ($character in $Text.ToCharArray()) {
        $code = [int] $character
        if ($code -lt 32 -or $code -gt 126 -or $code -eq 34 -or $code -eq 92) {
            [void] $builder.Append('\u').Append($code.ToString('x4'))
        } else {
            [void] $builder.Append($character)
        }
    }
    [void] $builder.Append('"')
    return $builder.ToString()
}

function Format-Range {
    param($Start, $End)
    return '{"start":' + $Start + ',"end":' + $End + '}'
}
