# Runs the engine's web.config functions over a folder of cases: <name>.in holds the bytes, <name>.case the words
#   edit <key> <hex of the value in UTF-8> ...      or      invert <inverse>
# Each gives <name>.out (the bytes, where there are any) and <name>.txt (the outcome, one line each).
param([string] $Engine, [string] $Folder)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
foreach ($name in @('WebConfigText', 'WebConfigXml', 'WebConfigSection', 'WebConfigInverse', 'WebConfigEdit', 'WebConfig')) {
    . ([System.IO.Path]::Combine($Engine, $name + '.ps1'))
}

function Get-Outcome {
    param([byte[]] $Bytes, [string[]] $Words)
    try {
        if ($Words[0] -eq 'invert') {
            $result = Undo-WebConfigByte -Bytes $Bytes -Inverse $Words[1]
            return @{ Bytes = $result.Bytes; Lines = @($result.Kind) + $result.Kept }
        }
        $keys = @{}
        for ($at = 1; $at -lt $Words.Length; $at += 2) {
            # Unit by unit: a decoder would mend half a surrogate pair.
            $units = ConvertFrom-WebConfigHex -Hex $Words[$at + 1]
            $text = New-Object -TypeName 'System.Char[]' -ArgumentList ($units.Length / 2)
            [System.Buffer]::BlockCopy($units, 0, $text, 0, $units.Length)
            $keys[$Words[$at]] = New-Object -TypeName System.String -ArgumentList (, $text)
        }
        $result = Edit-WebConfigByte -Bytes $Bytes -Key $keys
        Confirm-WebConfigResult -Path 'web.config' -Bytes $result.Bytes -Key $keys
        return @{ Bytes = $result.Bytes; Lines = @('edited', $result.Inverse) + @(foreach ($one in $result.Warnings) { Get-ProblemLine -Exception $one }) }
    }
    catch { return @{ Bytes = $null; Lines = @('refused', (Get-ProblemLine -Exception $_.Exception)) } }
}

function Get-ProblemLine {
    param([System.Exception] $Exception)
    $problem = $Exception.Data['WebConfigProblem']
    if ($null -eq $problem) { return 'not a problem: ' + $Exception.Message }
    return [string]::Concat($problem.Line, ':', $problem.Column, ' ', $problem.Code, ' ', $problem.Message, ' ', $problem.Remedy)
}

foreach ($case in [System.IO.Directory]::GetFiles($Folder, '*.case')) {
    $name = $case.Substring(0, $case.Length - 5)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $bytes = [System.IO.File]::ReadAllBytes($name + '.in')
    $outcome = Get-Outcome -Bytes $bytes -Words ([System.IO.File]::ReadAllText($case).Split([char] ' '))
    if ($null -ne $outcome.Bytes) { [System.IO.File]::WriteAllBytes($name + '.out', $outcome.Bytes) }
    $text = [string]::Join("`n", [string[]] $outcome.Lines)
    [System.IO.File]::WriteAllText($name + '.txt', $text, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
    [Console]::Out.WriteLine([string]::Concat([System.IO.Path]::GetFileName($name), ' ', [int] $watch.Elapsed.TotalMilliseconds))
}
