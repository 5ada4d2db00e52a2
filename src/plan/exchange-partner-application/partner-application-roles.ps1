param($ApplicationIdentifier, $UserRole, $ArchiveRole, $AuthMetadataUrl, $Realm, $MissingRoles)

@{
    Read  = {
        $Ours = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq $AuthMetadataUrl -or $_.Realm -eq $Realm } |
            Where-Object { [string]$_.LinkedAccount -ne '' })
        $Roles = @($Ours |
            ForEach-Object { Get-ManagementRoleAssignment -RoleAssignee ([string]$_.LinkedAccount) -AssignmentMethod Direct } |
            ForEach-Object { [string]$_.Role })
        @{ Applications = $Ours.Count; Missing = @($UserRole, $ArchiveRole | Where-Object { $_ -notin $Roles }) }
    }
    Judge = {
        param($Found)
        if ($Found.Applications -gt 0 -and @($Found.Missing).Count -gt 0) {
            $MissingRoles + ($Found.Missing -join ', ') + '.'
        }
    }
}
