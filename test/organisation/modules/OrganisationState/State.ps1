# State files: read once while unchanged, written whole.

function Resolve-OrganisationPath {
    # State names use '/', e.g. 'servers/EX14/iis.json', on every operating system.
    param([string] $Name)
    $path = $script:Paths[$Name]
    if (-not $path) {
        $path = $script:Folder
        foreach ($part in $Name.Split('/')) { $path = [IO.Path]::Combine($path, $part) }
        $script:Paths[$Name] = $path
    }
    $path
}

function Get-OrganisationState {
    # One state file as an object. It is shared and kept until the file changes: change it only in Edit-Organisation.
    param([string] $Name)
    $path = $script:Paths["$Name.json"]
    if (-not $path) { $path = Resolve-OrganisationPath "$Name.json" }
    $stamp = [IO.File]::GetLastWriteTimeUtc($path).Ticks
    $known = $script:Cache[$path]
    if ($known -and $known[0] -eq $stamp) { return $known[1] }
    $value = ConvertFrom-Json -InputObject ([IO.File]::ReadAllText($path))
    $script:Cache[$path] = @($stamp, $value)
    $value
}

function Set-OrganisationState {
    # Written beside the compared state, then moved into place: a killed process leaves the old file or the new one.
    param([string] $Name, $Value)
    $path = Resolve-OrganisationPath "$Name.json"
    $temporary = [IO.Path]::Combine($script:Control, 'next-' + $PID + '.json')
    [IO.File]::WriteAllText($temporary, (ConvertTo-Json -InputObject $Value -Depth 12) + "`n", $script:Utf8)
    if ([IO.File]::Exists($path)) { [IO.File]::Replace($temporary, $path, [NullString]::Value) } else { [IO.File]::Move($temporary, $path) }
    $script:Cache.Remove($path)
}

function ConvertTo-OrganisationTime {
    param([DateTime] $Time)
    $Time.ToUniversalTime().ToString('yyyy-MM-dd HH:mm:ss.fff', [Globalization.CultureInfo]::InvariantCulture)
}

function ConvertFrom-OrganisationTime {
    # Local time, as the real commands give it.
    param([string] $Text)
    $style = [Globalization.DateTimeStyles]::AssumeUniversal -bor [Globalization.DateTimeStyles]::AdjustToUniversal
    [DateTime]::ParseExact($Text, 'yyyy-MM-dd HH:mm:ss.fff', [Globalization.CultureInfo]::InvariantCulture, $style).ToLocalTime()
}
