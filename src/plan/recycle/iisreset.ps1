@{
    Run = {
        $global:LASTEXITCODE = 0
        iisreset.exe | Out-Null
        if ($LASTEXITCODE -ne 0) { throw ('iisreset.exe ended with exit code {0}.' -f $LASTEXITCODE) }
    }
}
