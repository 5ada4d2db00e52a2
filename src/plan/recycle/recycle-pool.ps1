param($OwaPool)

@{
    Run = {
        Import-Module -Name WebAdministration
        # Restart-WebAppPool fails on a pool that is stopped.
        if ((Get-WebAppPoolState -Name $OwaPool).Value -eq 'Started') { Restart-WebAppPool -Name $OwaPool }
        else { Start-WebAppPool -Name $OwaPool }
    }
}
