param($Caller, $Unknown)

@{
    Read  = { @{ Connected = [string]$PSSenderInfo.ConnectedUser; RunsAs = [string]$PSSenderInfo.RunAsUser } }
    Judge = {
        param($Found)
        if (-not $Found.RunsAs) { $Unknown }
        elseif ($Found.RunsAs -eq $Found.Connected) { $Caller + $Found.RunsAs + '.' }
    }
}
