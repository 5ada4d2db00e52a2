# The change window of the environment file, for the reader: it is printed, and Apply warns outside of it. Who starts the runbook by
# hand has the clock before them; the command line refuses outside of the window, and gives its end as -StopBefore.
function Add-Window {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [ValidateSet('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')] [string[]] $Days,
        [Parameter(Mandatory = $true)] [ValidatePattern('^[0-9]{2}:[0-9]{2}$')] [string] $From,
        [Parameter(Mandatory = $true)] [ValidatePattern('^[0-9]{2}:[0-9]{2}$')] [string] $To,
        [Parameter(Mandatory = $true)] [string] $TimeZone,
        [string] $WindowsTimeZone = ''
    )
    $script:Run.Window = @{ Days = @($Days); From = $From; To = $To; TimeZone = $TimeZone; WindowsTimeZone = $WindowsTimeZone }
}

function Get-WindowText {
    $window = $script:Run.Window
    if ($null -eq $window) { return '' }
    return ([string]::Join(', ', [string[]] $window.Days) + ' ' + $window.From + ' to ' + $window.To + ', ' + $window.TimeZone)
}

function Show-ClosedWindow {
    if (($null -eq $script:Run.Window) -or ($null -ne $script:Run.StopBefore)) { return }
    $zone = Get-WindowZone
    if ($null -eq $zone) {
        Write-RunWarning -Message ('This machine does not know the time zone ' + $script:Run.Window.TimeZone + ': whether the change window (' + (Get-WindowText) + ') is open was not checked.')
        return
    }
    $local = [System.TimeZoneInfo]::ConvertTimeFromUtc([System.DateTime]::UtcNow, $zone)
    if (Test-WindowOpen -Local $local) { return }
    Write-RunWarning -Message ('The change window (' + (Get-WindowText) + ') is closed: it is ' + $local.ToString('ddd yyyy-MM-dd HH:mm', [System.Globalization.CultureInfo]::InvariantCulture) + ' there.')
}

# .NET before version 6 knows only the names of Windows, elsewhere only those of the IANA database.
function Get-WindowZone {
    foreach ($name in @($script:Run.Window.WindowsTimeZone, $script:Run.Window.TimeZone)) {
        if ($name -eq '') { continue }
        try { return [System.TimeZoneInfo]::FindSystemTimeZoneById($name) }
        catch { continue }
    }
    return $null
}

# By the clock on the wall. The days are those on which the window opens; it may pass midnight.
function Test-WindowOpen {
    param([System.DateTime] $Local)
    $window = $script:Run.Window
    $from = [System.TimeSpan]::Parse($window.From, [System.Globalization.CultureInfo]::InvariantCulture)
    $to = [System.TimeSpan]::Parse($window.To, [System.Globalization.CultureInfo]::InvariantCulture)
    if ($to -le $from) { $to = $to.Add([System.TimeSpan]::FromDays(1)) }
    foreach ($day in @($Local.Date, $Local.Date.AddDays(-1))) {
        if ($window.Days -notcontains $day.DayOfWeek.ToString().Substring(0, 3)) { continue }
        if (($Local -ge $day.Add($from)) -and ($Local -lt $day.Add($to))) { return $true }
    }
    return $false
}
