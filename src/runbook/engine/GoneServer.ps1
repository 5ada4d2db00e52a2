# A rollback after a server has left the organisation: what was changed on it went with it, and must not keep the rest from being
# undone. What it left in the directory, such as its part of a setting override, is undone all the same.

# Takes what cannot be undone any more out of the order and into $Run.GoneItems. Only what the organisation itself no longer lists is gone.
function Skip-GoneServer {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Order)
    $script:Run['GoneItems'] = @()
    $gone = @{}
    foreach ($target in @(Get-GoneServer -Order $Order)) {
        $gone[$target] = $true
        Write-RunWarning -Message ($script:Run.Connections[$target].Name + ' is not in the organisation any more: what was changed on it counts as undone.')
    }
    if ($gone.Count -eq 0) { return $Order }
    $left = @()
    foreach ($item in $Order) {
        if ($gone.ContainsKey((Get-ServerOf -Item $item)) -and -not (Test-StillThere -Item $item)) { $script:Run['GoneItems'] += $item }
        else { $left += $item }
    }
    # What only they needed is not missed, and not locked.
    $needed = @($left | ForEach-Object { $_.Connection }) + @($script:Run.Organisation.Connection)
    foreach ($key in @($script:Run.Broken.get_Keys())) { if ($needed -notcontains $key) { [void] $script:Run.Broken.Remove($key) } }
    $script:Run.Targets = @($script:Run.Targets | Where-Object { -not $gone.ContainsKey($_) })
    return $left
}

function Get-GoneServer {
    param([object[]] $Order)
    $organisation = $script:Run.Organisation
    if (($null -eq $organisation) -or ($null -eq $organisation.Servers) -or $script:Run.Broken.ContainsKey($organisation.Connection)) { return }
    try { $names = @(Invoke-TargetBlock -Connection $organisation.Connection -Block $organisation.Servers | ForEach-Object { [string] $_ }) }
    catch {
        Write-RunWarning -Message ('The organisation does not say which servers it has: ' + (Get-ErrorText -ErrorRecord $_))
        return
    }
    # An answer without any server is none.
    if ($names.Count -eq 0) { return }
    foreach ($target in @($Order | ForEach-Object { Get-ServerOf -Item $_ } | Select-Object -Unique)) {
        if (($target -ne '') -and ($names -notcontains $script:Run.Connections[$target].Name)) { $target }
    }
}

# A trigger only tells the server itself something.
function Test-StillThere {
    param([hashtable] $Item)
    if (($Item.Kind -eq 'Trigger') -or $script:Run.Broken.ContainsKey($Item.Connection)) { return $false }
    try { [void] (Read-StepState -Step $Item) }
    catch { return $false }
    return $true
}

# From here on they are no longer this plan's.
function Complete-GoneItem {
    foreach ($item in $script:Run['GoneItems']) {
        Write-StepStarted -Step $item
        if ($item.Kind -eq 'Trigger') { Clear-Due -Trigger $item }
        elseif (-not $script:Run.WhatIf) { Add-StateLine -Kind 'undone' -Step $item -State @{ Exists = $false; Values = @{} } }
        Write-StepOutcome -Step $item -Outcome 'nothing-to-undo' -Message ($script:Run.Connections[(Get-ServerOf -Item $item)].Name + ' is not in the organisation any more.')
    }
}
