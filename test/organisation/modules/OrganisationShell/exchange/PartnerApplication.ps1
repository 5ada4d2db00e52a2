# Partner applications: identifier and realm come from the metadata document.

function ConvertTo-PartnerApplication {
    param($Application)
    # The state names certificates by thumbprint, the product shows them whole.
    $known = @((Get-OrganisationState 'skype/deployment').certificates | Where-Object { $_.thumbprint -in $Application.certificates })
    New-Object PSObject -Property @{
        Identity = $Application.name; Name = $Application.name; Id = $Application.name; Guid = [guid]$Application.guid; Enabled = $Application.enabled
        ApplicationIdentifier = $Application.applicationIdentifier; AuthMetadataUrl = $Application.authMetadataUrl; Realm = $Application.realm
        UseAuthServer = $Application.useAuthServer; AcceptSecurityIdentifierInformation = $Application.acceptSecurityIdentifierInformation
        LinkedAccount = $Application.linkedAccount; CertificateStrings = @($known | ForEach-Object { $_.rawData }); IssuerIdentifier = ''; AppOnlyPermissions = $null; ActAsPermissions = $null
    }
}

function Get-PartnerApplication {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController,
        [string] $Organization
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $applications = @(Select-ByIdentity (Get-OrganisationState 'exchange/partner-applications').partnerApplications $Identity 'name', 'guid')
        if ($Identity -and $applications.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($application in $applications) { ConvertTo-PartnerApplication $application }
    }
}

function New-PartnerApplication {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'AuthMetadataUrl')]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Name,
        [Parameter(ParameterSetName = 'ACSTrustApplication', Mandatory = $true)] [string] $ApplicationIdentifier,
        [Parameter(ParameterSetName = 'ACSTrustApplication')] [string] $Realm,
        [bool] $AcceptSecurityIdentifierInformation = $false,
        [string[]] $ActAsPermissions,
        [string[]] $AppOnlyPermissions,
        [string] $DomainController,
        [bool] $Enabled = $true,
        [string] $IssuerIdentifier,
        [string] $LinkedAccount,
        [Parameter(ParameterSetName = 'AuthMetadataUrl', Mandatory = $true)] [string] $AuthMetadataUrl,
        [Parameter(ParameterSetName = 'AuthMetadataUrl')] [switch] $TrustAnySSLCertificate
    )
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    $account = $null
    if ($LinkedAccount) {
        $account = Find-Recipient $LinkedAccount
        if (-not $account) { Write-NotFound $PSCmdlet $LinkedAccount; return }
    }
    $metadata = New-Object PSObject -Property @{ ApplicationIdentifier = $ApplicationIdentifier; Realm = $Realm; Thumbprint = $null }
    if ($AuthMetadataUrl) {
        if ($AuthMetadataUrl -match '^http:') { Write-Warning 'The metadata URL does not use SSL.' }
        try { $metadata = Get-AuthMetadata $AuthMetadataUrl }
        catch {
            $PSCmdlet.WriteError((New-CommandError "Cannot acquire auth metadata document from '$AuthMetadataUrl'. Error: $($_.Exception.Message)" 'AuthMetadataClientException' 'NotSpecified' $AuthMetadataUrl))
            return
        }
        if (-not $metadata.Realm) {
            $PSCmdlet.WriteError((New-CommandError 'The auth metadata document has an empty realm.' 'AuthMetadataEmptyRealm' 'NotSpecified' $AuthMetadataUrl))
            return
        }
    }
    foreach ($known in (Get-OrganisationState 'exchange/partner-applications').partnerApplications) {
        if ($known.name -eq $Name) {
            $PSCmdlet.WriteError((New-CommandError "Active Directory operation failed. The object 'CN=$Name' already exists." 'ADObjectAlreadyExistsException' 'NotSpecified' $Name))
            return
        }
        if ($known.applicationIdentifier -eq $metadata.ApplicationIdentifier -and "$($known.realm)" -eq "$($metadata.Realm)") {
            $message = "A partner application with application identifier '$($known.applicationIdentifier)' and realm '$($known.realm)' exists already: '$($known.name)'."
            $PSCmdlet.WriteError((New-CommandError $message 'ErrorDuplicatePartnerApplication' 'InvalidArgument' $Name))
            return
        }
    }
    if (-not $PSCmdlet.ShouldProcess($Name)) { return }
    Edit-Organisation 'New-PartnerApplication' $PSBoundParameters 'exchange/partner-applications' {
        param($state)
        $application = New-Object PSObject -Property @{
            name = $Name; guid = [guid]::NewGuid().ToString(); enabled = $Enabled; applicationIdentifier = $metadata.ApplicationIdentifier; realm = $metadata.Realm
            authMetadataUrl = $AuthMetadataUrl; useAuthServer = -not $AuthMetadataUrl; acceptSecurityIdentifierInformation = $AcceptSecurityIdentifierInformation
            linkedAccount = $(if ($account) { $account.identity } else { '' }); linkedAccountSid = $(if ($account) { $account.sid } else { $null })
            certificates = @($metadata.Thumbprint | Where-Object { $_ })
        }
        $state.partnerApplications = @($state.partnerApplications) + $application
        ConvertTo-PartnerApplication $application
    }
}

