param($Name, $Value, $Foreign)

@{
    Read  = {
        $Configuration = Get-CsOAuthConfiguration -Identity 'global'
        @{ Value = [string]($Configuration | Select-Object -ExpandProperty $Name); Partners = @(Get-CsPartnerApplication | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        if ($Found.Value -and $Found.Value -ne $Value) {
            $Foreign + $Found.Value + '. Partner applications: ' + ($Found.Partners -join ', ') + '.'
        }
    }
}
