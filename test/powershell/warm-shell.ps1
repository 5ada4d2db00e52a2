# Runs scripts as often as it is asked to in one PowerShell, each time in a runspace of its own: a table of some hundred
# runs does not pay for some hundred starts. Takes a line of JSON a request, answers with a line of JSON.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$console = [System.Console]::Out
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
    $captured = New-Object -TypeName System.IO.StringWriter
    [System.Console]::SetOut($captured)
    $shell = [powershell]::Create()
    $exitCode = 1
    $problem = ''
    try { $exitCode = @($shell.AddScript($block.ToString()).AddArgument($request.script).AddArgument($arguments).AddArgument($request.module).Invoke())[-1] }
    catch { $problem = [string] $_ }
    finally {
        $shell.Runspace.Dispose()
        $shell.Dispose()
        [System.Console]::SetOut($console)
    }
    $console.WriteLine((ConvertTo-Json -Compress -InputObject @{ exitCode = [int] [string] $exitCode; stdout = $captured.ToString(); stderr = $problem }))
    $console.Flush()
}
