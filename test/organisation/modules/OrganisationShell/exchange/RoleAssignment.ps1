# Management role assignments.

function ConvertTo-RoleAssignment {
    param($Assignment)
    New-Object PSObject -Property @{
        Identity = $Assignment.name; Name = $Assignment.name; Role = $Assignment.role; RoleAssigneeType = $Assignment.roleAssigneeType
        RoleAssignee = $Assignment.linkedAccount; RoleAssigneeName = ($Assignment.linkedAccount -split '/')[-1]; User = $Assignment.linkedAccount
        AssignmentMethod = 'Direct'; Enabled = $true; RoleAssignmentDelegationType = 'Regular'; IsValid = $true
    }
}

function Get-ManagementRoleAssignment {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [bool] $Delegating,
        [string] $DomainController,
        [bool] $Enabled,
        [ValidateSet('User', 'SecurityGroup', 'RoleAssignmentPolicy', 'MailboxPlan', 'ForeignSecurityPrincipal', 'RoleGroup', 'LinkedRoleGroup', 'Computer', 'PartnerLinkedRoleGroup')] [string] $RoleAssigneeType,
        [Parameter(ParameterSetName = 'RoleAssignee')] [ValidateSet('Direct', 'SecurityGroup', 'RoleGroup', 'RoleAssignmentPolicy')] [string[]] $AssignmentMethod,
        [Parameter(ParameterSetName = 'RoleAssignee', ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Role,
        [Parameter(ParameterSetName = 'RoleAssignee')] [string] $RoleAssignee
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $assignments = @(Select-ByIdentity (Get-OrganisationState 'exchange/role-assignments').roleAssignments $Identity 'name')
        if ($Identity -and $assignments.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        $sid = $null
        if ($RoleAssignee) {
            $account = @(Find-Recipient $RoleAssignee)
            if ($account.Count -eq 0) { Write-NotFound $PSCmdlet $RoleAssignee; return }
            $sid = $account[0].sid
        }
        foreach ($assignment in $assignments) {
            if ($Role -and $assignment.role -ne $Role) { continue }
            if ($sid -and $assignment.linkedAccountSid -ne $sid) { continue }
            if ($RoleAssigneeType -and $assignment.roleAssigneeType -ne $RoleAssigneeType) { continue }
            ConvertTo-RoleAssignment $assignment
        }
    }
}

function New-ManagementRoleAssignment {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'User')]
    param(
        [Parameter(Position = 0)] [string] $Name,
        [Parameter(ParameterSetName = 'Computer', Mandatory = $true)] [string] $Computer,
        [Parameter(Mandatory = $true, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Role,
        [string] $DomainController,
        [Parameter(ParameterSetName = 'Policy', Mandatory = $true)] [string] $Policy,
        [Parameter(ParameterSetName = 'SecurityGroup', Mandatory = $true)] [string] $SecurityGroup,
        [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] [switch] $Delegating,
        [Parameter(ParameterSetName = 'User', Mandatory = $true)] [string] $User
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $account = @(Find-Recipient $User)
        if (-not $User -or $account.Count -eq 0) { Write-NotFound $PSCmdlet $(if ($User) { $User } else { "$Computer$Policy$SecurityGroup" }); return }
        $known = Get-OrganisationState 'exchange/role-assignments'
        if (@($known.roles) -notcontains $Role) { Write-NotFound $PSCmdlet $Role; return }
        $newName = $(if ($Name) { $Name } else { $Role + '-' + $account[0].name })
        if (@($known.roleAssignments | Where-Object { $_.name -eq $newName }).Count) {
            $PSCmdlet.WriteError((New-CommandError "The role assignment `"$newName`" already exists." 'ADObjectAlreadyExistsException' 'NotSpecified' $newName))
            return
        }
        if (-not $PSCmdlet.ShouldProcess($newName)) { return }
        Edit-Organisation 'New-ManagementRoleAssignment' $PSBoundParameters 'exchange/role-assignments' {
            param($state)
            $assignment = New-Object PSObject -Property @{
                name = $newName; role = $Role; roleAssigneeType = 'User'; linkedAccount = $account[0].identity; linkedAccountSid = $account[0].sid
            }
            $state.roleAssignments = @($state.roleAssignments) + $assignment
            ConvertTo-RoleAssignment $assignment
        }
    }
}

function Remove-ManagementRoleAssignment {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Select-ByIdentity (Get-OrganisationState 'exchange/role-assignments').roleAssignments $Identity 'name')
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Remove-ManagementRoleAssignment' $PSBoundParameters 'exchange/role-assignments' {
            param($state)
            $state.roleAssignments = @($state.roleAssignments | Where-Object { $_.name -ne $found[0].name })
        }
    }
}
