# Setting overrides of OWA's instant messaging (component OwaServer, section IMSettings), judged for one server.
# Nothing here asks or changes anything: what the cmdlets give comes in, and the runbook shows every call.
#
# The scope of an override is a list of short server names. Without one it reaches every server of the forest, a name may hold
# wildcards, and versions may limit it. Only an override that names servers of the environment file and nothing else may be
# adopted: widened, shrunk or changed. All others are somebody else's.

# The override that has to be worked on so that the planned parameters reach this server.
# Parameters: all that reach it now. Name and Scope: of the one override that holds the planned ones for it; else of the one that is
# to be widened, or changed in place because it is this server's alone; else a free name and an empty scope. No name: others are in the way.
function Find-OwaImOverride {
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Override,
        [Parameter(Mandatory = $true)] [string] $Server,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Listed,
        [Parameter(Mandatory = $true)] [string[]] $Parameters,
        [Parameter(Mandatory = $true)] [string] $EnvironmentName,
        [Parameter(Mandatory = $true)] [scriptblock] $Known
    )
    $views = @(Get-OwaImOverrideView -Override $Override -Server $Server -Listed $Listed -Parameters $Parameters -Known $Known)
    $reaching = @($views | Where-Object { $_.Reaches })
    $found = @{ Parameters = [string[]] @($reaching | ForEach-Object { $_.Parameters }); Name = ''; Scope = [string[]] @() }
    $chosen = $null
    if ($reaching.Count -eq 1) {
        if ($reaching[0].Planned -and $reaching[0].Adoptable) { $chosen = $reaching[0] }
        elseif (Test-ChangedInPlace -View $views -Candidate $reaching[0] -Server $Server) { $chosen = $reaching[0] }
    }
    elseif ($reaching.Count -eq 0) {
        $chosen = @($views | Where-Object { $_.Planned -and $_.Adoptable }) | Select-Object -First 1
        if ($null -eq $chosen) { $found.Name = Get-FreeOverrideName -Override $Override -EnvironmentName $EnvironmentName }
    }
    if ($null -ne $chosen) {
        $found.Name = $chosen.Name
        $found.Scope = [string[]] $chosen.Scope
    }
    return $found
}

# Overrides with other values that this server has to leave first: Others, their names. Name, Scope, Parameters and Reason are of the
# only one; of several, which the plan does not sort out, there is no name. One that is changed in place is not left.
function Find-OwaImOverrideToLeave {
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Override,
        [Parameter(Mandatory = $true)] [string] $Server,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Listed,
        [Parameter(Mandatory = $true)] [string[]] $Parameters,
        [Parameter(Mandatory = $true)] [scriptblock] $Known
    )
    $views = @(Get-OwaImOverrideView -Override $Override -Server $Server -Listed $Listed -Parameters $Parameters -Known $Known)
    $reaching = @($views | Where-Object { $_.Reaches })
    $others = @($reaching | Where-Object { $_.Adoptable -and -not $_.Planned })
    if (($reaching.Count -eq 1) -and ($others.Count -eq 1) -and (Test-ChangedInPlace -View $views -Candidate $others[0] -Server $Server)) { $others = @() }
    $found = @{ Others = [string[]] @($others | ForEach-Object { $_.Name }); Name = ''; Scope = [string[]] @(); Parameters = [string[]] @(); Reason = '' }
    if ($others.Count -eq 1) { foreach ($key in @('Name', 'Scope', 'Parameters', 'Reason')) { $found[$key] = $others[0].$key } }
    return $found
}

# What this server does not know yet of what the directory holds for it, or still goes by; no text when both agree.
# It compares whatever there is, so that it also proves an undo.
function Compare-OwaImOverride {
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Override,
        [Parameter(Mandatory = $true)] [string] $Server,
        [Parameter(Mandatory = $true)] [scriptblock] $Known
    )
    $told = @(Get-KnownOverride -Server $Server -Known $Known)
    $views = @(Get-OwaImOverrideView -Override $Override -Server $Server -Told $told)
    $texts = @{}
    foreach ($view in @($views | Where-Object { $_.Reaches })) {
        $texts[$view.Name] = $true
        $same = @($told | Where-Object { $_.Name -eq $view.Name })
        if ($same.Count -eq 0) { $Server + ' does not know ' + $view.Name + ' yet.' }
        elseif (-not (Test-SameSet -Left $same[0].Parameters -Right $view.Parameters)) { $Server + ' still goes by other values of ' + $view.Name + ': ' + [string]::Join(', ', [string[]] $same[0].Parameters) + '.' }
        elseif ($same[0].Status -ne 'Accepted') { $Server + ' does not accept ' + $view.Name + ': ' + $same[0].Status + '. ' + $same[0].Message }
    }
    foreach ($one in $told) {
        if (($one.Status -notlike '*Mismatch') -and -not $texts.ContainsKey($one.Name)) { $Server + ' still goes by ' + $one.Name + ': ' + [string]::Join(', ', [string[]] $one.Parameters) + '.' }
    }
}

# What a server makes of the settings: the values that are in force there, or $null. Text is what Get-ExchangeDiagnosticInfo gives.
function Get-OwaImEffectiveValue {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    $values = @{ IMServerName = $null; IMCertificateThumbprint = $null }
    $node = (ConvertTo-DiagnosticDocument -Text $Text).SelectSingleNode('//VariantConfiguration//OwaServer/IMSettings')
    if ($null -eq $node) { return $values }
    foreach ($name in @('IMServerName', 'IMCertificateThumbprint')) {
        $child = $node.SelectSingleNode($name)
        if ($null -ne $child) { $values[$name] = $child.InnerText.Trim() }
        elseif ($node.HasAttribute($name)) { $values[$name] = $node.GetAttribute($name) }
    }
    return $values
}
