# Unified Messaging, up to Exchange 2016.

function Get-UMDialPlan {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $plans = @(Select-ByIdentity (Get-OrganisationState 'exchange/organisation').umDialPlans $Identity 'name')
        if ($Identity -and $plans.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($plan in $plans) {
            New-Object PSObject -Property @{
                Identity = $plan.name; Name = $plan.name; URIType = $plan.uriType; VoIPSecurity = 'Secured'
                UMServers = @((Get-OrganisationState 'exchange/servers').servers | Where-Object { @($_.umDialPlans) -contains $plan.name } | ForEach-Object { $_.name })
            }
        }
    }
}

function Get-UMService {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $servers = @((Get-OrganisationState 'exchange/servers').servers | Where-Object { @($_.roles) -contains 'Mailbox' -and $_.adminDisplayVersion -notlike 'Version 15.2*' })
        $selected = @(Select-ByIdentity $servers $Identity 'name', 'fqdn')
        if ($Identity -and $selected.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($server in $selected) {
            New-Object PSObject -Property @{ Identity = $server.name; Name = $server.name; DialPlans = @($server.umDialPlans); UMStartupMode = 'Dual' }
        }
    }
}

function Get-UMCallRouterSettings {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Server,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $servers = @((Get-OrganisationState 'exchange/servers').servers | Where-Object { @($_.roles) -contains 'ClientAccess' -and $_.adminDisplayVersion -notlike 'Version 15.2*' })
        $selected = @(Select-ByIdentity $servers $(if ($Server) { $Server } else { $script:SessionServer }) 'name', 'fqdn')
        if ($Server -and $selected.Count -eq 0) { Write-NotFound $PSCmdlet $Server }
        foreach ($one in $selected) {
            New-Object PSObject -Property @{ Identity = $one.name; Name = 'UMCallRouterSettings'; DialPlans = @($one.umCallRouterDialPlans); UMStartupMode = 'Dual' }
        }
    }
}
