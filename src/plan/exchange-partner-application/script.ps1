param($ApplicationIdentifier, $ApplicationRoles, $UserRole, $ArchiveRole, $AuthMetadataUrl, $Realm, $Twice, $KeptAccount)

@{
    Read    = {
        $Applications = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq $AuthMetadataUrl -or $_.Realm -eq $Realm })
        if ($Applications.Count -gt 1) { throw $Twice }
        $Found = @(Get-User -ResultSize Unlimited -Filter "Name -like 'LyncEnterprise-ApplicationAccount*'" | ForEach-Object { [string]$_.Name })
        $Linked = @($Applications | ForEach-Object { ([string]$_.LinkedAccount -split '/')[-1] })
        $Accounts = @($Found + $Linked | Where-Object { $_ } | Sort-Object -Unique)
        $Assignments = @($Accounts |
            ForEach-Object { Get-ManagementRoleAssignment -RoleAssignee $_ -AssignmentMethod Direct } |
            Where-Object { [string]$_.Role -in $ApplicationRoles })
        $Roles = @($Assignments | ForEach-Object { [string]$_.Role })
        @{
            Account            = $Accounts.Count -gt 0
            Trusted            = @($Applications | Where-Object { $_.Enabled -and [string]$_.LinkedAccount -ne '' }).Count -eq 1
            UserApplication    = $Roles -contains $UserRole
            ArchiveApplication = $Roles -contains $ArchiveRole
            Applications       = @($Applications | ForEach-Object { [string]$_.Name })
            Assignments        = @($Assignments | ForEach-Object { [string]$_.Name })
            Accounts           = $Accounts
        }
    }
    Expect  = @{ Account = $true; UserApplication = $true; ArchiveApplication = $true; Trusted = $true }
    Record  = @('Applications', 'Assignments', 'Accounts')
    Change  = { Invoke-ConfigureEnterprisePartnerApplication -MetadataUrl $AuthMetadataUrl -ApplicationType 'Lync' }
    Restore = {
        param($Values, $Before, $Now)
        # Only what the script brought into being goes: the object, then the roles, then the account.
        $Now.Applications | Where-Object { $_ -and $_ -notin $Before.Applications } |
            ForEach-Object { Remove-PartnerApplication -Identity $_ -Confirm:$false }
        $Now.Assignments | Where-Object { $_ -and $_ -notin $Before.Assignments } |
            ForEach-Object { Remove-ManagementRoleAssignment -Identity $_ -Confirm:$false }
        $Now.Accounts | Where-Object { $_ -and $_ -notin $Before.Accounts } | ForEach-Object {
            if (Get-ManagementRoleAssignment -RoleAssignee $_ -AssignmentMethod Direct) { $KeptAccount }
            else { Remove-MailUser -Identity $_ -Confirm:$false }
        }
    }
}
