# Mail users; removing one deletes its account.

function ConvertTo-MailUser {
    param($Recipient)
    New-Object PSObject -Property @{
        Identity = $Recipient.identity; Name = $Recipient.name; Alias = $Recipient.alias; DisplayName = $Recipient.displayName; Guid = [guid]$Recipient.guid
        DistinguishedName = $Recipient.distinguishedName; SamAccountName = $Recipient.samAccountName; UserPrincipalName = $Recipient.userPrincipalName
        ExternalEmailAddress = $Recipient.externalEmailAddress; PrimarySmtpAddress = $Recipient.primarySmtpAddress; EmailAddresses = @($Recipient.emailAddresses)
        HiddenFromAddressListsEnabled = $Recipient.hiddenFromAddressListsEnabled; OrganizationalUnit = $Recipient.organizationalUnit
        RecipientType = $Recipient.kind; RecipientTypeDetails = $Recipient.kind
    }
}

function Get-MailUser {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'AnrSet')] [string] $Anr,
        [System.Management.Automation.PSCredential] $Credential,
        [string] $DomainController,
        [string] $Filter,
        [switch] $IgnoreDefaultScope,
        [string] $OrganizationalUnit,
        [switch] $ReadFromDomainController,
        [string] $ResultSize,
        [string] $SortBy,
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity
    )
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    $users = @(Find-Recipient $Identity | Where-Object { $_.kind -eq 'MailUser' })
    if ($Identity -and $users.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
    foreach ($user in $users) {
        if ($Anr -and -not $user.name.StartsWith($Anr, [StringComparison]::OrdinalIgnoreCase)) { continue }
        $shown = ConvertTo-MailUser $user
        if (Test-OpathFilter $Filter $shown) { $shown }
    }
}

function New-MailUser {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'DisabledUser')]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Name,
        [Parameter(Mandatory = $true)] [string] $ExternalEmailAddress,
        [string] $Alias,
        [string] $DisplayName,
        [string] $DomainController,
        [string] $FirstName,
        [string] $LastName,
        [string] $OrganizationalUnit,
        [string] $PrimarySmtpAddress,
        [string] $SamAccountName,
        [Parameter(ParameterSetName = 'EnabledUser', Mandatory = $true)] [System.Security.SecureString] $Password,
        [Parameter(ParameterSetName = 'EnabledUser', Mandatory = $true)] [string] $UserPrincipalName
    )
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    $organisation = Get-OrganisationState 'exchange/organisation'
    $unit = $(if ($OrganizationalUnit) { $OrganizationalUnit } else { $organisation.domain + '/Users' })
    if ($ExternalEmailAddress -notmatch '^(smtp:)?[^@\s]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$') {
        $PSCmdlet.WriteError((New-CommandError "The e-mail address `"$ExternalEmailAddress`" isn't correct." 'InvalidProxyAddress' 'InvalidData' $ExternalEmailAddress))
        return
    }
    if (@(Find-Recipient "$unit/$Name").Count -or ($Alias -and @(Find-Recipient $Alias).Count)) {
        $PSCmdlet.WriteError((New-CommandError "Active Directory operation failed. The object 'CN=$Name' already exists." 'ADObjectAlreadyExistsException' 'NotSpecified' $Name))
        return
    }
    if (-not $PSCmdlet.ShouldProcess($Name)) { return }
    Edit-Organisation 'New-MailUser' $PSBoundParameters 'exchange/recipients' {
        param($state)
        $address = $ExternalEmailAddress -replace '^smtp:', ''
        $account = New-Object PSObject -Property @{
            kind = 'MailUser'; name = $Name; alias = $(if ($Alias) { $Alias } else { $Name }); displayName = $(if ($DisplayName) { $DisplayName } else { $Name })
            identity = "$unit/$Name"; organizationalUnit = $unit; distinguishedName = "CN=$Name,CN=Users," + $organisation.domainDn
            guid = [guid]::NewGuid().ToString(); sid = $state.domainSid + '-' + $state.nextRid; samAccountName = $Name; userPrincipalName = $Name + '@' + $organisation.domain
            externalEmailAddress = "SMTP:$address"; primarySmtpAddress = $address; emailAddresses = @("SMTP:$address"); hiddenFromAddressListsEnabled = $false
        }
        # A security identifier is never given twice: an account that is made again is another one.
        $state.nextRid++
        $state.recipients = @($state.recipients) + $account
        ConvertTo-MailUser $account
    }
}

function Set-MailUser {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DisplayName,
        [string] $DomainController,
        [bool] $HiddenFromAddressListsEnabled
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Find-Recipient $Identity | Where-Object { $_.kind -eq 'MailUser' })
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        $bound = $PSBoundParameters
        Edit-Organisation 'Set-MailUser' $bound 'exchange/recipients' {
            param($state)
            $account = $state.recipients | Where-Object { $_.sid -eq $found[0].sid }
            if ($bound.ContainsKey('DisplayName')) { $account.displayName = $DisplayName }
            if ($bound.ContainsKey('HiddenFromAddressListsEnabled')) { $account.hiddenFromAddressListsEnabled = $HiddenFromAddressListsEnabled }
        }
    }
}

function Remove-MailUser {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController,
        [switch] $IgnoreDefaultScope,
        [switch] $IgnoreLegalHold
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Find-Recipient $Identity | Where-Object { $_.kind -eq 'MailUser' })
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Remove-MailUser' $PSBoundParameters 'exchange/recipients' {
            param($state)
            # The account goes, not only its mail properties. The directory clears what points to it.
            foreach ($name in 'exchange/partner-applications', 'exchange/role-assignments') {
                $other = Get-OrganisationState $name
                $list = $(if ($name -eq 'exchange/role-assignments') { $other.roleAssignments } else { $other.partnerApplications })
                $pointing = @($list | Where-Object { $_.linkedAccountSid -eq $found[0].sid })
                foreach ($object in $pointing) { $object.linkedAccount = ''; $object.linkedAccountSid = $null }
                if ($pointing.Count) { Set-OrganisationState $name $other }
            }
            $state.recipients = @($state.recipients | Where-Object { $_.sid -ne $found[0].sid })
        }
    }
}
