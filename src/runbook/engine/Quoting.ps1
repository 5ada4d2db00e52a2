# The two quoting functions of the engine: a PowerShell literal, and an argument of a Windows command line.

# PowerShell takes the typographic single quotes for the straight one, so all of them are doubled.
function ConvertTo-SingleQuoted {
    param([AllowEmptyString()] [string] $Text)
    return "'" + [regex]::Replace($Text, "['\u2018\u2019\u201A\u201B]", '$0$0') + "'"
}

# The rules of CommandLineToArgvW: backslashes count only before a quote.
function ConvertTo-CommandLineArgument {
    param([AllowEmptyString()] [string] $Text)
    $escaped = [regex]::Replace($Text, '(\\*)"', '$1$1\"')
    $escaped = [regex]::Replace($escaped, '(\\+)\z', '$1$1')
    return '"' + $escaped + '"'
}
