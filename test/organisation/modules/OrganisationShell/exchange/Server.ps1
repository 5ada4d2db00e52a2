# Servers and what belongs to the whole organisation.

function Get-ExchangeServer {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Domain', Mandatory = $true)] [string] $Domain,
        [string] $DomainController,
        [switch] $Status,
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $servers = @(Select-ByIdentity (Get-OrganisationState 'exchange/servers').servers $Identity 'name', 'fqdn')
        if ($Identity -and $servers.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($server in $servers) {
            # From Exchange 2016 on there is the Mailbox role alone, which serves clients too.
            $whole = (Get-ExchangeGeneration $server.adminDisplayVersion) -ne '2013'
            if ($Domain -and -not $server.fqdn.EndsWith(".$Domain")) { continue }
            New-Object PSObject -Property @{
                Identity = $server.name; Name = $server.name; Fqdn = $server.fqdn; AdminDisplayVersion = $server.adminDisplayVersion
                ServerRole = $(if ($whole) { 'Mailbox' } else { @($server.roles) -join ', ' }); IsMailboxServer = @($server.roles) -contains 'Mailbox'
                IsClientAccessServer = @($server.roles) -contains 'ClientAccess'; IsE15OrLater = $true; Edition = 'Standard'
                Site = $server.site; Domain = $server.fqdn.Substring($server.fqdn.IndexOf('.') + 1)
            }
        }
    }
}

function Get-OrganizationConfig {
    [CmdletBinding(PositionalBinding = $false)]
    param([string] $DomainController)
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    $organisation = Get-OrganisationState 'exchange/organisation'
    New-Object PSObject -Property @{
        Name = $organisation.name; Identity = $organisation.name; Guid = [guid]$organisation.guid; DistinguishedName = $organisation.distinguishedName
        AdminDisplayVersion = $organisation.adminDisplayVersion; OrganizationId = ''
    }
}

function Get-ClientAccessServer {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController,
        [switch] $IncludeAlternateServiceAccountCredentialPassword,
        [switch] $IncludeAlternateServiceAccountCredentialStatus
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        if ((Get-ExchangeGeneration (Get-ExchangeServerState $script:SessionServer).adminDisplayVersion) -ne '2013') {
            Write-Warning 'The Get-ClientAccessServer cmdlet will be removed in a future version of Exchange. Use the Get-ClientAccessService cmdlet instead.'
        }
        Select-ClientAccess $PSCmdlet $Identity
    }
}

function Get-ClientAccessService {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController,
        [switch] $IncludeAlternateServiceAccountCredentialPassword,
        [switch] $IncludeAlternateServiceAccountCredentialStatus
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        Select-ClientAccess $PSCmdlet $Identity
    }
}

function Select-ClientAccess {
    param($Cmdlet, [string] $Identity)
    $servers = @((Get-OrganisationState 'exchange/servers').servers | Where-Object { @($_.roles) -contains 'ClientAccess' })
    $selected = @(Select-ByIdentity $servers $Identity 'name', 'fqdn')
    if ($Identity -and $selected.Count -eq 0) { Write-NotFound $Cmdlet $Identity }
    foreach ($server in $selected) {
        $uri = $(if ($server.autoDiscoverServiceInternalUri) { [uri]$server.autoDiscoverServiceInternalUri } else { $null })
        New-Object PSObject -Property @{ Identity = $server.name; Name = $server.name; Fqdn = $server.fqdn; AutoDiscoverServiceInternalUri = $uri }
    }
}

function Get-AcceptedDomain {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $domains = @(Select-ByIdentity (Get-OrganisationState 'exchange/organisation').acceptedDomains $Identity 'name')
        if ($Identity -and $domains.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($domain in $domains) {
            New-Object PSObject -Property @{ Identity = $domain.name; Name = $domain.name; DomainName = $domain.domainName; DomainType = $domain.domainType; Default = $domain.default }
        }
    }
}

function Set-ADServerSettings {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'SingleDC')]
    param(
        [Parameter(ParameterSetName = 'Instance', Mandatory = $true)] [string] $RunspaceServerSettings,
        [Parameter(ParameterSetName = 'FullParams')] [string] $ConfigurationDomainController,
        [Parameter(ParameterSetName = 'FullParams')] [string] $PreferredGlobalCatalog,
        [Parameter(ParameterSetName = 'FullParams')] [string[]] $SetPreferredDomainControllers,
        [Parameter(ParameterSetName = 'SingleDC', Position = 0)] [string] $PreferredServer,
        [Parameter(ParameterSetName = 'FullParams')] [Parameter(ParameterSetName = 'SingleDC')] [string] $RecipientViewRoot,
        [Parameter(ParameterSetName = 'FullParams')] [Parameter(ParameterSetName = 'SingleDC')] [bool] $ViewEntireForest
    )
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    # A setting of the session, not of the organisation: nothing is written.
    foreach ($name in @($PreferredServer, $ConfigurationDomainController, $PreferredGlobalCatalog) + @($SetPreferredDomainControllers)) {
        if ($name -and -not (Get-OrganisationState 'organisation').dns.PSObject.Properties[$name]) {
            $PSCmdlet.WriteError((New-CommandError "The domain controller `"$name`" can't be found." 'DomainControllerNotFound' 'InvalidArgument' $name))
            return
        }
    }
    if ($PreferredServer -and $PSCmdlet.ShouldProcess($PreferredServer)) { $script:PreferredServers[$script:SessionServer] = $PreferredServer }
}
