# Certificates of the servers, and the one that signs tokens.

function Get-AuthConfig {
    [CmdletBinding(PositionalBinding = $false)]
    param([string] $DomainController)
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    $auth = (Get-OrganisationState 'exchange/organisation').authConfig
    New-Object PSObject -Property @{
        Identity = 'Auth Configuration'; Name = 'Auth Configuration'; CurrentCertificateThumbprint = $auth.currentCertificateThumbprint
        PreviousCertificateThumbprint = ''; NextCertificateThumbprint = ''; NextCertificateEffectiveDate = $null
        ServiceName = '00000002-0000-0ff1-ce00-000000000000'; Realm = $auth.realm
    }
}

function Get-ExchangeCertificate {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Thumbprint')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [string] $DomainController,
        [string[]] $DomainName,
        [Parameter(ParameterSetName = 'Instance', ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Instance,
        [Parameter(ParameterSetName = 'Instance')] [Parameter(ParameterSetName = 'Thumbprint')] [string] $Server,
        [Parameter(ParameterSetName = 'Thumbprint', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Thumbprint
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        # The Identity form is SERVER\THUMBPRINT; without a server the session's own answers.
        if ($Identity -match '^(.+)\\(.*)$') { $Server = $Matches[1]; $Thumbprint = $Matches[2] } elseif ($Identity) { $Thumbprint = $Identity }
        if (-not $Server) { $Server = $script:SessionServer }
        $machine = Get-MachineOf $Server
        if (-not $machine -or -not $machine.exchange) { Write-NotFound $PSCmdlet $Server; return }
        if (-not $machine.reachable) {
            $PSCmdlet.WriteError((New-CommandError "The RPC server on $Server is unavailable." 'RpcUnavailable' 'ConnectionError' $Server))
            return
        }
        $found = 0
        foreach ($certificate in $machine.certificates) {
            if ($Thumbprint -and $certificate.thumbprint -ne $Thumbprint) { continue }
            if ($DomainName -and -not @($DomainName | Where-Object { $certificate.names -contains $_ }).Count) { continue }
            $found++
            New-Object PSObject -Property @{
                RawData = [Convert]::FromBase64String($certificate.rawData); Thumbprint = $certificate.thumbprint; Subject = $certificate.subject
                Issuer = $certificate.issuer; SerialNumber = $certificate.serialNumber; Services = @($certificate.services) -join ', '
                NotBefore = ConvertFrom-OrganisationTime $certificate.notBefore; NotAfter = ConvertFrom-OrganisationTime $certificate.notAfter
                HasPrivateKey = $certificate.hasPrivateKey; CertificateDomains = @($certificate.names)
                Status = $(if (Test-CertificateTime $certificate) { 'Valid' } else { 'DateInvalid' })
            }
        }
        if ($Thumbprint -and -not $found) {
            $PSCmdlet.WriteError((New-CommandError "The certificate with thumbprint $Thumbprint was not found." 'CertificateNotFound' 'InvalidArgument' $Thumbprint))
        }
    }
}
