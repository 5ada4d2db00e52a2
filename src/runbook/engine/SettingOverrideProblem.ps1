# What stands in the way of a planned override, and the command that clears it away. The plan itself never does.

# Sentences on what the plan may not or can't sort out for this server, each with the command that does.
function Find-OwaImOverrideProblem {
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Override,
        [Parameter(Mandatory = $true)] [string] $Server,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Listed,
        [Parameter(Mandatory = $true)] [string[]] $Parameters,
        [Parameter(Mandatory = $true)] [scriptblock] $Known
    )
    $views = @(Get-OwaImOverrideView -Override $Override -Server $Server -Listed $Listed -Parameters $Parameters -Known $Known)
    $reaching = @($views | Where-Object { $_.Reaches })
    foreach ($view in @($reaching | Where-Object { -not $_.Adoptable -and -not $_.Planned })) {
        'The override ' + $view.Name + ', which names ' + (Get-ScopeText -View $view) + ', gives ' + $Server + ' other values: ' + [string]::Join(', ', [string[]] $view.Parameters) + '. ' + (Get-ForeignRemedy -View $view -Server $Server -Listed $Listed)
    }
    foreach ($group in @(@($reaching | Where-Object { $_.Planned }), @($reaching | Where-Object { $_.Adoptable -and -not $_.Planned }))) {
        $several = @($group | Sort-Object -Property @{ Expression = { -not $_.Adoptable } }, @{ Expression = { $_.Name } })
        if ($several.Count -lt 2) { continue }
        $commands = @($several | Select-Object -Skip 1 | ForEach-Object { Get-LeaveCommand -View $_ -Server $Server })
        $Server + ' is reached by several overrides, and which of them wins is not documented: ' + [string]::Join(', ', [string[]] @($several | ForEach-Object { $_.Name })) + '. Keep one: ' + [string]::Join('; ', [string[]] $commands) + '.'
    }
}

function Get-ScopeText {
    param([object] $View)
    $limit = $(if ($View.Limited) { ' of some versions' } else { '' })
    if ($View.Scope.Count -eq 0) { return 'every server' + $limit }
    return [string]::Join(', ', [string[]] $View.Scope) + $limit
}

# A scope of exact names gives the file's servers up; another one is narrowed to those of them that it reaches, and can be adopted then.
function Get-ForeignRemedy {
    param([object] $View, [string] $Server, [string[]] $Listed)
    if ($View.Name -like 'FlightingServiceOverride_*') { return "Exchange's own flighting service made it: nobody but Microsoft can say how to go on." }
    $remove = 'Remove-SettingOverride -Identity ' + (ConvertTo-SingleQuoted -Text $View.Name) + ' -Confirm:$false'
    if ((Test-ExactScope -View $View) -and -not $View.Limited) { return 'Take the servers of this file out of it: ' + (Get-ScopeCommand -View $View -Scope @($View.Scope | Where-Object { $Listed -notcontains $_ })) + '.' }
    $reached = @($Listed | Where-Object { Test-InScope -Server $_ -Scope $View.Scope })
    return 'Name the servers of this file in it, then this plan takes it over: ' + (Get-ScopeCommand -View $View -Scope $reached) + '. Or remove it, if nobody needs it: ' + $remove + '.'
}

function Test-ExactScope {
    param([object] $View)
    return (($View.Scope.Count -gt 0) -and (@($View.Scope | Where-Object { $_ -match '[*?\[\]]' }).Count -eq 0))
}

# Both parameters and the scope, always: what is left out of Set-SettingOverride would be lost, or stay forest-wide.
function Get-ScopeCommand {
    param([object] $View, [AllowEmptyCollection()] [string[]] $Scope)
    $name = ConvertTo-SingleQuoted -Text $View.Name
    if ($Scope.Count -eq 0) { return 'Remove-SettingOverride -Identity ' + $name + ' -Confirm:$false' }
    $quoted = { param($Texts) '@(' + [string]::Join(', ', [string[]] @($Texts | ForEach-Object { ConvertTo-SingleQuoted -Text $_ })) + ')' }
    $versions = $(if ($View.Limited) { ' -MinVersion $null -MaxVersion $null' } else { '' })
    return 'Set-SettingOverride -Identity ' + $name + ' -Parameters ' + (& $quoted $View.Parameters) + ' -Server ' + (& $quoted $Scope) + $versions + ' -Confirm:$false'
}

function Get-LeaveCommand {
    param([object] $View, [string] $Server)
    if (-not (Test-ExactScope -View $View)) { return 'Remove-SettingOverride -Identity ' + (ConvertTo-SingleQuoted -Text $View.Name) + ' -Confirm:$false' }
    return (Get-ScopeCommand -View $View -Scope @($View.Scope | Where-Object { $_ -ne $Server }))
}
