param($AuthMetadataUrl, $Realm, $NotTrusted, $NoRole)

@{
    Read  = {
        $Accounts = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq $AuthMetadataUrl -or $_.Realm -eq $Realm } |
            Where-Object { $_.Enabled -and [string]$_.LinkedAccount -ne '' } |
            ForEach-Object { [string]$_.LinkedAccount })
        $Roles = @($Accounts |
            ForEach-Object { Get-ManagementRoleAssignment -RoleAssignee $_ -AssignmentMethod Direct } |
            ForEach-Object { [string]$_.Role })
        @{ Accounts = $Accounts.Count; Missing = @('UserApplication', 'ArchiveApplication' | Where-Object { $_ -notin $Roles }) }
    }
    Judge = {
        param($Found)
        if ($Found.Accounts -ne 1) { $NotTrusted }
        elseif (@($Found.Missing).Count -gt 0) { $NoRole + ($Found.Missing -join ', ') + '.' }
    }
}
