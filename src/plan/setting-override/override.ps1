param($Server, $Parameters, $EnvironmentName, $Reason, $Conflict, $Elsewhere, $OwnName, $Gone, $Ended)

@{
    Read          = { Find-OwaImOverride -Override @(Get-SettingOverride) -Server $Server -Listed $ListedServers -Parameters $Parameters -EnvironmentName $EnvironmentName -Known $KnownOverrides }
    Expect        = @{ Parameters = $Parameters }
    Record        = @('Name', 'Scope')
    # Our name says whose it is, also where the journal is lost.
    Ours          = { param($Now) if ($Now.Name -match $OwnName) { @{ Parameters = @() } } }
    SettleSeconds = 60
    Change        = {
        param($Before)
        if (-not $Before.Name) { throw $Conflict }
        $Others = @($Before.Scope | Where-Object { $_ -ne $Server })
        if (@($Before.Scope).Count -eq 0) {
            New-SettingOverride -Name $Before.Name -Component OwaServer -Section IMSettings -Parameters $Parameters -Reason $Reason -Server $Server -Confirm:$false
        }
        else { Set-SettingOverride -Identity $Before.Name -Parameters $Parameters -Server @($Others + $Server) -Confirm:$false }
    }
    Restore       = {
        param($Values, $Before, $Now)
        if (-not $Now.Name) { $Elsewhere; return }
        $Others = @($Now.Scope | Where-Object { $_ -ne $Server })
        if (@($Values.Parameters).Count -gt 0) {
            # It was changed in place, as an override of this server alone.
            if ($Others.Count -gt 0 -or $Now.Name -ne $Before.Name) { $Elsewhere; return }
            Set-SettingOverride -Identity $Now.Name -Parameters $Values.Parameters -Server $Server -Confirm:$false | Out-Null
        }
        elseif ($Others.Count -gt 0) { Set-SettingOverride -Identity $Now.Name -Parameters $Parameters -Server $Others -Confirm:$false | Out-Null }
        else { Remove-SettingOverride -Identity $Now.Name -Confirm:$false | Out-Null }
    }
    Doubt         = {
        param($Values, $Before)
        $Old = @($Values.Parameters | Where-Object { $_ -like 'IMCertificateThumbprint=*' }) -replace '^.*=', ''
        $Certificate = Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.Thumbprint -eq $Old }
        if (-not $Old) { return }
        if ($null -eq $Certificate) { $Gone + $Old + '.' }
        elseif ($Certificate.NotAfter -le [DateTime]::Now) { $Ended + $Old + '.' }
    }
}
