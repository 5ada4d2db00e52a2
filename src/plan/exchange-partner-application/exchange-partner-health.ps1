param($ApplicationIdentifier, $UserRole, $ArchiveRole, $AuthMetadataUrl, $Realm, $NotTrusted, $NoRole)

@{
    Read  = {
        $Accounts = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq $AuthMetadataUrl -or $_.Realm -eq $Realm } |
            Where-Object { $_.Enabled -and [string]$_.LinkedAccount -ne '' } |
            ForEach-Object { [string]$_.LinkedAccount })
        $Roles = @($Accounts |
            ForEach-Object { Get-ManagementRoleAssignment -RoleAssignee $_ -AssignmentMethod Direct } |
            ForEach-Object { [string]$_.Role })
        @{ Accounts = $Accounts.Count; Missing = @($UserRole, $ArchiveRole | Where-Object { $_ -notin $Roles }) }
    }
    Judge = {
        param($Found)
        if ($Found.Accounts -ne 1) { $NotTrusted }
        elseif (@($Found.Missing).Count -gt 0) { $NoRole + ($Found.Missing -join ', ') + '.' }
    }
}
