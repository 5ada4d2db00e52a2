# The registry (HKLM:) and certificate (Cert:) paths of the current machine, and the core commands for all others.

$script:CoreCommands = @{}

function Get-CoreCommand {
    # The cmdlet behind a function of the same name. By type, not by module: a copied runspace has cmdlets without one.
    param([string] $Name, [string] $Module = 'Microsoft.PowerShell.Management')
    if (-not $script:CoreCommands.ContainsKey($Name)) {
        $found = Get-Command -Name $Name -CommandType Cmdlet -ErrorAction SilentlyContinue
        if (-not $found) {
            # A fresh runspace loads the module for an unknown command only, and this one is known as a function.
            Import-Module $Module
            $found = Get-Command -Name $Name -CommandType Cmdlet
        }
        $script:CoreCommands[$Name] = $found
    }
    $script:CoreCommands[$Name]
}

function Get-RegistryKey {
    # The values of a key of the current machine, or nothing.
    param([string] $Path)
    $name = $Path -replace '^(Microsoft\.PowerShell\.Core\\)?Registry::', '' -replace '^HKEY_LOCAL_MACHINE', 'HKLM:'
    $entry = (Get-OrganisationMachine).registry.PSObject.Properties[$name.TrimEnd('\')]
    if ($entry) { $entry.Value }
}

function Test-SimulatedPath {
    param([string] $Path)
    $Path -match '^(HKLM:|(Microsoft\.PowerShell\.Core\\)?Registry::|Cert:)'
}

function Get-CertificateItem {
    # The certificates at a path of the machine's own store; nothing where there is none.
    param([string] $Path)
    if ($Path -notmatch '^Cert:[\\/]*LocalMachine[\\/]My[\\/]*([0-9A-Fa-f]*)$') { return }
    $thumbprint = $Matches[1]
    foreach ($state in (Get-OrganisationMachine).certificates) {
        if (-not $thumbprint -or $state.thumbprint -eq $thumbprint) { ConvertTo-Certificate $state }
    }
}

function Get-SimulatedItem {
    # What Get-Item and Get-ChildItem show of the registry and the certificate store.
    param([string] $Path, [bool] $Children)
    if ($Path -match '^Cert:') {
        $one = $Path -match '[0-9A-Fa-f]{40}$'
        if ($one -or $Children) { return Get-CertificateItem $Path }
    }
    $key = Get-RegistryKey $Path
    if ($key -and -not $Children) { New-Object PSObject -Property @{ Name = $Path -replace '^HKLM:', 'HKEY_LOCAL_MACHINE'; PSPath = "Microsoft.PowerShell.Core\Registry::$Path"; Property = @($key.PSObject.Properties | ForEach-Object { $_.Name }) } }
}

function New-PathError {
    param([string] $Path)
    $exception = New-Object System.Management.Automation.ItemNotFoundException "Cannot find path '$Path' because it does not exist."
    New-Object System.Management.Automation.ErrorRecord $exception, 'PathNotFound', ([Management.Automation.ErrorCategory]::ObjectNotFound), $Path
}

function ConvertTo-Certificate {
    param($State)
    $subject = [regex]::Match($State.subject, 'CN=([^,]+)').Groups[1].Value
    $certificate = New-Object PSObject -Property @{
        Thumbprint = $State.thumbprint; Subject = $State.subject; Issuer = $State.issuer; SerialNumber = $State.serialNumber
        FriendlyName = ''; Version = 3; HasPrivateKey = $State.hasPrivateKey; NotBefore = ConvertFrom-OrganisationTime $State.notBefore
        NotAfter = ConvertFrom-OrganisationTime $State.notAfter; RawData = [Convert]::FromBase64String($State.rawData)
        DnsNameList = @($State.names | ForEach-Object { New-Object PSObject -Property @{ Unicode = $_; Punycode = $_ } })
        PSPath = 'Microsoft.PowerShell.Security\Certificate::LocalMachine\My\' + $State.thumbprint; PSChildName = $State.thumbprint
    }
    $provider = $State.provider
    $getKey = { New-Object Security.Cryptography.RSACryptoServiceProvider }
    # A key in a key storage provider: .NET Framework's property throws.
    if (-not $State.hasPrivateKey) { $getKey = { $null } }
    elseif ($provider -match 'Key Storage Provider') { $getKey = { throw (New-Object Security.Cryptography.CryptographicException 'Invalid provider type specified.') } }
    $certificate.PSObject.Members.Add((New-Object Management.Automation.PSScriptProperty 'PrivateKey', $getKey))
    $certificate.PSObject.Members.Add((New-Object Management.Automation.PSScriptMethod 'GetNameInfo', { $subject }.GetNewClosure()))
    $trusted = @((Get-OrganisationMachine).trustedIssuers) -contains $State.issuer
    $valid = $trusted -and (Test-CertificateTime $State)
    $certificate.PSObject.Members.Add((New-Object Management.Automation.PSScriptMethod 'Verify', { $valid }.GetNewClosure()))
    $certificate.PSObject.TypeNames.Insert(0, 'System.Security.Cryptography.X509Certificates.X509Certificate2')
    $certificate
}
