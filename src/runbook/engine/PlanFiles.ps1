# The digest is the SHA-256 of SHA256SUMS beside the runbook; runbook and engine must be the files that it names.

function Get-Sha256Hex {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [byte[]] $Bytes)
    # This class works where Windows enforces FIPS, SHA256Managed does not.
    $algorithm = New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider
    try { $hash = $algorithm.ComputeHash($Bytes) }
    finally { $algorithm.Dispose() }
    return [System.BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
}

function Get-TextHash {
    param([AllowEmptyString()] [string] $Text)
    return (Get-Sha256Hex -Bytes (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false).GetBytes($Text))
}

function Confirm-PlanFile {
    $sumsPath = [System.IO.Path]::Combine($script:Run.Folder, 'SHA256SUMS')
    if (-not [System.IO.File]::Exists($sumsPath)) { Deny-PlanFile -Text ('SHA256SUMS is not beside the runbook, in ' + $script:Run.Folder + '.') }
    $sumsBytes = [System.IO.File]::ReadAllBytes($sumsPath)
    $sums = @{}
    foreach ($line in [System.Text.Encoding]::UTF8.GetString($sumsBytes).Split([char] 10)) {
        $match = [regex]::Match($line, '^(?<hash>[0-9a-f]{64}) [ *](?<name>[^\r]+)$')
        if ($match.Success) { $sums[$match.Groups['name'].Value] = $match.Groups['hash'].Value }
    }
    foreach ($name in @('runbook.ps1', 'OwaIm.psm1')) {
        $path = [System.IO.Path]::Combine($script:Run.Folder, $name)
        if (-not $sums.ContainsKey($name)) { Deny-PlanFile -Text ('SHA256SUMS does not name ' + $name + '.') }
        if (-not [System.IO.File]::Exists($path)) { Deny-PlanFile -Text ($name + ' is missing.') }
        $hash = Get-Sha256Hex -Bytes ([System.IO.File]::ReadAllBytes($path))
        if ($hash -ne $sums[$name]) { Deny-PlanFile -Text ($name + ' is not the file that SHA256SUMS names.') }
        if ($name -eq 'OwaIm.psm1') { $script:Run.Engine = $hash }
    }
    $script:Run.Digest = Get-Sha256Hex -Bytes $sumsBytes
    Confirm-StartedFile
}

# A copy under another name would run unchecked.
function Confirm-StartedFile {
    $command = $script:Run.Cmdlet.MyInvocation.MyCommand
    if ($command -isnot [System.Management.Automation.ExternalScriptInfo]) { Deny-PlanFile -Text 'The runbook was not started as a file.' }
    $started = $command.Path
    $expected = [System.IO.Path]::Combine($script:Run.Folder, 'runbook.ps1')
    if (-not [string]::Equals([System.IO.Path]::GetFullPath($started), $expected, [System.StringComparison]::OrdinalIgnoreCase)) {
        Deny-PlanFile -Text ('What was started is ' + $started + ', not runbook.ps1 of the plan directory.')
    }
}

function Deny-PlanFile {
    param([string] $Text)
    throw (Get-RefusalException -Reason 'digest-mismatch' -Message $Text -Remedy 'Take the plan directory again from where it was approved, and start its runbook.ps1.')
}
