# Partner applications, the OAuth configuration and the test of both.

function ConvertTo-CsPartnerApplication {
    param($Application)
    $token = $(if ($Application.useOAuthServer) { 'OAuthServer=' + $Application.oauthServer } else { 'Value=' + $Application.metadataUrl })
    New-Object PSObject -Property @{
        Identity = $Application.identity; Name = $Application.identity; AuthToken = $token; ApplicationIdentifier = $Application.applicationIdentifier
        Realm = $Application.realm; ApplicationTrustLevel = $Application.applicationTrustLevel; Enabled = $Application.enabled
        AcceptSecurityIdentifierInformation = $Application.acceptSecurityIdentifierInformation
    }
}

function Get-CsPartnerApplication {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Filter')] [string] $Filter,
        [switch] $LocalStore,
        [guid] $Tenant,
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $applications = @((Get-OrganisationState 'skype/partner-applications').partnerApplications | Where-Object { -not $Identity -or $_.identity -eq $Identity })
    if ($Identity -and $applications.Count -eq 0) {
        $PSCmdlet.WriteError((New-CommandError "Cannot find partner application `"$Identity`"." 'PartnerApplicationNotFound' 'ObjectNotFound' $Identity))
    }
    foreach ($application in $applications) {
        if (-not $Filter -or $application.identity -like $Filter) { ConvertTo-CsPartnerApplication $application }
    }
}

$script:Metadata = $null

function Confirm-MetadataUrl {
    # The document is fetched while the parameter is bound, so also under -WhatIf.
    param([string] $Url)
    try { $script:Metadata = Get-AuthMetadata $Url }
    catch { throw "The metadata document could not be downloaded from the URL in the MetadataUrl parameter. $($_.Exception.Message)" }
    $true
}

function New-CsPartnerApplication {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'MetadataUrl')]
    param(
        [Parameter(Position = 0)] [string] $Identity,
        [Parameter(ParameterSetName = 'UseOAuthServer', Mandatory = $true)] [Parameter(ParameterSetName = 'CertificateFileData', Mandatory = $true)] [Parameter(ParameterSetName = 'CertificateRawData', Mandatory = $true)] [string] $ApplicationIdentifier,
        [Parameter(Mandatory = $true)] [ValidateSet('Full', 'Application', 'User')] [string] $ApplicationTrustLevel,
        [Parameter(ParameterSetName = 'UseOAuthServer', Mandatory = $true)] [switch] $UseOAuthServer,
        [bool] $AcceptSecurityIdentifierInformation = $false,
        [bool] $Enabled = $true,
        [switch] $Force,
        [switch] $InMemory,
        [Parameter(ParameterSetName = 'UseOAuthServer')] [Parameter(ParameterSetName = 'CertificateFileData', Mandatory = $true)] [Parameter(ParameterSetName = 'CertificateRawData', Mandatory = $true)] [string] $Realm,
        [guid] $Tenant,
        [Parameter(ParameterSetName = 'CertificateFileData', Mandatory = $true)] [string] $CertificateFileData,
        [Parameter(ParameterSetName = 'CertificateRawData', Mandatory = $true)] [string] $CertificateRawData,
        [Parameter(ParameterSetName = 'MetadataUrl', Mandatory = $true)] [ValidateScript({ Confirm-MetadataUrl $_ })] [string] $MetadataUrl
    )
    $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
    if (@((Get-OrganisationState 'skype/partner-applications').partnerApplications | Where-Object { $_.identity -eq $Identity }).Count) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "The partner application `"$Identity`" already exists." 'PartnerApplicationExists' 'ResourceExists' $Identity))
    }
    if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
    $metadata = $(if ($MetadataUrl) { $script:Metadata } else { $null })
    $new = New-Object PSObject -Property @{
        identity = $Identity; applicationIdentifier = $(if ($metadata) { $metadata.ApplicationIdentifier } else { $ApplicationIdentifier })
        realm = $(if ($metadata) { $metadata.Realm } else { $Realm }); metadataUrl = $MetadataUrl; useOAuthServer = [bool]$UseOAuthServer
        oauthServer = $(if ($UseOAuthServer) { 'microsoft.sts' } else { $null }); applicationTrustLevel = $ApplicationTrustLevel; enabled = $Enabled
        acceptSecurityIdentifierInformation = $AcceptSecurityIdentifierInformation
    }
    if ($InMemory) { return ConvertTo-CsPartnerApplication $new }
    Edit-Organisation 'New-CsPartnerApplication' $PSBoundParameters 'skype/partner-applications' {
        param($state)
        $state.partnerApplications = @($state.partnerApplications) + $new
        ConvertTo-CsPartnerApplication $new
    }
}

function Remove-CsPartnerApplication {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [switch] $Force,
        [guid] $Tenant
    )
    process {
        $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
        if (-not @((Get-OrganisationState 'skype/partner-applications').partnerApplications | Where-Object { $_.identity -eq $Identity }).Count) {
            $PSCmdlet.WriteError((New-CommandError "Cannot find partner application `"$Identity`"." 'PartnerApplicationNotFound' 'ObjectNotFound' $Identity))
            return
        }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Remove-CsPartnerApplication' $PSBoundParameters 'skype/partner-applications' {
            param($state)
            $state.partnerApplications = @($state.partnerApplications | Where-Object { $_.identity -ne $Identity })
        }
    }
}

function Get-CsOAuthConfiguration {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [switch] $LocalStore,
        [Parameter(ParameterSetName = 'Filter')] [string] $Filter
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    if ($Identity -and $Identity -ne 'Global') {
        $PSCmdlet.WriteError((New-CommandError "Cannot find OAuth configuration `"$Identity`"." 'OAuthConfigurationNotFound' 'ObjectNotFound' $Identity))
        return
    }
    if ($Filter -and 'Global' -notlike $Filter) { return }
    $configuration = Get-OrganisationState 'skype/oauth-configuration'
    New-Object PSObject -Property @{
        Identity = 'Global'; Realm = $configuration.realm; ServiceName = $configuration.serviceName; PartnerApplications = @(); OAuthServers = @()
        ExchangeAutodiscoverUrl = $configuration.exchangeAutodiscoverUrl; ExchangeAutodiscoverAllowedDomains = $configuration.exchangeAutodiscoverAllowedDomains
    }
}

function Set-CsOAuthConfiguration {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'Identity')]
    param(
        [guid] $Tenant,
        [Parameter(ParameterSetName = 'Identity')] [string] $Realm,
        [Parameter(ParameterSetName = 'Identity')] [string] $ServiceName,
        [Parameter(ParameterSetName = 'Identity')] [string] $ExchangeAutodiscoverAllowedDomains,
        [Parameter(ParameterSetName = 'Identity')] [string] $ExchangeAutodiscoverUrl,
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [switch] $Force,
        [Parameter(ParameterSetName = 'Instance', ValueFromPipeline = $true)] [psobject] $Instance
    )
    process {
        $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
        if ($Identity -and $Identity -ne 'Global') {
            $PSCmdlet.ThrowTerminatingError((New-CommandError "Cannot find OAuth configuration `"$Identity`"." 'OAuthConfigurationNotFound' 'ObjectNotFound' $Identity))
        }
        if (-not $PSCmdlet.ShouldProcess('Global')) { return }
        $bound = $PSBoundParameters
        Edit-Organisation 'Set-CsOAuthConfiguration' $bound 'skype/oauth-configuration' {
            param($state)
            foreach ($name in 'Realm', 'ServiceName', 'ExchangeAutodiscoverUrl', 'ExchangeAutodiscoverAllowedDomains') {
                # $null is stored as an empty string: a value that was never set cannot be had back.
                $property = $name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)
                if ($bound.ContainsKey($name)) { $state.$property = [string]$bound[$name] }
                elseif ($null -ne $Instance -and $Instance.PSObject.Properties[$name]) { $state.$property = [string]$Instance.$name }
            }
        }
    }
}

function Test-CsExStorageConnectivity {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [Alias('s')] [string] $SipUri,
        [Alias('b')] [ValidateSet('NetNamedPipe', 'NetTCP')] [string] $Binding,
        [switch] $DeleteItem,
        [ValidateSet('ConversationHistory', 'Inbox', 'Dumpster')] [string] $Folder = 'ConversationHistory',
        [switch] $Force,
        [Alias('h')] [string] $HostNameStorageService,
        [switch] $UseCache
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $users = @((Get-OrganisationState 'exchange/recipients').recipients | Where-Object { $_.kind -eq 'UserMailbox' -and $_.sipAddress -eq $SipUri })
    $problem = ''
    if ($users.Count -eq 0) { $problem = "The user `"$SipUri`" has no mailbox that could be found." }
    elseif (-not (Test-PartnerTrust $users[0])) { $problem = 'The remote server returned an error: (401) Unauthorized.' }
    if ($problem) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "ExCreateItem exchange operation failed. $problem" 'ExStorageConnectivityFailed' 'ConnectionError' $SipUri))
    }
    # It writes an item into the user's mailbox, and takes it out again only when asked to.
    Edit-Organisation 'Test-CsExStorageConnectivity' $PSBoundParameters 'exchange/recipients' {
        param($state)
        $user = $state.recipients | Where-Object { $_.sid -eq $users[0].sid }
        if (-not $DeleteItem) { $user.items = @($user.items) + $Folder }
        "Test Passed. An item was created in $Folder."
    }
}

function Test-PartnerTrust {
    # Whether Exchange would accept Lync's token for this mailbox.
    param($User)
    $exchange = Get-OrganisationState 'exchange/organisation'
    $domain = ($User.primarySmtpAddress -split '@')[1]
    $listed = @($exchange.acceptedDomains | Where-Object { $_.domainName -eq $domain }).Count
    $trusted = @((Get-OrganisationState 'exchange/partner-applications').partnerApplications | Where-Object {
            $_.enabled -and $_.linkedAccount -and $_.applicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000'
        }).Count
    $configuration = Get-OrganisationState 'skype/oauth-configuration'
    [bool]($listed -and $trusted -and ($configuration.realm -or $configuration.exchangeAutodiscoverUrl))
}
