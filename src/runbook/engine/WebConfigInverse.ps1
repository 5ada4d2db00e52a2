# The inverse of a web.config edit: one line of ASCII, described in src/webconfig/inverse.ts.
# v1;<hash before>;<hash after>;<offset>:<length>:<hex of old bytes>,...;<key>:<hex of our value>:<hex of the old value, or ->,...

# Nothing for any text that the edit could not have written: a journal is input like any other.
function ConvertFrom-WebConfigInverse {
    param([AllowEmptyString()] [string] $Inverse)
    $range = '[0-9]{1,9}:[0-9]{1,9}:(?:[0-9a-f]{2})*'
    $key = '[A-Za-z][A-Za-z0-9._-]*:(?:[0-9a-f]{2})*:(?:-|(?:[0-9a-f]{2})*)'
    $pattern = '\Av1;[0-9a-f]{64};[0-9a-f]{64};(?:' + $range + '(?:,' + $range + ')*)?;(?:' + $key + '(?:,' + $key + ')*)?\z'
    if (-not [regex]::IsMatch($Inverse, $pattern)) { return $null }
    $parts = $Inverse.Split([char] ';')
    $ranges = @()
    $end = 0
    foreach ($item in $parts[3].Split([char[]] ',', [System.StringSplitOptions]::RemoveEmptyEntries)) {
        $fields = $item.Split([char] ':')
        $one = @{ Offset = [int] $fields[0]; Length = [int] $fields[1]; Before = (ConvertFrom-WebConfigHex -Hex $fields[2]) }
        if ($one.Offset -lt $end) { return $null }
        $end = $one.Offset + $one.Length
        $ranges += $one
    }
    $keys = @()
    foreach ($item in $parts[4].Split([char[]] ',', [System.StringSplitOptions]::RemoveEmptyEntries)) {
        $fields = $item.Split([char] ':')
        $before = $null
        if ($fields[2] -ne '-') { $before = [System.Text.Encoding]::UTF8.GetString((ConvertFrom-WebConfigHex -Hex $fields[2])) }
        $keys += @{ Name = $fields[0]; Value = [System.Text.Encoding]::UTF8.GetString((ConvertFrom-WebConfigHex -Hex $fields[1])); Before = $before }
    }
    return @{ Before = $parts[1]; After = $parts[2]; Ranges = $ranges; Keys = $keys }
}

function Get-WebConfigInverseException {
    return (Get-WebConfigException -Before '' -Code 'inverse' -Message 'The recorded inverse does not give back the file''s original bytes.' `
            -Remedy 'Copy the backup back by hand; its name carries the hash of the original.')
}

# SHA-256 in hex. This class works where Windows enforces FIPS, SHA256Managed does not.
function Get-WebConfigHash {
    param([AllowEmptyCollection()] [byte[]] $Bytes)
    $algorithm = New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider
    try { return (ConvertTo-WebConfigHex -Bytes $algorithm.ComputeHash($Bytes)) }
    finally { $algorithm.Dispose() }
}

function ConvertTo-WebConfigHex {
    param([AllowEmptyCollection()] [byte[]] $Bytes)
    return [System.BitConverter]::ToString($Bytes).Replace('-', '').ToLowerInvariant()
}

function ConvertFrom-WebConfigHex {
    param([AllowEmptyString()] [string] $Hex)
    $bytes = New-Object -TypeName 'System.Byte[]' -ArgumentList ($Hex.Length / 2)
    for ($at = 0; $at -lt $bytes.Length; $at++) { $bytes[$at] = [System.Convert]::ToByte($Hex.Substring(2 * $at, 2), 16) }
    return , $bytes
}
