param($VersionPattern, $WrongVersion)

@{
    Read  = { @{ Version = [string](Get-CsServerVersion) } }
    Judge = {
        param($Found)
        if ($Found.Version -notlike $VersionPattern) {
            $WrongVersion + $Found.Version + '.'
        }
    }
}
