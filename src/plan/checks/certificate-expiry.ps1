param($Thumbprint, $Soon)

@{
    Read  = {
        $Limit = [DateTime]::Now.AddDays(30)
        $Ending = Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.Thumbprint -eq $Thumbprint -and $_.NotAfter -le $Limit }
        @{ Ending = @($Ending).Count }
    }
    Judge = { param($Found) if ($Found.Ending -gt 0) { $Soon } }
}