function Set-PartnerApplication {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'ACSTrustApplication')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [Parameter(ParameterSetName = 'ACSTrustApplication')] [string] $ApplicationIdentifier,
        [Parameter(ParameterSetName = 'ACSTrustApplication')] [string] $Realm,
        [bool] $AcceptSecurityIdentifierInformation,
        [ValidateSet('OrganizationalAccount', 'ConsumerAccount')] [string] $AccountType,
        [string[]] $ActAsPermissions,
        [string[]] $AppOnlyPermissions,
        [string] $DomainController,
        [bool] $Enabled,
        [string] $IssuerIdentifier,
        [string] $LinkedAccount,
        [string] $Name,
        [Parameter(ParameterSetName = 'AuthMetadataUrl')] [string] $AuthMetadataUrl,
        [Parameter(ParameterSetName = 'AuthMetadataUrl')] [switch] $TrustAnySSLCertificate,
        [Parameter(ParameterSetName = 'RefreshAuthMetadata')] [switch] $RefreshAuthMetadata
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Select-ByIdentity (Get-OrganisationState 'exchange/partner-applications').partnerApplications $Identity 'name', 'guid')
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        $account = $null
        if ($LinkedAccount) {
            $account = Find-Recipient $LinkedAccount
            if (-not $account) { Write-NotFound $PSCmdlet $LinkedAccount; return }
        }
        $url = $(if ($RefreshAuthMetadata) { $found[0].authMetadataUrl } else { $AuthMetadataUrl })
        $metadata = $null
        if ($RefreshAuthMetadata -or $AuthMetadataUrl) {
            try { $metadata = Get-AuthMetadata $url }
            catch {
                $PSCmdlet.WriteError((New-CommandError "Cannot acquire auth metadata document from '$url'. Error: $($_.Exception.Message)" 'AuthMetadataClientException' 'NotSpecified' $url))
                return
            }
        }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        $bound = $PSBoundParameters
        Edit-Organisation 'Set-PartnerApplication' $bound 'exchange/partner-applications' {
            param($state)
            $application = $state.partnerApplications | Where-Object { $_.guid -eq $found[0].guid }
            foreach ($given in 'AcceptSecurityIdentifierInformation', 'ApplicationIdentifier', 'AuthMetadataUrl', 'Enabled', 'Name', 'Realm') {
                if ($bound.ContainsKey($given)) { $application.($given.Substring(0, 1).ToLowerInvariant() + $given.Substring(1)) = $bound[$given] }
            }
            if ($account) { $application.linkedAccount = $account.identity; $application.linkedAccountSid = $account.sid }
            if ($metadata) {
                $application.applicationIdentifier = $metadata.ApplicationIdentifier
                $application.realm = $metadata.Realm
                $application.certificates = @($metadata.Thumbprint)
            }
        }
    }
}

function Remove-PartnerApplication {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Select-ByIdentity (Get-OrganisationState 'exchange/partner-applications').partnerApplications $Identity 'name', 'guid')
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Remove-PartnerApplication' $PSBoundParameters 'exchange/partner-applications' {
            param($state)
            $state.partnerApplications = @($state.partnerApplications | Where-Object { $_.guid -ne $found[0].guid })
        }
    }
}

function Test-OAuthConnectivity {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)] [ValidateSet('EWS', 'AutoD', 'Generic')] [string] $Service,
        [Parameter(Mandatory = $true)] [uri] $TargetUri,
        [switch] $AppOnly,
        [string] $Mailbox,
        [switch] $ReloadConfig,
        [switch] $UseCachedToken
    )
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    if ($Mailbox -and @(Find-Recipient $Mailbox).Count -eq 0) { Write-NotFound $PSCmdlet $Mailbox; return }
    $organisation = Get-OrganisationState 'organisation'
    $detail = ''
    if (-not $organisation.dns.PSObject.Properties[$TargetUri.Host]) { $detail = "The remote name could not be resolved: '$($TargetUri.Host)'." }
    elseif ($Service -eq 'Generic' -and -not @((Get-OrganisationState 'skype/partner-applications').partnerApplications | Where-Object {
                $_.enabled -and $_.metadataUrl -and $_.applicationIdentifier -eq '00000002-0000-0ff1-ce00-000000000000'
            }).Count) { $detail = 'The remote server returned an error: (401) Unauthorized.' }
    New-Object PSObject -Property @{
        Task = 'Checking ' + $Service + ' API call under OAuth to ' + $TargetUri; Detail = $detail; ResultType = $(if ($detail) { 'Error' } else { 'Success' })
        Identity = 'Microsoft.Exchange.Security.OAuth.ValidationResultNodeId'; IsValid = $true
    }
}
