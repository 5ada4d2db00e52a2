# Prints every stand-in's parameter sets as JSON, for the comparison with test/runbook/used-cmdlets.ts.
$ErrorActionPreference = 'Stop'
Import-Module Lync
Import-Module DnsClient
$common = [System.Management.Automation.PSCmdlet]::CommonParameters
$describe = {
    param($Command, $Common)
    foreach ($set in $Command.ParameterSets) {
        $parameters = @(foreach ($parameter in $set.Parameters) {
                if ($Common -contains $parameter.Name) { continue }
                $values = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] } | ForEach-Object { $_.ValidValues })
                [ordered]@{
                    name = $parameter.Name; type = $parameter.ParameterType.FullName; mandatory = $parameter.IsMandatory
                    position = $parameter.Position; values = $values
                }
            })
        [ordered]@{ command = $Command.Name; parameters = $parameters }
    }
}
$shell = Get-Module OrganisationShell
$exchange = & $shell { Get-ExchangeModule }
$names = & $shell { $script:ExchangeCommands }
$found = @()
$found += @(Get-Module Lync, DnsClient | ForEach-Object { $_.ExportedFunctions.Values })
$found += @($names | ForEach-Object { $exchange.ExportedFunctions[$_] })
$found += @($shell.ExportedFunctions.Values | Where-Object { $_.Name -notlike 'iisreset*' })
$sets = @($found | ForEach-Object { & $describe $_ $common })
$session = New-PSSession -ComputerName ex14.ntsystems.local -Port 5985
$sets += @(Invoke-Command -Session $session -ArgumentList $describe.ToString(), @($common) -ScriptBlock {
        param($Text, $Common)
        Import-Module WebAdministration
        # As text: a hashtable's lists of hashtables do not all come through the wire.
        foreach ($function in (Get-Module WebAdministration).ExportedFunctions.Values) {
            ConvertTo-Json -InputObject @(& ([scriptblock]::Create($Text)) $function $Common) -Depth 6 -Compress
        }
    } | ForEach-Object { ConvertFrom-Json -InputObject $_ } | ForEach-Object { $_ })
Remove-PSSession -Session $session
[Console]::Out.WriteLine((ConvertTo-Json -InputObject $sets -Depth 6 -Compress))
exit 0
