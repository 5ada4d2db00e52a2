# Runs scripts as often as it is asked to in one PowerShell, each time in a runspace of its own: a table of some hundred
# runs does not pay for some hundred starts. Takes a line of JSON a request, answers with a line of JSON.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$console = [System.Console]::Out
# What a script compiled to is kept by its path and text: behind this link each one has the same path.
$link = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "owa-im-warm-shell-$PID")
$block = {
    param($Script, $Argument, $Module)
    if ($Module -ne '') { Import-Module -Name $Module -Global -DisableNameChecking }
    & $Script @Argument
    $global:LASTEXITCODE
}
while ($null -ne ($line = [System.Console]::In.ReadLine())) {
    $request = ConvertFrom-Json -InputObject $line -DateKind String
    foreach ($variable in $request.variables.PSObject.Properties) { [System.Environment]::SetEnvironmentVariable($variable.Name, $variable.Value) }
    $arguments = @{}
    foreach ($argument in $request.arguments.PSObject.Properties) { $arguments[$argument.Name] = $argument.Value }
    $script = $request.script
    if ([System.IO.Path]::DirectorySeparatorChar -eq '/') {
        [System.IO.File]::Delete($link)
        $null = [System.IO.File]::CreateSymbolicLink($link, [System.IO.Path]::GetDirectoryName($script))
        $script = [System.IO.Path]::Combine($link, [System.IO.Path]::GetFileName($script))
    }
    $captured = New-Object -TypeName System.IO.StringWriter
    [System.Console]::SetOut($captured)
    $shell = [powershell]::Create()
    $exitCode = 1
    $problem = ''
    try { $exitCode = @($shell.AddScript($block.ToString()).AddArgument($script).AddArgument($arguments).AddArgument($request.module).Invoke())[-1] }
    catch { $problem = [string] $_ }
    finally {
        $shell.Runspace.Dispose()
        $shell.Dispose()
        [System.Console]::SetOut($console)
    }
    $console.WriteLine((ConvertTo-Json -Compress -InputObject @{ exitCode = [int] [string] $exitCode; stdout = $captured.ToString(); stderr = $problem }))
    $console.Flush()
}
[System.IO.File]::Delete($link)
