param($Servers)

# Only a setting override that names these servers and nothing else may be adopted; any other is
# left to whoever made it.
$ListedServers = $Servers

# What a server itself says of the overrides that it knows.
$KnownOverrides = {
    param($Server)
    (Get-ExchangeDiagnosticInfo -Server $Server -Process 'Microsoft.Exchange.Directory.TopologyService' -Component 'VariantConfiguration' -Argument 'Overrides').Result
}
