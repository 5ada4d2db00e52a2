# The commands of the workbench. Its organisation is a folder of text files, one object a file, one property a line.
# Every state-changing call is counted in calls.txt; fault.txt ("<number> <fault>") lets one of them fail or end the process.
Set-StrictMode -Version 3.0
$folder = [System.Environment]::GetEnvironmentVariable('OWA_IM_WORKBENCH')

function Read-Thing {
    param([string] $Name)
    $path = [System.IO.Path]::Combine($folder, $Name + '.txt')
    if (-not [System.IO.File]::Exists($path)) { return }
    $thing = @{}
    foreach ($line in [System.IO.File]::ReadAllLines($path)) {
        $parts = $line.Split([char[]] @('='), 2)
        if ($parts.Length -ne 2) { continue }
        if ($parts[1] -eq '(null)') { $thing[$parts[0]] = $null }
        elseif ($parts[1].StartsWith('[')) { $thing[$parts[0]] = [string[]] @($parts[1].Trim('[', ']').Split([char[]] @(','), [System.StringSplitOptions]::RemoveEmptyEntries)) }
        else { $thing[$parts[0]] = $parts[1] }
    }
    return $thing
}

function Write-Thing {
    param([string] $Name, [hashtable] $Value, [switch] $Remove)
    $fault = Add-Call -Text ($Name + ' ' + [string]::Join(',', [string[]] @($Value.get_Keys() | Sort-Object)))
    if ($fault -eq 'fail-before') { throw 'The call failed.' }
    if ($fault -eq 'kill-before') { [System.Diagnostics.Process]::GetCurrentProcess().Kill(); Start-Sleep -Seconds 30 }
    $path = [System.IO.Path]::Combine($folder, $Name + '.txt')
    if ($Remove) { [System.IO.File]::Delete($path) }
    else {
        $thing = Read-Thing -Name $Name
        if ($null -eq $thing) { $thing = @{} }
        foreach ($key in @($Value.get_Keys())) { $thing[$key] = $Value[$key] }
        $lines = @(foreach ($key in @($thing.get_Keys() | Sort-Object)) {
                if ($null -eq $thing[$key]) { $key + '=(null)' }
                elseif ($thing[$key] -is [array]) { $key + '=[' + [string]::Join(',', [string[]] $thing[$key]) + ']' }
                else { $key + '=' + [string] $thing[$key] }
            })
        [System.IO.File]::WriteAllText($path, [string]::Join("`n", [string[]] $lines) + "`n")
    }
    if ($fault -eq 'fail-after') { throw 'The answer was lost.' }
    if ($fault -eq 'kill-after') { [System.Diagnostics.Process]::GetCurrentProcess().Kill(); Start-Sleep -Seconds 30 }
}

function Add-Call {
    param([string] $Text)
    $calls = [System.IO.Path]::Combine($folder, 'calls.txt')
    [System.IO.File]::AppendAllText($calls, $Text + "`n")
    $number = [System.IO.File]::ReadAllLines($calls).Length
    $path = [System.IO.Path]::Combine($folder, 'fault.txt')
    if (-not [System.IO.File]::Exists($path)) { return '' }
    $parts = [System.IO.File]::ReadAllText($path).Trim().Split(' ')
    if ([int] $parts[0] -ne $number) { return '' }
    if ($parts[1] -eq 'stop') { [System.IO.File]::WriteAllText([System.IO.Path]::Combine([System.Environment]::GetEnvironmentVariable('OWA_IM_WORKBENCH_JOURNAL'), 'stop'), '') }
    return $parts[1]
}

function Read-Switch {
    param([string] $Name)
    return [System.IO.File]::Exists([System.IO.Path]::Combine($folder, $Name))
}

Export-ModuleMember -Function @('Read-Thing', 'Write-Thing', 'Read-Switch')
