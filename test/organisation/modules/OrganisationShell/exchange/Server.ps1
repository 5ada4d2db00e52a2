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
            if ($Domain -and -not $server.fqdn.EndsWith(".$Domain")) { continue }
            New-Object PSObject -Property @{
                Identity = $server.name; Name = $server.name; Fqdn = $server.fqdn; AdminDisplayVersion = $server.adminDisplayVersion
                ServerRole = @($server.roles) -join ', '; IsMailboxServer = @($server.roles) -contains 'Mailbox'
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
        $servers = @((Get-OrganisationState 'exchange/servers').servers | Where-Object { @($_.roles) -contains 'ClientAccess' })
        $selected = @(Select-ByIdentity $servers $Identity 'name', 'fqdn')
        if ($Identity -and $selected.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($server in $selected) {
            $uri = $(if ($server.autoDiscoverServiceInternalUri) { [uri]$server.autoDiscoverServiceInternalUri } else { $null })
            New-Object PSObject -Property @{ Identity = $server.name; Name = $server.name; Fqdn = $server.fqdn; AutoDiscoverServiceInternalUri = $uri }
        }
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
