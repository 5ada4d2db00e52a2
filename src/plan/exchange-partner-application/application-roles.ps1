param($Roles, $MissingRoles)

@{
    Read  = {
        # Every role is assigned to somebody, if only with the right to pass it on. An unknown role is an error, or has none.
        $Missing = foreach ($Role in $Roles) {
            $Assignments = @(try { Get-ManagementRoleAssignment -Role $Role } catch { @() })
            if ($Assignments.Count -eq 0) { $Role }
        }
        @{ Missing = @($Missing | Where-Object { $_ }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Missing).Count -gt 0) {
            $MissingRoles + ($Found.Missing -join ', ') + '.'
        }
    }
}
