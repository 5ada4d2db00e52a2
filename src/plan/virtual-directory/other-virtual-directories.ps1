param($Servers, $Known, $Others)

@{
    Read  = { @{ Identities = @(Get-OwaVirtualDirectory -ADPropertiesOnly | ForEach-Object { [string]$_.Identity }) } }
    Judge = {
        param($Found)
        $Left = @($Found.Identities | Where-Object { ($_ -split '\\')[0] -in $Servers -and $_ -notin $Known })
        if ($Left.Count -gt 0) {
            $Others + ($Left -join ', ') + '.'
        }
    }
}
