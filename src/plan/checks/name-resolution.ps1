param($Names, $Unresolved)

@{
    Read  = { @{ Known = @($Names | ForEach-Object { Resolve-DnsName -Name $_ -ErrorAction SilentlyContinue }).Count } }
    Judge = { param($Found) if ($Found.Known -eq 0) { $Unresolved } }
}
