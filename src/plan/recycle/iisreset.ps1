@{
    # The sessions of an Exchange shell on this server end with it.
    EndsShells = $true
    Run        = {
        $global:LASTEXITCODE = 0
        iisreset.exe | Out-Null
        if ($LASTEXITCODE -ne 0) { throw ('iisreset.exe ended with exit code {0}.' -f $LASTEXITCODE) }
    }
}
