param($Account, $AccountFilter, $ExternalEmailAddress, $OurAssignments, $OtherRoles)

@{
    Read   = { Get-MailUser -ResultSize Unlimited -Filter $AccountFilter }
    Expect = @{ Name = $Account }
    Create = { New-MailUser -Name $Account -ExternalEmailAddress $ExternalEmailAddress -Confirm:$false }
    Remove = { Remove-MailUser -Identity $Account -Confirm:$false }
    Keep   = {
        $Others = Get-ManagementRoleAssignment -RoleAssignee $Account -AssignmentMethod Direct | Where-Object { [string]$_.Name -notin $OurAssignments }
        if ($Others) { $OtherRoles }
    }
}
