param($Account, $Role, $AssignmentName, $OtherAssignment)

@{
    Read   = { Get-ManagementRoleAssignment -Role $Role -AssignmentMethod Direct | Where-Object { [string]$_.RoleAssigneeName -eq $Account } }
    Expect = @{ Role = $Role }
    Record = @('Name')
    Create = { New-ManagementRoleAssignment -Name $AssignmentName -Role $Role -User $Account -Confirm:$false }
    Remove = { Remove-ManagementRoleAssignment -Identity $AssignmentName -Confirm:$false }
    Keep   = { param($Before, $Now) if ($Now.Name -ne $AssignmentName) { $OtherAssignment + $Now.Name } }
}
