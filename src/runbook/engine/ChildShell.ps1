# Runs PowerShell text in a child process of the same program as this shell, and returns its exit code and lines. Never leaves the child behind.
function Invoke-ChildShell {
    param(
        [Parameter(Mandatory = $true)] [string] $CommandText,
        [Parameter(Mandatory = $true)] [int] $TimeoutSeconds
    )
    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
    $start.FileName = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    $start.Arguments = '-NoProfile -NonInteractive -Command ' + (ConvertTo-CommandLineArgument -Text $CommandText)
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = New-Object -TypeName System.Diagnostics.Process
    $process.StartInfo = $start
    [void] $process.Start()
    try {
        $process.StandardInput.Close()
        # Both pipes are emptied at once: a child that waits for a full one would never end.
        $output = $process.StandardOutput.ReadToEndAsync()
        $problem = $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit($TimeoutSeconds * 1000)) { throw ('The child shell did not end within ' + $TimeoutSeconds + ' seconds and was stopped.') }
        $process.WaitForExit()
        return @{ ExitCode = $process.ExitCode; Lines = @(Split-Line -Text ($output.Result + "`n" + $problem.Result)) }
    }
    finally {
        Stop-ChildShell -Process $process
        $process.Dispose()
    }
}

function Split-Line {
    param([AllowEmptyString()] [string] $Text)
    foreach ($line in $Text.Split([char] 10)) {
        $clean = Get-OneLine -Text ([regex]::Replace($line, '\x1B\[[0-9;]*[A-Za-z]', ''))
        if ($clean -ne '') { $clean }
    }
}

# .NET knows to end the whole tree, the .NET Framework only the process itself.
function Stop-ChildShell {
    param([System.Diagnostics.Process] $Process)
    if ($Process.HasExited) { return }
    if ($null -ne [System.Diagnostics.Process].GetMethod('Kill', [type[]] @([bool]))) { $Process.Kill($true) }
    else { $Process.Kill() }
    [void] $Process.WaitForExit(10000)
}
