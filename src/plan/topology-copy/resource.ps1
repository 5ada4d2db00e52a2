param($Wanted, $EnvironmentName, $Where, $Stays)

@{
    Read    = {
        $Topology = [string](Get-CsTopology -AsXml | ForEach-Object { if ($_ -is [System.Xml.XmlNode]) { $_.OuterXml } else { $_ } })
        $Sha = New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider
        $Hash = [System.BitConverter]::ToString($Sha.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Topology))).Replace('-', '')
        $File = [System.IO.Path]::Combine($env:ProgramData, 'owa-im', $EnvironmentName, 'topology-' + $Hash.Substring(0, 16) + '.zip')
        $Right = @(Get-CsTrustedApplicationPool | Where-Object { -not $_.RequiresReplication -and -not $_.OutboundOnly })
        $There = @($Right | ForEach-Object { [string]$_.PoolFqdn + ' ' + [string]$_.Registrar }) +
            @(Get-CsTrustedApplicationComputer | ForEach-Object { [string]$_.Identity + ' ' + [string]$_.Pool }) +
            @(Get-CsTrustedApplication | ForEach-Object { [string]$_.TrustedApplicationPoolFqdn + ' ' + ([string]$_.ApplicationId -replace '^urn:application:', '') + ' ' + [string]$_.Port })
        $Due = @($Wanted | Where-Object { $_ -notin $There })
        @{ Copied = $Due.Count -eq 0 -or [System.IO.File]::Exists($File); TopologyHash = $Hash; File = $File }
    }
    Expect  = @{ Copied = $true }
    Record  = @('TopologyHash', 'File')
    # Taking out leaves the copies where they are.
    Earlier = { 'a copy' }
    Change  = {
        param($Before)
        $Folder = [System.IO.Path]::GetDirectoryName($Before.File)
        if (-not [System.IO.Directory]::Exists($Folder)) {
            [void][System.IO.Directory]::CreateDirectory($Folder)
            if ([System.Environment]::OSVersion.Platform -eq [System.PlatformID]::Win32NT) {
                # For administrators and the system: the file holds the configuration of the whole deployment.
                $Security = New-Object -TypeName System.Security.AccessControl.DirectorySecurity
                $Security.SetSecurityDescriptorSddlForm('D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)')
                Set-Acl -Path $Folder -AclObject $Security
            }
        }
        # Under its name only when it is whole; a copy that is there is never written again.
        $Begun = [System.IO.Path]::Combine($Folder, 'topology-begun.zip')
        [System.IO.File]::Delete($Begun)
        Export-CsConfiguration -FileName $Begun -Force
        [System.IO.File]::Move($Begun, $Before.File)
        Write-Warning -Message ($Where + $Before.File)
    }
    Restore = {
        param($Values, $Before, $Now)
        $Stays + $Now.File
    }
}
