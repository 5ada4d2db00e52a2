param($NoMember)

@{
    Read  = {
        # The products' commands exist on Windows only; without its groups there is nothing to look at.
        $Found = @{ Account = ''; Groups = @() }
        if ([System.Environment]::OSVersion.Platform -eq [System.PlatformID]::Win32NT) {
            $Account = [System.Security.Principal.WindowsIdentity]::GetCurrent()
            $Found.Account = [string]$Account.Name
            $Found.Groups = @($Account.Groups | ForEach-Object { try { [string]$_.Translate([System.Security.Principal.NTAccount]) } catch { [string]$_ } })
        }
        $Found
    }
    Judge = {
        param($Found)
        if ($Found.Account -and @($Found.Groups | Where-Object { $_ -like '*\RTCUniversalServerAdmins' }).Count -eq 0) {
            $NoMember + $Found.Account + '.'
        }
    }
}
