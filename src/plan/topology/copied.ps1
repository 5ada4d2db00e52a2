param($EnvironmentName)

@{
    Run     = {
        # Nobody knows what else is published by now: a copy first, under its name only when it is whole.
        $Topology = [string](Get-CsTopology -AsXml | ForEach-Object { if ($_ -is [System.Xml.XmlNode]) { $_.OuterXml } else { $_ } })
        $Sha = New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider
        $Hash = [System.BitConverter]::ToString($Sha.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Topology))).Replace('-', '')
        $Folder = [System.IO.Path]::Combine($env:ProgramData, 'owa-im', $EnvironmentName)
        $File = [System.IO.Path]::Combine($Folder, 'topology-' + $Hash.Substring(0, 16) + '.zip')
        if (-not [System.IO.Directory]::Exists($Folder)) {
            [void][System.IO.Directory]::CreateDirectory($Folder)
            if ([System.Environment]::OSVersion.Platform -eq [System.PlatformID]::Win32NT) {
                # For administrators and the system: the file holds the configuration of the whole deployment.
                $Security = New-Object -TypeName System.Security.AccessControl.DirectorySecurity
                $Security.SetSecurityDescriptorSddlForm('D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)')
                Set-Acl -Path $Folder -AclObject $Security
            }
        }
        if (-not [System.IO.File]::Exists($File)) {
            $Begun = [System.IO.Path]::Combine($Folder, 'topology-begun.zip')
            [System.IO.File]::Delete($Begun)
            Export-CsConfiguration -FileName $Begun -Force
            [System.IO.File]::Move($Begun, $File)
        }
        Enable-CsTopology -Force -Confirm:$false
    }
}
