# Waits for runs of scripts, and runs each in a runspace of its own as `pwsh -File` would (warm-pwsh.ts). A line of the pipe
# `requests` names the folder of a run: `arguments` and `environment`, ended by NUL each, `directory`, and the pipes `out`,
# `err` and `end`, which takes the exit code. Ends when nobody holds `requests` open any more.
param([string] $Folder)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

function Get-NativeCopy {
    # `dup2` of the C library: makes the second descriptor another name of the first.
    $assembly = [System.Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly('Descriptors', 'Run')
    $type = $assembly.DefineDynamicModule('Descriptors').DefineType('Descriptors', 'Public')
    $method = $type.DefinePInvokeMethod('dup2', 'libc', 'Public, Static, PinvokeImpl', 'Standard', [int], @([int], [int]), 'Winapi', 'Ansi')
    $method.SetImplementationFlags('PreserveSig')
    $type.CreateType()
}
$descriptors = Get-NativeCopy

# Whatever writes to the one file writes to the other from now on: .NET keeps copies of its descriptors, and so may a script.
function Move-Output {
    param([string] $From, [string] $To)
    $stream = Open-File -Path $To
    $opened = [int] $stream.SafeFileHandle.DangerousGetHandle()
    foreach ($link in [System.IO.Directory]::GetFiles('/proc/self/fd')) {
        try { $target = [System.IO.File]::ResolveLinkTarget($link, $false) } catch { continue }
        if ($null -ne $target -and $target.FullName -eq $From) { $null = $descriptors::dup2($opened, [int] [System.IO.Path]::GetFileName($link)) }
    }
    $stream.Dispose()
}

function Open-File {
    param([string] $Path)
    [System.IO.FileStream]::new($Path, 'Open', 'Write', 'ReadWrite', 1)
}

function Read-List {
    param([string] $Path)
    $text = [System.IO.File]::ReadAllText($Path)
    , $text.Substring(0, $text.Length - 1).Split("`0")
}

function Set-Environment {
    param([string[]] $Variables)
    $given = @{}
    foreach ($variable in $Variables) {
        $name, $value = $variable -split '=', 2
        $given[$name] = $true
        [System.Environment]::SetEnvironmentVariable($name, $value)
    }
    foreach ($name in @([System.Environment]::GetEnvironmentVariables().get_Keys())) {
        if (-not $given.ContainsKey($name)) { [System.Environment]::SetEnvironmentVariable($name, $null) }
    }
}

# What a script compiled to is kept by its path and text, and a plan's copy lies elsewhere in each run: a link gives the
# folder of each script a path that stays.
function Get-LastingPath {
    param([string] $Path, [int] $Number)
    $link = [System.IO.Path]::Combine($Folder, "scripts-$Number")
    [System.IO.File]::Delete($link)
    $null = [System.IO.File]::CreateSymbolicLink($link, [System.IO.Path]::GetDirectoryName($Path))
    [System.IO.Path]::Combine($link, [System.IO.Path]::GetFileName($Path))
}

function New-Command {
    param([string[]] $Arguments)
    $at = [array]::IndexOf($Arguments, '-File') + 1
    $command = [System.Management.Automation.Runspaces.Command]::new($Arguments[$at], $false, $false)
    $number = 0
    foreach ($argument in ($Arguments | Select-Object -Skip ($at + 1))) {
        if ($argument -match '^-[A-Za-z]\w*(:|$)') {
            $name, $value = $argument -split ':', 2
            if ($value -in '$true', '$false') { $value = $value -eq '$true' }
            $command.Parameters.Add([System.Management.Automation.Runspaces.CommandParameter]::new($name, $value))
            continue
        }
        if ($argument -match '^/.*\.ps1$' -and [System.IO.File]::Exists($argument)) {
            $number++
            $argument = Get-LastingPath -Path $argument -Number $number
        }
        $command.Parameters.Add([System.Management.Automation.Runspaces.CommandParameter]::new([NullString]::Value, $argument))
    }
    $command.MergeMyResults('Error', 'Output')
    $command
}

# Gives the exit code: what `exit` left in the runspace, and 1 for a script that an error ended.
function Invoke-Run {
    param([string[]] $Arguments)
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($Host, [initialsessionstate]::CreateDefault2())
    $runspace.ThreadOptions = 'ReuseThread'
    $runspace.Open()
    try {
        $pipeline = $runspace.CreatePipeline()
        $pipeline.Commands.Add((New-Command -Arguments $Arguments))
        $pipeline.Commands.Add('Out-Default')
        try { $null = $pipeline.Invoke() }
        catch {
            $cause = $_.Exception
            if ($cause -is [System.Management.Automation.MethodInvocationException]) { $cause = $cause.InnerException }
            [System.Console]::Error.WriteLine((Out-String -InputObject $cause.ErrorRecord).TrimEnd())
            return 1
        }
        $code = $runspace.SessionStateProxy.GetVariable('LASTEXITCODE')
        if ($null -eq $code) { 0 } else { [int] $code }
    }
    finally { $runspace.Dispose() }
}

$requests = [System.IO.StreamReader]::new([System.IO.FileStream]::new("$Folder/requests", 'Open', 'Read', 'ReadWrite', 1))
while ($null -ne ($place = $requests.ReadLine())) {
    [System.IO.File]::WriteAllText("$Folder/busy", $place)
    $end = Open-File -Path "$place/end"
    foreach ($name in 'out', 'err') { Move-Output -From "$Folder/$name" -To "$place/$name" }
    Set-Environment -Variables (Read-List -Path "$place/environment")
    [System.Environment]::CurrentDirectory = [System.IO.File]::ReadAllText("$place/directory").TrimEnd("`n")
    $code = 1
    try { $code = Invoke-Run -Arguments (Read-List -Path "$place/arguments") }
    catch { [System.Console]::Error.WriteLine([string] $_) }
    [System.Environment]::CurrentDirectory = $Folder
    foreach ($name in 'out', 'err') { Move-Output -From "$place/$name" -To "$Folder/$name" }
    try { $end.Write([System.Text.Encoding]::ASCII.GetBytes("$code`n")) } catch [System.IO.IOException] { }
    $end.Dispose()
    [System.IO.File]::Delete("$Folder/busy")
}
