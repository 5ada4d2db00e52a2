# Runs scripts one after the other in one PowerShell, each in a runspace of its own: a table of some hundred runs does not
# pay for some hundred starts. Reads a line of JSON a request, answers with a line of JSON.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$console = [Console]::Out
$run = {
    param($Script, $Argument)
    Import-Module OrganisationShell -Global -DisableNameChecking
    & $Script @Argument
    $global:LASTEXITCODE
}
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $request = ConvertFrom-Json -InputObject $line -AsHashtable
    foreach ($name in $request.variables.Keys) { [Environment]::SetEnvironmentVariable($name, $request.variables[$name]) }
    $captured = New-Object -TypeName System.IO.StringWriter
    [Console]::SetOut($captured)
    $shell = [powershell]::Create()
    $exitCode = 1
    $errors = ''
    try { $exitCode = @($shell.AddScript($run.ToString()).AddArgument($request.script).AddArgument($request.arguments).Invoke())[-1] }
    catch { $errors = [string] $_ }
    finally {
        $shell.Runspace.Dispose()
        $shell.Dispose()
        [Console]::SetOut($console)
    }
    $answer = @{ exitCode = [int] [string] $exitCode; stdout = $captured.ToString(); stderr = $errors }
    $console.WriteLine((ConvertTo-Json -InputObject $answer -Compress))
    $console.Flush()
}
