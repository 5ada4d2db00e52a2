param($SiteId, $UnknownSite)

@{
    Read  = { @{ SiteIds = @(Get-CsSite | ForEach-Object { [string]$_.SiteId }) } }
    Judge = {
        param($Found)
        if ($Found.SiteIds -notcontains $SiteId) {
            $UnknownSite + ($Found.SiteIds -join ', ') + '.'
        }
    }
}
