param($Wrong)

@{
    Read  = {
        try {
            Test-CsTopology | Out-Null
            @{ Message = '' }
        }
        catch { @{ Message = $_.Exception.Message } }
    }
    Judge = { param($Found) if ($Found.Message -ne '') { $Wrong + $Found.Message } }
}
