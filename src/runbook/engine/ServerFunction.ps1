# The engine's functions that script blocks for a server may call: those about web.config and the server's lock.
# They are sent to each session once, as text; on a local server the exported ones are called in place.
function Get-ServerFunction {
    # Only what is loaded: a wildcard alone would search every module of the machine.
    Get-Command -Name @('*-*WebConfig*', '*-OwaImLock') -CommandType Function -ListImported
}

function Get-ServerFunctionText {
    $text = New-Object -TypeName System.Text.StringBuilder
    [void] $text.AppendLine('$global:ErrorActionPreference = ''Stop''')
    foreach ($function in @(Get-ServerFunction)) {
        [void] $text.AppendLine('function global:' + $function.Name + ' {')
        [void] $text.AppendLine($function.ScriptBlock.ToString())
        [void] $text.AppendLine('}')
    }
    return $text.ToString()
}
