# What a server's processes say of their variant configuration.

$script:SyncedMessage = 'This override synced to the server but whether it applies to the services running on this server depends on the override parameters, current configuration and the context.'
# Exchange 2016 up to CU3 gives the configuration by the topology service only.
$script:LastTopologyConfiguration = [version]'15.1.544.27'

function Get-ExchangeDiagnosticInfo {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [string] $Argument,
        [string] $Component,
        [string] $Process,
        [string] $Server,
        [switch] $Unlimited
    )
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    if (-not $Server) { $Server = $script:SessionServer }
    $machine = Get-MachineOf $Server
    if (-not $machine -or -not $machine.exchange) { Write-NotFound $PSCmdlet $Server; return }
    if (-not $machine.reachable) {
        $PSCmdlet.WriteError((New-CommandError "The RPC server on $Server is unavailable." 'RpcUnavailable' 'ConnectionError' $Server))
        return
    }
    $state = Get-ExchangeServerState $machine.name
    if ('Microsoft.Exchange.Directory.TopologyService', 'MSExchangeMailboxAssistants' -notcontains $Process) {
        $PSCmdlet.WriteError((New-CommandError "The process `"$Process`" isn't running on $Server, or gives no diagnostic information." 'ProcessNotFound' 'InvalidArgument' $Process))
        return
    }
    $content = ''
    if ($Component -eq 'VariantConfiguration' -and (Get-ExchangeGeneration $state.adminDisplayVersion) -ne '2013') {
        $content = "    <VariantConfiguration>`r`n" + (Get-VariantConfigurationText $state $Process $Argument $PSBoundParameters) + "    </VariantConfiguration>`r`n"
    }
    $now = [DateTime]::UtcNow
    $text = "<Diagnostics>`r`n  <ProcessInfo>`r`n    <id>4516</id>`r`n    <serverName>$($state.name.ToUpperInvariant())</serverName>`r`n" +
    "    <currentTime>$($now.ToString('o'))</currentTime>`r`n    <fastTrainExchangeVersion>$(Get-ExchangeBuild $state.adminDisplayVersion)</fastTrainExchangeVersion>`r`n  </ProcessInfo>`r`n" +
    "  <Components>`r`n$content  </Components>`r`n</Diagnostics>"
    New-Object PSObject -Property ([ordered]@{ Result = $text; Identity = ''; IsValid = $true; ObjectState = 'New' })
}

function Get-VariantConfigurationText {
    # The element's content, which the argument decides.
    param($Server, [string] $Process, [string] $Argument, [Collections.IDictionary] $Bound)
    $name = 'servers/' + $Server.name + '/variant-configuration'
    $topology = $Process -eq 'Microsoft.Exchange.Directory.TopologyService'
    if ($topology -and $Argument -eq 'Refresh') {
        Edit-Organisation 'Get-ExchangeDiagnosticInfo' $Bound $name { param($configuration) Update-VariantConfiguration $configuration $Server }
        return Get-OverridesText (Get-OrganisationState $name)
    }
    if ($topology -and $Argument -eq 'Overrides') { return Get-OverridesText (Get-OrganisationState $name) }
    $old = (Get-ExchangeBuild $Server.adminDisplayVersion) -le $script:LastTopologyConfiguration
    if ($topology -eq $old -and $Argument -match '^Config(,Component=OwaServer)?$') { return Get-ConfigurationText $Server.name }
}

function Get-OverridesText {
    param($Configuration)
    $escape = { param($Text) [Security.SecurityElement]::Escape([string]$Text) }
    $updated = (ConvertFrom-OrganisationTime $Configuration.updated).ToUniversalTime().ToString('o')
    $text = "      <Overrides Updated=`"$updated`">`r`n"
    foreach ($override in $Configuration.overrides) {
        $text += "        <SettingOverride>`r`n          <Name>$(& $escape $override.name)</Name>`r`n          <Reason>$(& $escape $override.reason)</Reason>`r`n" +
        "          <ModifiedBy>$(& $escape $override.modifiedBy)</ModifiedBy>`r`n          <ComponentName>$($override.component)</ComponentName>`r`n" +
        "          <SectionName>$($override.section)</SectionName>`r`n          <Status>$($override.status)</Status>`r`n" +
        "          <Message>$(if ($override.status -eq 'Accepted') { $script:SyncedMessage } else { "This override doesn't apply to this server." })</Message>`r`n" +
        "          <Parameters>`r`n"
        foreach ($parameter in $override.parameters) { $text += "            <Parameter>$(& $escape $parameter)</Parameter>`r`n" }
        $text += "          </Parameters>`r`n        </SettingOverride>`r`n"
    }
    $text + "      </Overrides>`r`n"
}

function Get-ConfigurationText {
    # The values in effect. Of overrides that contradict each other the last one counts here; the real order is not documented.
    param([string] $Server)
    $values = @{ IMServerName = ''; IMCertificateThumbprint = '' }
    foreach ($override in @(Get-AcceptedImSetting $Server)) {
        foreach ($parameter in $override.parameters) {
            $key, $value = $parameter -split '=', 2
            $values[$key] = $value
        }
    }
    $text = "      <Configuration>`r`n        <OwaServer>`r`n          <IMSettings>`r`n"
    foreach ($key in @($values.get_Keys() | Sort-Object)) { $text += "            <$key>$([Security.SecurityElement]::Escape($values[$key]))</$key>`r`n" }
    $text + "          </IMSettings>`r`n        </OwaServer>`r`n      </Configuration>`r`n"
}
