# The script of that name in the simulated installation. It does what the real one is known to do: it answers by
# Write-Host only, ends its host with `exit 1`, and is not made to run twice.
param(
    [Parameter(Mandatory = $true)] [ValidateSet('Lync', 'SharePoint', 'Exchange')] [string] $ApplicationType,
    [Parameter(Mandatory = $true)] [string] $AuthMetadataUrl,
    [string] $DomainController,
    [bool] $TrustAnySSLCertificate
)

function Stop-Configuration {
    param([string] $Text)
    Write-Host "ERROR: $Text" -ForegroundColor Red
    Write-Host 'THE CONFIGURATION HAS FAILED.'
    exit 1
}

if (-not (Get-Command New-PartnerApplication -ErrorAction SilentlyContinue)) { Stop-Configuration 'This script must run in the Exchange Management Shell.' }
$dc = @{}
if ($DomainController) { $dc.DomainController = $DomainController }

# The account: its own from an earlier run, or the first free name.
$domain = @(Get-AcceptedDomain @dc)[0].Name
$account = $null
foreach ($suffix in @('') + (1..10 | ForEach-Object { "-$_" })) {
    $name = $ApplicationType + 'Enterprise-ApplicationAccount' + $suffix
    $user = Get-User -Identity $name -ErrorAction SilentlyContinue @dc
    if (-not $user) {
        Write-Host "Creating User <$name> for Partner Application."
        $account = New-MailUser -Name $name -ExternalEmailAddress "$name@$domain" -ErrorAction Continue @dc
        if (-not $account) { Stop-Configuration "Could not create the account $name." }
        Set-MailUser -Identity $name -HiddenFromAddressListsEnabled $true @dc
        Write-Host "Created User <$($account.Identity)> for Partner Application."
        break
    }
    if ($user.RecipientTypeDetails -eq 'MailUser' -or $user.RecipientTypeDetails -eq 'User') {
        Write-Host "User <$name> exists and is used for Partner Application."
        $account = $user
        break
    }
}
if (-not $account) { Stop-Configuration 'No account could be found or created.' }

foreach ($role in 'UserApplication', 'ArchiveApplication', 'MeetingGraphApplication') {
    if (Get-ManagementRoleAssignment -RoleAssignee $account.Name -Role $role @dc) {
        Write-Host "Role $role is assigned already."
        continue
    }
    Write-Host "Assigning role <$role> to Application User <$($account.Identity)>."
    $assignment = New-ManagementRoleAssignment -Role $role -User $account.Name @dc
    if (-not $assignment) { Stop-Configuration "Could not assign the role $role." }
}

$name = $ApplicationType + 'Enterprise-' + [guid]::NewGuid().ToString('N')
Write-Host "Creating Partner Application <$name> using metadata <$AuthMetadataUrl> with linked account <$($account.Identity)>."
$given = @{ Name = $name; AuthMetadataUrl = $AuthMetadataUrl; AcceptSecurityIdentifierInformation = $true; Enabled = $true; LinkedAccount = $account.Identity }
if ($TrustAnySSLCertificate) { $given.TrustAnySSLCertificate = $true }
$application = New-PartnerApplication @given @dc
if (-not $application) { Stop-Configuration 'Could not create the partner application.' }
Write-Host "Created Partner Application <$name>."
Write-Host 'THE CONFIGURATION HAS SUCCEEDED.'
