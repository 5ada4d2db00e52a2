param($Server, $Parameters, $OwnName, $Several, $Moved, $Alone)

@{
    Read    = { Find-OwaImOverrideToLeave -Override @(Get-SettingOverride) -Server $Server -Listed $ListedServers -Parameters $Parameters -Known $KnownOverrides }
    Expect  = @{ Others = @() }
    Record  = @('Name', 'Scope', 'Parameters', 'Reason')
    # One of an earlier plan of this environment does not come back.
    Earlier = { param($Before) if ($Before.Name -match $OwnName) { 'earlier' } }
    Change  = {
        param($Before)
        if (-not $Before.Name) { throw ($Several + ($Before.Others -join ', ') + '.') }
        $Rest = @($Before.Scope | Where-Object { $_ -ne $Server })
        if ($Rest.Count -eq 0) { Remove-SettingOverride -Identity $Before.Name -Confirm:$false }
        else { Set-SettingOverride -Identity $Before.Name -Parameters $Before.Parameters -Server $Rest -Confirm:$false }
    }
    Restore = {
        param($Values, $Before)
        $Override = Get-SettingOverride | Where-Object { $_.Name -eq $Before.Name }
        if ($null -eq $Override) {
            New-SettingOverride -Name $Before.Name -Component OwaServer -Section IMSettings -Parameters $Before.Parameters -Reason $Before.Reason -Server $Server -Confirm:$false | Out-Null
        }
        else {
            $Others = @($Override.Server | Where-Object { $_ -and $_ -ne $Server })
            $Changed = @($Override.Parameters | Where-Object { $_ -notin $Before.Parameters }) + @($Before.Parameters | Where-Object { $_ -notin $Override.Parameters })
            # Somebody may have given it other values or another kind of scope since.
            if ($Others.Count -eq 0 -or $Changed.Count -gt 0) { $Moved; return }
            # In the order that it had.
            $Scope = @($Before.Scope | Where-Object { $_ -eq $Server -or $_ -in $Others }) + @($Others | Where-Object { $_ -notin $Before.Scope })
            Set-SettingOverride -Identity $Before.Name -Parameters $Before.Parameters -Server $Scope -Confirm:$false | Out-Null
        }
        # Without any override that holds the planned values this one counts as the one to change, not to leave.
        if (@((Find-OwaImOverrideToLeave -Override @(Get-SettingOverride) -Server $Server -Listed $ListedServers -Parameters $Parameters -Known $KnownOverrides).Others).Count -eq 0) { $Alone }
    }
}
