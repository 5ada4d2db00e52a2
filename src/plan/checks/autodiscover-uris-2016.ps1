param($Server, $Autodiscover, $Empty, $Elsewhere)

@{
    Read  = { @{ Uri = [string](Get-ClientAccessService -Identity $Server).AutoDiscoverServiceInternalUri } }
    Judge = {
        param($Found)
        if (-not $Found.Uri) { $Empty }
        elseif (([uri]$Found.Uri).Host -ne $Autodiscover) {
            $Elsewhere + $Found.Uri + '.'
        }
    }
}
