# ==================================================================================================
# ntsystems: presence, instant messaging and Online Meeting requests in Outlook on the web
# ==================================================================================================
#
# Lync 2013 and Exchange 2013, one server each
#
# Made by owa-im 0.0.0 from the environment file; edit that, not this. Stage: lab. Exchange servers:
# EX14.
#
# Started without a mode it changes nothing.
#
#     .\runbook.ps1                    compares; exit code 3 if something differs
#     .\runbook.ps1 -Mode Apply        does what differs; a second run changes nothing
#     .\runbook.ps1 -Mode Verify       compares, and asks the health checks
#     .\runbook.ps1 -Mode Rollback     undoes what the journal says that this plan has changed
#
# -Target NAME and -Step ID take a part of it, -WhatIf shows and does nothing. MANUAL.md has the
# rest.
#
# A step reads what is there and compares it with Expect. Only if that differs it creates or
# changes, and the state before is in the journal first. Remove and Restore are the way back.
#
# What it leaves alone or does not look at:
# - OWA mailbox policies other than Default stay as they are.
# - Not made: Test-CsExStorageConnectivity, since verification.sipUri names no user whose mailbox it
#   may write to.
# - Not made: Test-OAuthConnectivity, since verification.mailbox names no mailbox.
#
# What a rollback can not take back:
# - the copy of the topology in %ProgramData%\owa-im\ntsystems
# - the service id of the trusted application pool ex14.ntsystems.local: the next pool gets another
#   one
# - the version number of the topology, which only goes up
# - Realm, where it was not set at all: it comes back as an empty text
# - SID and GUID of the account LyncEnterprise-ApplicationAccount, should it be made again
# - the random name of the partner application, should it be made again
# - the certificates of Lync that Exchange had recorded before a refresh

#Requires -Version 3.0

[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [ValidateSet('Test', 'Apply', 'Verify', 'Rollback')] [string] $Mode = 'Test',
    [string[]] $Target = @(),
    [string[]] $Step = @(),
    [string] $JournalPath = '',
    [ValidateSet('Text', 'Json')] [string] $OutputFormat = 'Text',
    [string] $Observed = '',
    [string] $ApprovedBy = '',
    [string] $StopBefore = '',
    [System.Management.Automation.PSCredential] $ExchangeCredential,
    [System.Management.Automation.PSCredential] $SkypeCredential,
    [System.Management.Automation.PSCredential] $ServerCredential
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# The engine under this runbook is loaded only if it is the one that the plan was made with.
$EnginePath = [System.IO.Path]::Combine($PSScriptRoot, 'OwaIm.psm1')
$EngineFound = ''
if ([System.IO.File]::Exists($EnginePath)) {
    $Algorithm = New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider
    $EngineFound = [System.BitConverter]::ToString($Algorithm.ComputeHash([System.IO.File]::ReadAllBytes($EnginePath))).Replace('-', '')
}
if ($EngineFound -ne '0000000000000000000000000000000000000000000000000000000000000000') {
    if ($OutputFormat -eq 'Json') {
        [Console]::Out.WriteLine('{"event":"run-ended","outcome":"refused","exitCode":2,"reason":"digest-mismatch","message":"OwaIm.psm1 is missing, or not the one that this runbook was made with.","remedy":"Take the plan directory again from where it was approved."}')
    }
    else {
        [Console]::Error.WriteLine('OwaIm.psm1 is missing, or not the one that this runbook was made with. Take the plan directory again from where it was approved.')
    }
    exit 2
}
Import-Module -Name $EnginePath -Force

Open-Runbook -Environment 'ntsystems' -Folder $PSScriptRoot -Mode $Mode -Target $Target -Step $Step -JournalPath $JournalPath -OutputFormat $OutputFormat -Observed $Observed -ApprovedBy $ApprovedBy -StopBefore $StopBefore -ExchangeCredential $ExchangeCredential -SkypeCredential $SkypeCredential -ServerCredential $ServerCredential -Cmdlet $PSCmdlet

# ==================================================================================================
# Connections
# ==================================================================================================

Add-Connection -Target 'skype' -Module 'Lync' -Generation 'lync-2013' -RequiredCommand @(
    'Enable-CsTopology'
    'Export-CsConfiguration'
    'Get-CsCertificate'
    'Get-CsManagementStoreReplicationStatus'
    'Get-CsOAuthConfiguration'
    'Get-CsPartnerApplication'
    'Get-CsPool'
    'Get-CsServerVersion'
    'Get-CsSite'
    'Get-CsTopology'
    'Get-CsTrustedApplication'
    'Get-CsTrustedApplicationComputer'
    'Get-CsTrustedApplicationPool'
    'New-CsPartnerApplication'
    'New-CsTrustedApplication'
    'New-CsTrustedApplicationPool'
    'Remove-CsPartnerApplication'
    'Remove-CsTrustedApplication'
    'Remove-CsTrustedApplicationPool'
    'Set-Acl'
    'Set-CsOAuthConfiguration'
    'Set-CsTrustedApplicationPool'
    'Test-CsTopology'
)
Add-Connection -Target 'exchange' -Uri 'http://ex14.ntsystems.local/PowerShell/' -Generation '2013' -RequiredCommand @(
    'Get-AcceptedDomain'
    'Get-AuthConfig'
    'Get-CASMailbox'
    'Get-ClientAccessServer'
    'Get-ExchangeCertificate'
    'Get-ExchangeServer'
    'Get-ManagementRoleAssignment'
    'Get-OrganizationConfig'
    'Get-OwaMailboxPolicy'
    'Get-OwaVirtualDirectory'
    'Get-PartnerApplication'
    'Get-UMCallRouterSettings'
    'Get-UMDialPlan'
    'Get-UMService'
    'Get-User'
    'Remove-MailUser'
    'Remove-ManagementRoleAssignment'
    'Remove-PartnerApplication'
    'Set-OwaMailboxPolicy'
    'Set-OwaVirtualDirectory'
    'Set-PartnerApplication'
)
Add-Connection -Target 'EX14' -ComputerName 'ex14.ntsystems.local' -Port 5985 -UseSsl $false -ConfigurationName 'Microsoft.PowerShell'

# The journal is bound to this organisation.
Add-Organisation -Target 'exchange' -Read { [string](Get-OrganizationConfig).Guid } -Servers { Get-ExchangeServer | ForEach-Object { [string]$_.Name } }

# ==================================================================================================
# Before the first change
# ==================================================================================================
#
# Test and Apply ask these questions. A required one that fails, or gets no answer, stops Apply
# before its first change; advice is only said. Rollback does not wait for them.

# The Lync cmdlets are those of Lync Server 2013. The cmdlets of another generation would write a
# topology that this one does not understand.
Add-Check 'skype/version/lync-2013' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = { @{ Version = [string](Get-CsServerVersion) } }
    Judge = {
        param($Found)
        if ($Found.Version -notlike '*(5.0.8308*') {
            'This is not a machine of Lync Server 2013. Run the runbook where its management shell is, or correct skype.version. It says: ' + $Found.Version + '.'
        }
    }
}

# The account is a member of RTCUniversalServerAdmins. The Lync module offers its cmdlets to
# everybody; who may write to the Central Management store is this group.
Add-Check 'skype/topology-rights/account' -Target 'skype' -Phase 'Preflight' -Safety 'Advice' @{
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
            'The first change to the topology will probably be denied: this account is no member of RTCUniversalServerAdmins, or became one after it signed in. Enable-CsTopology needs the setup permission besides (Grant-CsSetupPermission), or a domain administrator. The account is ' + $Found.Account + '.'
        }
    }
}

# Lync has the site Bolzano. A trusted application pool belongs to a site, given by its SiteId,
# which is neither its identity nor its display name.
Add-Check 'skype/site/Bolzano' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = { @{ SiteIds = @(Get-CsSite | ForEach-Object { [string]$_.SiteId }) } }
    Judge = {
        param($Found)
        if ($Found.SiteIds -notcontains 'Bolzano') {
            'No site has the SiteId Bolzano. Put the right one into skype.pools[0].siteId: ' + ($Found.SiteIds -join ', ') + '.'
        }
    }
}

# ly14.ntsystems.local is a pool with a Registrar. The trusted application pool is registered with
# it.
Add-Check 'skype/registrar/ly14.ntsystems.local' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Registrars = Get-CsPool | Where-Object { @($_.Services | ForEach-Object { [string]$_ }) -like 'Registrar:*' }
        @{ Pools = @($Registrars | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        if ($Found.Pools -notcontains 'ly14.ntsystems.local') {
            'The topology has no pool ly14.ntsystems.local with a Registrar. Put the right one into skype.pools[0].fqdn: ' + ($Found.Pools -join ', ') + '.'
        }
    }
}

# The certificate of ly14.ntsystems.local carries that name. OWA refuses a Lync server whose
# certificate is not in the name that OWA connects to. Only the machine that runs this can be looked
# at.
Add-Check 'skype/pool-certificate/ly14.ntsystems.local' -Target 'skype' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Certificate = Get-CsCertificate -Type Default | Select-Object -First 1
        if ($null -ne $Certificate) {
            @{ Subject = [string]$Certificate.Subject; Names = @($Certificate.AlternativeNames | ForEach-Object { [string]$_ }) }
        }
    }
    Judge = {
        param($Found)
        if ($null -eq $Found) { 'This machine has no certificate of type Default, so it is no front end. Look at a front end of ly14.ntsystems.local.'; return }
        $CommonName = [regex]::Match($Found.Subject, '(?:^|,\s*)CN=([^,]+)').Groups[1].Value
        $Others = @(@($CommonName) + @($Found.Names) | Where-Object { $_ -in @() } | Sort-Object -Unique)
        if ($Others.Count -gt 0 -and @($CommonName) + @($Found.Names) -notcontains 'ly14.ntsystems.local') {
            'This machine is no front end of ly14.ntsystems.local: look at one of those. Its certificate is that of ' + ($Others -join ', ') + '.'
            return
        }
        if ($CommonName -ne 'ly14.ntsystems.local') {
            'The CN of the Default certificate should be ly14.ntsystems.local. It is ' + $CommonName + '.'
        }
        if (@($CommonName) + @($Found.Names) -notcontains 'ly14.ntsystems.local') {
            'The Default certificate does not carry the name ly14.ntsystems.local.'
        }
    }
}

# No other trusted application pool has a computer of ex14.ntsystems.local. Lync may know a name
# once. A computer belongs to one pool: a second pool with it can not be made, or makes the name
# known twice.
Add-Check 'skype/trusted-names/ex14.ntsystems.local' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Computers = Get-CsTrustedApplicationComputer | Where-Object { [string]$_.Identity -in @('ex14.ntsystems.local') -and [string]$_.Pool -ne 'ex14.ntsystems.local' }
        @{ Computers = @($Computers | ForEach-Object { [string]$_.Identity + ' in ' + [string]$_.Pool }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Computers).Count -gt 0) { 'Lync has these names as computers of other trusted application pools. Take them out there with Remove-CsTrustedApplicationComputer, or Remove-CsTrustedApplicationPool where nothing else uses the pool, and Enable-CsTopology: ' + ($Found.Computers -join ', ') + '.' }
    }
}

# The trusted application pool ex14.ntsystems.local is right, or may be put right. Registrar and
# replication of a pool concern every application in it. Lync waits for a replica that never comes
# where replication is on, and never removes a pool without a Registrar.
Add-Check 'skype/trusted-pool-repair/ex14.ntsystems.local' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Pools = @(Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq 'ex14.ntsystems.local' })
        $Different = @($Pools | Where-Object { [string]$_.Registrar -ne 'Registrar:ly14.ntsystems.local' -or $_.RequiresReplication -or $_.OutboundOnly })
        $Applications = Get-CsTrustedApplication | Where-Object { $_.TrustedApplicationPoolFqdn -eq 'ex14.ntsystems.local' }
        @{ Different = $Different.Count -gt 0; Applications = @($Applications | ForEach-Object { [string]$_.ApplicationId }) }
    }
    Judge = {
        param($Found)
        if (-not $Found.Different) { return }
        $Others = @($Found.Applications | Where-Object { $_ -notin @('OutlookWebApp', 'urn:application:outlookwebapp') })
        if ($Others.Count -gt 0) { 'The trusted application pool ex14.ntsystems.local exists with other values, and serves other applications, so it is left alone. It should have Registrar ly14.ntsystems.local, no replication, and not be outbound only. Change it by hand with Set-CsTrustedApplicationPool. In it live: ' + ($Others -join ', ') + '.' }
        elseif (@($Found.Applications).Count -eq 0) { 'The trusted application pool ex14.ntsystems.local exists with other values and without OutlookWebApp, so whose it is can''t be known. It should have Registrar ly14.ntsystems.local, no replication, and not be outbound only. Change it by hand with Set-CsTrustedApplicationPool.' }
    }
}

# Port 5199 is free in ex14.ntsystems.local. A port belongs to one application of a trusted
# application pool.
Add-Check 'skype/trusted-application-port/ex14.ntsystems.local' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Others = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq 'ex14.ntsystems.local' -and $_.Port -eq 5199 } |
            Where-Object { $_.ApplicationId -notin @('OutlookWebApp', 'urn:application:outlookwebapp') }
        @{ Others = @($Others | ForEach-Object { [string]$_.ApplicationId }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            'Port 5199 of ex14.ntsystems.local is taken. Give another trustedApplication.port. It belongs to ' + ($Found.Others -join ', ') + '.'
        }
    }
}

# Nothing else lives in the trusted application pool ex14.ntsystems.local. Other applications of the
# pool are left alone; they also keep rollback from removing the pool.
Add-Check 'skype/trusted-pool-neighbours/ex14.ntsystems.local' -Target 'skype' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Others = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq 'ex14.ntsystems.local' } |
            Where-Object { $_.ApplicationId -notin @('OutlookWebApp', 'urn:application:outlookwebapp') }
        @{ Others = @($Others | ForEach-Object { [string]$_.ApplicationId }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            'The pool carries other applications, which are left alone: ' + ($Found.Others -join ', ') + '.'
        }
    }
}

# Every replica of the Central Management store is up to date. A Lync server acts on the topology
# that has reached it.
Add-Check 'skype/replication/before' -Target 'skype' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Late = Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }
        @{ Replicas = @($Late | ForEach-Object { [string]$_.ReplicaFqdn }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Replicas).Count -gt 0) {
            'Replicas that are not up to date (Invoke-CsManagementStoreReplication hurries them): ' + ($Found.Replicas -join ', ') + '.'
        }
    }
}

# Test-CsTopology finds nothing wrong. It reads whether services are activated and the universal
# groups have their permissions, which Enable-CsTopology needs.
Add-Check 'skype/topology-test/all' -Target 'skype' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        try {
            Test-CsTopology | Out-Null
            @{ Message = '' }
        }
        catch { @{ Message = $_.Exception.Message } }
    }
    Judge = { param($Found) if ($Found.Message -ne '') { 'Test-CsTopology is not content. Enable-CsTopology needs a domain administrator, or RTCUniversalServerAdmins with the setup permission (Grant-CsSetupPermission). It says: ' + $Found.Message } }
}

# Lync has an OAuthTokenIssuer certificate. Lync signs its tokens with it, and its metadata document
# carries it.
Add-Check 'skype/certificate/OAuthTokenIssuer' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Certificates = @(Get-CsCertificate -Type OAuthTokenIssuer)
        $InDate = @($Certificates | Where-Object { $_.NotBefore -le [DateTime]::Now -and $_.NotAfter -gt [DateTime]::Now })
        @{ Certificates = $Certificates.Count; InDate = $InDate.Count }
    }
    Judge = {
        param($Found)
        if ($Found.Certificates -eq 0) { 'Lync has no OAuthTokenIssuer certificate. Assign one, once for all front ends, with Set-CsCertificate -Identity global -Type OAuthTokenIssuer.' }
        elseif ($Found.InDate -eq 0) { 'The OAuthTokenIssuer certificate of Lync is out of date. Renew it with Set-CsCertificate -Identity global -Type OAuthTokenIssuer.' }
    }
}

# The metadata document of Exchange can be fetched where the Lync cmdlets run.
# New-CsPartnerApplication fetches https://autodiscover.ntsystems.local/autodiscover/metadata/json/1
# before it does anything else.
Add-Check 'skype/metadata/exchange' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Ours = Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000002-0000-0ff1-ce00-000000000000' } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like '*https://autodiscover.ntsystems.local/autodiscover/metadata/json/1*' -or $_.Realm -eq 'ntsystems.local' }
        $Found = @{ Ours = @($Ours).Count; Message = ''; Status = ''; Certificates = 0; Short = 0 }
        $Protocol = [System.Net.ServicePointManager]::SecurityProtocol
        try {
            # Windows PowerShell 3.0 and 4.0 offer TLS 1.2 only when they are told to.
            if ([int]$Protocol -ne 0) { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol -bor [System.Net.SecurityProtocolType]::Tls12 }
            $Answer = [string](Invoke-WebRequest -Uri 'https://autodiscover.ntsystems.local/autodiscover/metadata/json/1' -UseBasicParsing).Content
            $Certificates = @([regex]::Matches($Answer, '"(MII[A-Za-z0-9+/=\\]{400,})"') | ForEach-Object {
                    New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [System.Convert]::FromBase64String($_.Groups[1].Value.Replace('\', '')))
                })
            $Found.Certificates = $Certificates.Count
            # The key of 2048 bits is 268 bytes long at least, as the certificate carries it.
            $Found.Short = @($Certificates | Where-Object { $_.PublicKey.Oid.Value -eq '1.2.840.113549.1.1.1' -and $_.PublicKey.EncodedKeyValue.RawData.Length -lt 260 }).Count
        }
        catch {
            $Found.Message = $_.Exception.Message
            if ($_.Exception -is [System.Net.WebException]) { $Found.Status = [string]$_.Exception.Status }
        }
        finally { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol }
        $Found
    }
    Judge = {
        param($Found)
        # Nobody fetches the document for an entry that is there.
        if ($Found.Message -and $Found.Ours -eq 0) {
            'https://autodiscover.ntsystems.local/autodiscover/metadata/json/1 can''t be fetched from here. It says: ' + $Found.Message
            if ($Found.Status -eq 'TrustFailure') { 'The TLS certificate in front of Exchange is not trusted here, is out of date, or does not carry the name in the URL.' }
            elseif ($Found.Status -eq 'SecureChannelFailure') { 'Exchange and this machine found no version of TLS that both speak. This check offered TLS 1.2, which old Windows PowerShell leaves out, so look at the Schannel settings of both.' }
        }
        elseif (-not $Found.Message -and $Found.Certificates -eq 0) { 'https://autodiscover.ntsystems.local/autodiscover/metadata/json/1 answers, but not with a metadata document that carries a certificate. Open it in a browser: a proxy or a sign-in page may have answered.' }
        elseif ($Found.Short -gt 0) { 'The Exchange Auth certificate has a key of less than 2048 bits: the other product refuses its tokens. Renew it.' }
    }
}

# At most one partner application of Lync is this Exchange organisation. A second entry could not be
# told from the first, and the name Exchange may be taken by a foreign one.
Add-Check 'skype/partner-applications/exchange' -Target 'skype' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Partners = @(Get-CsPartnerApplication)
        $Ours = @($Partners |
            Where-Object { $_.ApplicationIdentifier -eq '00000002-0000-0ff1-ce00-000000000000' } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like '*https://autodiscover.ntsystems.local/autodiscover/metadata/json/1*' -or $_.Realm -eq 'ntsystems.local' })
        @{ All = @($Partners | ForEach-Object { [string]$_.Identity }); Ours = @($Ours | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Ours).Count -gt 1) {
            'Lync has more than one partner application for this Exchange organisation. Find out which one is in use and remove the other: ' + ($Found.Ours -join ', ') + '.'
        }
        if (@($Found.Ours).Count -eq 0 -and $Found.All -contains 'Exchange') {
            'Lync has a partner application named Exchange that is not this organisation, or goes through an OAuth server. It is left alone, and the name is needed: give it another one by hand.'
        }
    }
}

# No foreign entry for Exchange. Entries of a hybrid organisation carry the same application
# identifier. They are named here and left alone.
Add-Check 'skype/partner-applications/foreign' -Target 'skype' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Others = Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000002-0000-0ff1-ce00-000000000000' } |
            Where-Object { [string]$_.AuthToken -like '*OAuthServer*' -or ([string]$_.AuthToken -notlike '*https://autodiscover.ntsystems.local/autodiscover/metadata/json/1*' -and $_.Realm -ne 'ntsystems.local') }
        @{ Others = @($Others | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            'Lync has other partner applications for Exchange, which are left alone: ' + ($Found.Others -join ', ') + '.'
        }
    }
}

# Realm of Lync's OAuth configuration is empty, or as planned. There is one such object for the
# whole deployment. What stands in it serves every other partner, too.
Add-Check 'skype/oauth-configuration-before/Realm' -Target 'skype' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Configuration = Get-CsOAuthConfiguration -Identity 'global'
        @{ Value = [string]($Configuration | Select-Object -ExpandProperty 'Realm'); Partners = @(Get-CsPartnerApplication | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        if ($Found.Value -and $Found.Value -ne 'ntsystems.local') {
            'Realm will be replaced by ntsystems.local, for every partner of this Lync deployment. Ask whoever set it; a rollback sets it again. It is ' + $Found.Value + '. Partner applications: ' + ($Found.Partners -join ', ') + '.'
        }
    }
}

# EX14 is Exchange Server 2013, at least cumulative update 1, with both roles. What is written where
# depends on the version of the server.
Add-Check 'exchange/server/EX14' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        Get-ExchangeServer | Where-Object { [string]$_.Name -eq 'EX14' } |
            ForEach-Object { @{ Fqdn = [string]$_.Fqdn; Version = [string]$_.AdminDisplayVersion; Roles = [string]$_.ServerRole } }
    }
    Judge = {
        param($Found)
        if ($null -eq $Found) { 'Get-ExchangeServer shows no server EX14. Correct exchange.servers[0].name, or take the entry out of the file if the server is gone.'; return }
        if ($Found.Fqdn -ne 'ex14.ntsystems.local') {
            'The FQDN of EX14 should be ex14.ntsystems.local. It is ' + $Found.Fqdn + '.'
        }
        $Shown = [regex]::Match($Found.Version, '^Version (\d+\.\d+) \(Build (\d+\.\d+)\)')
        if ($Shown.Groups[1].Value -ne '15.0') {
            'EX14 should be Exchange Server 2013, version 15.0. Correct exchange.servers[0].version. It is ' + $Found.Version + '.'
        }
        elseif ([version]$Shown.Groups[2].Value -lt [version]'620.29') {
            'EX14 should be build 620.29 at least, cumulative update 1. Update it first. It is ' + $Found.Version + '.'
        }
        if ($Found.Roles -notlike '*Mailbox*' -or $Found.Roles -notlike '*ClientAccess*') {
            'EX14 should have the roles ClientAccess and Mailbox. It has ' + $Found.Roles + '.'
        }
    }
}

# Every server that serves OWA is listed or excluded. A mailbox moves with its database: on a server
# that was forgotten its user would lose instant messaging.
Add-Check 'exchange/servers/all' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Servers = Get-ExchangeServer |
            Where-Object { [string]$_.AdminDisplayVersion -like 'Version 15.*' } |
            Where-Object { [string]$_.ServerRole -like '*Mailbox*' -or [string]$_.ServerRole -like '*ClientAccess*' }
        @{ Servers = @($Servers | ForEach-Object { [string]$_.Name }) }
    }
    Judge = {
        param($Found)
        $Left = @($Found.Servers | Where-Object { $_ -notin @('EX14') })
        if ($Left.Count -gt 0) {
            'Servers that are neither in exchange.servers nor in exchange.exclude: ' + ($Left -join ', ') + '.'
        }
    }
}

# No SIP URI dial plan makes EX14 known to Lync. Lync may know a name through a SIP URI dial plan or
# through a trusted application pool. Known twice, or not at all, instant messaging fails.
Add-Check 'exchange/known-servers/EX14' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $SipDialPlans = @(Get-UMDialPlan | Where-Object { [string]$_.URIType -eq 'SipName' } | ForEach-Object { [string]$_.Name })
        $Attached = @(Get-UMService -Identity 'EX14') + @(Get-UMCallRouterSettings -Server 'EX14') |
            ForEach-Object { $_.DialPlans } | ForEach-Object { [string]$_ }
        @{ DialPlans = @($Attached | Where-Object { $_ -in $SipDialPlans } | Sort-Object -Unique) }
    }
    Judge = {
        param($Found)
        if (@($Found.DialPlans).Count -gt 0) {
            'Unified Messaging makes EX14 known to Lync already. Say trustedPool: known-server. Its SIP URI dial plans: ' + ($Found.DialPlans -join ', ') + '.'
        }
    }
}

# The listed servers of Exchange Server 2013 have no other OWA virtual directories. Others are named
# here and left alone.
Add-Check 'exchange/virtual-directories/others' -Target 'exchange' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = { @{ Identities = @(Get-OwaVirtualDirectory -ADPropertiesOnly | ForEach-Object { [string]$_.Identity }) } }
    Judge = {
        param($Found)
        $Left = @($Found.Identities | Where-Object { ($_ -split '\\')[0] -in @('EX14') -and $_ -notin @('EX14\owa (Default Web Site)') })
        if ($Left.Count -gt 0) {
            'OWA virtual directories that are left as they are; name them in exchange.virtualDirectories if users come through them: ' + ($Left -join ', ') + '.'
        }
    }
}

# Every mailbox has one of these OWA mailbox policies, and each policy has mailboxes. A user gets
# instant messaging through the policy of the mailbox. A mailbox without a policy follows the
# default one.
Add-Check 'exchange/mailbox-policy-use/before' -Target 'exchange' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Mailboxes = @(Get-CASMailbox -ResultSize Unlimited)
        $Used = $Mailboxes | ForEach-Object { ([string]$_.OwaMailboxPolicy -split '[\\/]')[-1] }
        $Blank = $Mailboxes | Where-Object { -not [string]$_.OwaMailboxPolicy }
        $Default = Get-OwaMailboxPolicy | Where-Object { $_.IsDefault } | Select-Object -First 1
        @{
            Used    = @($Used | Where-Object { $_ } | Group-Object | Sort-Object -Property Name | ForEach-Object { $_.Name + ' (' + $_.Count + ')' })
            Names   = @($Used | Where-Object { $_ } | Sort-Object -Unique)
            Blank   = @($Blank).Count
            Some    = @($Blank | Select-Object -First 3 | ForEach-Object { [string]$_.Name })
            Default = @($Default | ForEach-Object { [string]$_.Name })
        }
    }
    Judge = {
        param($Found)
        $Reached = @(@($Found.Names) + @($Found.Default | Where-Object { $Found.Blank -gt 0 }))
        $Unused = @(@('Default') | Where-Object { $_ -notin $Reached })
        if ($Unused.Count -gt 0) {
            'No mailbox has these OWA mailbox policies, so switching them on reaches nobody: ' + ($Unused -join ', ') + '.'
        }
        if (@($Found.Names | Where-Object { $_ -notin @('Default') }).Count -gt 0) {
            'Mailboxes have OWA mailbox policies that this plan leaves alone. In use, with the number of mailboxes: ' + ($Found.Used -join ', ') + '.'
        }
        $Blank = [string]$Found.Blank + ' (' + ($Found.Some -join ', ') + $(if ($Found.Blank -gt 3) { ', ...' }) + ')'
        if ($Found.Blank -gt 0 -and @($Found.Default).Count -eq 0) {
            'No OWA mailbox policy is the default one, so mailboxes without a policy get no instant messaging. Give them one with Set-CASMailbox -OwaMailboxPolicy: ' + $Blank + '.'
        }
        elseif ($Found.Blank -gt 0 -and @($Found.Default | Where-Object { $_ -in @('Default') }).Count -eq 0) {
            'Mailboxes without a policy follow the default one, which this plan leaves alone, ' + ($Found.Default -join ', ') + ': ' + $Blank + '.'
        }
    }
}

# No accepted domain with a wildcard covers a SIP domain. Exchange answers tokens for a domain that
# only a wildcard covers with 401, invalid_tenant.
Add-Check 'exchange/accepted-domains/wildcard' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = { @{ Domains = @(Get-AcceptedDomain | ForEach-Object { [string]$_.DomainName }) } }
    Judge = {
        param($Found)
        foreach ($SipDomain in @('ntsystems.local')) {
            if ($SipDomain -in $Found.Domains) { continue }
            foreach ($Domain in @($Found.Domains | Where-Object { $_.StartsWith('*.') })) {
                if (('.' + $SipDomain) -like $Domain) {
                    'Server-to-server authentication fails for a domain that only a wildcard covers. List the domain itself with New-AcceptedDomain: ' + $SipDomain + ', ' + $Domain + '.'
                }
            }
        }
    }
}

# The name of the first accepted domain is a domain. Configure-EnterprisePartnerApplication.ps1
# builds an address from the name of the first accepted domain.
Add-Check 'exchange/accepted-domains/name' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Ours = Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq 'https://ly14.ntsystems.local/metadata/json/1' -or $_.Realm -eq 'ntsystems.local' }
        @{ Ours = @($Ours).Count; Name = [string](Get-AcceptedDomain | Select-Object -First 1 | ForEach-Object { $_.Name }) }
    }
    Judge = {
        param($Found)
        # Where the partner application is there, the script is not run.
        if ($Found.Ours -gt 0) { return }
        if (-not $Found.Name) { 'Get-AcceptedDomain shows no domain.' }
        elseif ($Found.Name -notmatch '^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$') {
            'The script builds an address from the name of the first accepted domain, and this name is no domain. Rename it with Set-AcceptedDomain, or set oauth.partnerApplication to cmdlets. It is ' + $Found.Name + '.'
        }
    }
}

# The Exchange Auth certificate is on EX14, and in date. Exchange signs its tokens with it. Without
# it the metadata document is an error 500, and so is the partner application.
Add-Check 'exchange/auth-certificate/EX14' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Thumbprint = [string](Get-AuthConfig).CurrentCertificateThumbprint
        # A remote session without Exchange's own types gives nothing of a certificate but RawData.
        $Certificates = @(Get-ExchangeCertificate -Server 'EX14' |
            ForEach-Object { New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [byte[]]$_.RawData) } |
            Where-Object { $_.Thumbprint -eq $Thumbprint })
        $InDate = @($Certificates | Where-Object { $_.NotBefore -le [DateTime]::Now -and $_.NotAfter -gt [DateTime]::Now })
        # The key of 2048 bits is 268 bytes long at least, as the certificate carries it.
        $Short = @($InDate | Where-Object { $_.PublicKey.Oid.Value -eq '1.2.840.113549.1.1.1' -and $_.PublicKey.EncodedKeyValue.RawData.Length -lt 260 })
        @{ Thumbprint = $Thumbprint; Certificates = $Certificates.Count; InDate = $InDate.Count; Short = $Short.Count }
    }
    Judge = {
        param($Found)
        if (-not $Found.Thumbprint) { 'Get-AuthConfig names no current certificate. Make one with New-ExchangeCertificate and set it with Set-AuthConfig.' }
        elseif ($Found.Certificates -eq 0) { 'The Exchange Auth certificate is not on EX14. Its thumbprint is ' + $Found.Thumbprint + '.' }
        elseif ($Found.InDate -eq 0) { 'The Exchange Auth certificate on EX14 is out of date. Renew it with New-ExchangeCertificate and Set-AuthConfig. Its thumbprint is ' + $Found.Thumbprint + '.' }
        elseif ($Found.Short -gt 0) { 'The key of the Exchange Auth certificate on EX14 has less than 2048 bits. Renew it with New-ExchangeCertificate -KeySize 2048 and Set-AuthConfig. Its thumbprint is ' + $Found.Thumbprint + '.' }
    }
}

# AutoDiscoverServiceInternalUri of EX14 is at autodiscover.ntsystems.local. Lync finds mailboxes
# and the metadata document of Exchange by Autodiscover.
Add-Check 'exchange/autodiscover-uri/EX14' -Target 'exchange' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = { @{ Uri = [string](Get-ClientAccessServer -Identity 'EX14').AutoDiscoverServiceInternalUri } }
    Judge = {
        param($Found)
        if (-not $Found.Uri) { 'AutoDiscoverServiceInternalUri of EX14 is empty. Set it with Set-ClientAccessServer.' }
        elseif (([uri]$Found.Uri).Host -ne 'autodiscover.ntsystems.local') {
            'AutoDiscoverServiceInternalUri of EX14 is not at autodiscover.ntsystems.local. That is right only if both names lead to Autodiscover. It is ' + $Found.Uri + '.'
        }
    }
}

# Configure-EnterprisePartnerApplication.ps1 is on this machine. It comes with the Exchange
# management tools and is run here, not on the server.
Add-Check 'exchange/management-tools/script' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Setup = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' -ErrorAction SilentlyContinue
        $Script = ''
        if ($null -ne $Setup) { $Script = [IO.Path]::Combine([string]$Setup.MsiInstallPath, 'Scripts', 'Configure-EnterprisePartnerApplication.ps1') }
        @{
            Ready = $Script -ne '' -and [IO.File]::Exists($Script)
            Ours  = @(Get-PartnerApplication | Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer }).Count
        }
    }
    Judge = { param($Found) if (-not $Found.Ready -and $Found.Ours -eq 0) { 'The Exchange management tools are not on this machine. Run the runbook where they are beside the Lync shell, or write oauth.partnerApplication: cmdlets, which needs no script.' } }
}

# At most one partner application of Exchange is this Lync deployment, and it works. Exchange
# refuses a second one with the same identifier and realm; one that is there already is kept.
Add-Check 'exchange/partner-applications/lync' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Ours = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq 'https://ly14.ntsystems.local/metadata/json/1' -or $_.Realm -eq 'ntsystems.local' })
        $Unusable = @($Ours | Where-Object { -not $_.Enabled -or [string]$_.LinkedAccount -eq '' })
        @{
            Ours     = @($Ours | ForEach-Object { [string]$_.Name })
            Unusable = @($Unusable | ForEach-Object { [string]$_.Name })
        }
    }
    Judge = {
        param($Found)
        if (@($Found.Ours).Count -gt 1) {
            'Exchange has more than one partner application for this Lync deployment. Find out which one is in use and remove the other: ' + ($Found.Ours -join ', ') + '.'
        }
        if (@($Found.Unusable).Count -gt 0) {
            'A partner application for this Lync deployment is disabled or has no linked account. Put it right with Set-PartnerApplication, or remove it: ' + ($Found.Unusable -join ', ') + '.'
        }
    }
}

# No foreign entry for Lync. Entries of another realm or through an OAuth server carry the same
# application identifier. They are named here and left alone.
Add-Check 'exchange/partner-applications/foreign' -Target 'exchange' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Others = Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' } |
            Where-Object { $_.UseAuthServer -or ($_.AuthMetadataUrl -ne 'https://ly14.ntsystems.local/metadata/json/1' -and $_.Realm -ne 'ntsystems.local') }
        @{ Others = @($Others | ForEach-Object { [string]$_.Name }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            'Exchange has other partner applications for Lync, which are left alone: ' + ($Found.Others -join ', ') + '.'
        }
    }
}

# The account of a partner application that exists has its roles.
# Configure-EnterprisePartnerApplication.ps1 fails when the partner application exists: it can not
# give a role back.
Add-Check 'exchange/partner-application-roles/lync' -Target 'exchange' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Ours = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq 'https://ly14.ntsystems.local/metadata/json/1' -or $_.Realm -eq 'ntsystems.local' } |
            Where-Object { [string]$_.LinkedAccount -ne '' })
        $Roles = @($Ours |
            ForEach-Object { Get-ManagementRoleAssignment -RoleAssignee ([string]$_.LinkedAccount) -AssignmentMethod Direct } |
            ForEach-Object { [string]$_.Role })
        @{ Applications = $Ours.Count; Missing = @('UserApplication', 'ArchiveApplication' | Where-Object { $_ -notin $Roles }) }
    }
    Judge = {
        param($Found)
        if ($Found.Applications -gt 0 -and @($Found.Missing).Count -gt 0) {
            'The partner application for this Lync deployment exists, and its account lacks roles. Give them back with New-ManagementRoleAssignment, or set oauth.partnerApplication to cmdlets: ' + ($Found.Missing -join ', ') + '.'
        }
    }
}

# The certificate of OWA on EX14 can be used. OWA takes the certificate from LocalMachine\My by this
# thumbprint. Lync knows the server by the CN, and neither product can use a key of a CNG key
# storage provider.
Add-Check 'EX14/certificate/4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4' -Target 'EX14' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.Thumbprint -eq '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4' } | Select-Object -First 1 | ForEach-Object {
            # The key of a CNG key storage provider is of another type, or can't be read this way at all.
            $Key = try { $_.PrivateKey } catch { $null }
            @{
                Subject   = [string]$_.Subject
                HasKey    = [bool]$_.HasPrivateKey
                LegacyKey = $Key -is [System.Security.Cryptography.RSACryptoServiceProvider]
                Begun     = $_.NotBefore -le [DateTime]::Now
                Ended     = $_.NotAfter -le [DateTime]::Now
            }
        }
    }
    Judge = {
        param($Found)
        if ($null -eq $Found) { 'LocalMachine\My of EX14 has no certificate 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4.'; return }
        if (-not $Found.HasKey) { 'The certificate 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 on EX14 has no private key.' }
        elseif (-not $Found.LegacyKey) { 'The private key of 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 is not in a legacy cryptographic service provider. Import the certificate again with such a provider, for instance certutil -csp "Microsoft RSA SChannel Cryptographic Provider" -importpfx.' }
        if (-not $Found.Begun) { 'The certificate 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 is not valid yet.' }
        if ($Found.Ended) { 'The certificate 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 has expired.' }
        if ([regex]::Match($Found.Subject, '(?:^|,\s*)CN=([^,]+)').Groups[1].Value -ne 'ex14.ntsystems.local') {
            'The CN of the certificate should be ex14.ntsystems.local. Its subject is ' + $Found.Subject + '.'
        }
    }
}

# The certificate of OWA on EX14 lasts for more than 30 days. A renewed certificate has another
# thumbprint, and needs another plan.
Add-Check 'EX14/certificate-expiry/4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4' -Target 'EX14' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Limit = [DateTime]::Now.AddDays(30)
        $Ending = Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.Thumbprint -eq '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4' -and $_.NotAfter -le $Limit }
        @{ Ending = @($Ending).Count }
    }
    Judge = { param($Found) if ($Found.Ending -gt 0) { 'The certificate 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 expires within 30 days. Renew it, and plan again with the new thumbprint.' } }
}

# The UCMA 4.0 runtime is registered on EX14. OWA loads its instant messaging from the UCMA library
# that the registry value ImplementationDLLPath names.
Add-Check 'EX14/ucma/ImplementationDLLPath' -Target 'EX14' -Phase 'Preflight' -Safety 'Required' @{
    Read  = {
        $Path = [string](Get-ItemProperty -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\MSExchange OWA\InstantMessaging' -Name 'ImplementationDLLPath' -ErrorAction SilentlyContinue |
            ForEach-Object { $_.ImplementationDLLPath })
        @{ Path = $Path; Exists = [IO.File]::Exists($Path) }
    }
    Judge = {
        param($Found)
        if (-not $Found.Path) { 'The registry value ImplementationDLLPath is missing on EX14. Install the UCMA 4.0 runtime.' }
        elseif (-not $Found.Exists) { 'The UCMA library is not where the registry of EX14 says. Repair the UCMA 4.0 runtime. It says ' + $Found.Path + '.' }
    }
}

# EX14 resolves ly14.ntsystems.local. OWA connects to this name.
Add-Check 'EX14/name-resolution/ly14.ntsystems.local' -Target 'EX14' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = { @{ Known = @(@('ly14.ntsystems.local') | ForEach-Object { Resolve-DnsName -Name $_ -ErrorAction SilentlyContinue }).Count } }
    Judge = { param($Found) if ($Found.Known -eq 0) { 'EX14 can''t resolve ly14.ntsystems.local.' } }
}

# EX14 resolves lyncdiscoverinternal.ntsystems.local or lyncdiscover.ntsystems.local. OWA finds the
# meeting service of a user of ntsystems.local by Lyncdiscover.
Add-Check 'EX14/name-resolution/lyncdiscover.ntsystems.local' -Target 'EX14' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = { @{ Known = @(@('lyncdiscoverinternal.ntsystems.local', 'lyncdiscover.ntsystems.local') | ForEach-Object { Resolve-DnsName -Name $_ -ErrorAction SilentlyContinue }).Count } }
    Judge = { param($Found) if ($Found.Known -eq 0) { 'EX14 resolves neither lyncdiscoverinternal.ntsystems.local nor lyncdiscover.ntsystems.local. One of them has to lead to Lync''s web services.' } }
}

# The metadata document of Lync can be fetched by EX14. Exchange fetches
# https://ly14.ntsystems.local/metadata/json/1 when the partner application is made, and again when
# it is refreshed.
Add-Check 'EX14/metadata/skype' -Target 'EX14' -Phase 'Preflight' -Safety 'Advice' @{
    Read  = {
        $Found = @{ Message = ''; Status = ''; Certificates = 0; Short = 0 }
        $Protocol = [System.Net.ServicePointManager]::SecurityProtocol
        try {
            # Windows PowerShell 3.0 and 4.0 offer TLS 1.2 only when they are told to.
            if ([int]$Protocol -ne 0) { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol -bor [System.Net.SecurityProtocolType]::Tls12 }
            $Answer = [string](Invoke-WebRequest -Uri 'https://ly14.ntsystems.local/metadata/json/1' -UseBasicParsing).Content
            $Certificates = @([regex]::Matches($Answer, '"(MII[A-Za-z0-9+/=\\]{400,})"') | ForEach-Object {
                    New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [System.Convert]::FromBase64String($_.Groups[1].Value.Replace('\', '')))
                })
            $Found.Certificates = $Certificates.Count
            # The key of 2048 bits is 268 bytes long at least, as the certificate carries it.
            $Found.Short = @($Certificates | Where-Object { $_.PublicKey.Oid.Value -eq '1.2.840.113549.1.1.1' -and $_.PublicKey.EncodedKeyValue.RawData.Length -lt 260 }).Count
        }
        catch {
            $Found.Message = $_.Exception.Message
            if ($_.Exception -is [System.Net.WebException]) { $Found.Status = [string]$_.Exception.Status }
        }
        finally { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol }
        $Found
    }
    Judge = {
        param($Found)
        if ($Found.Message) {
            'https://ly14.ntsystems.local/metadata/json/1 can''t be fetched from here. It says: ' + $Found.Message
            if ($Found.Status -eq 'TrustFailure') { 'The TLS certificate in front of Lync is not trusted here, is out of date, or does not carry the name in the URL.' }
            elseif ($Found.Status -eq 'SecureChannelFailure') { 'Lync and this machine found no version of TLS that both speak. This check offered TLS 1.2, which old Windows PowerShell leaves out, so look at the Schannel settings of both.' }
        }
        elseif ($Found.Certificates -eq 0) { 'https://ly14.ntsystems.local/metadata/json/1 answers, but not with a metadata document that carries a certificate. Open it in a browser: a proxy or a sign-in page may have answered.' }
        elseif ($Found.Short -gt 0) { 'The OAuthTokenIssuer certificate has a key of less than 2048 bits: the other product refuses its tokens. Renew it.' }
    }
}

# ==================================================================================================
# Lync trust: who may speak SIP to Lync
# ==================================================================================================

Add-Section 'Lync trust: who may speak SIP to Lync'

# Enabling the topology enables all that is published, also what somebody else left there. Before
# the first change a copy of the Central Management store goes to %ProgramData%\owa-im\ntsystems,
# where the Lync cmdlets run: Import-CsConfiguration reads it. The hash of the topology is part of
# what Test observes.
# Nobody notices. The file holds the configuration of the whole deployment: keep it from others.
# Undo leaves the copy where it is. Residue: the copy of the topology in
# %ProgramData%\owa-im\ntsystems.
Step 'skype/topology/copy' -Target 'skype' @{
    Read    = {
        $Topology = [string](Get-CsTopology -AsXml | ForEach-Object { if ($_ -is [System.Xml.XmlNode]) { $_.OuterXml } else { $_ } })
        $Sha = New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider
        $Hash = [System.BitConverter]::ToString($Sha.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Topology))).Replace('-', '')
        $File = [System.IO.Path]::Combine($env:ProgramData, 'owa-im', 'ntsystems', 'topology-' + $Hash.Substring(0, 16) + '.zip')
        $Right = @(Get-CsTrustedApplicationPool | Where-Object { -not $_.RequiresReplication -and -not $_.OutboundOnly })
        $There = @($Right | ForEach-Object { [string]$_.PoolFqdn + ' ' + [string]$_.Registrar }) +
            @(Get-CsTrustedApplicationComputer | ForEach-Object { [string]$_.Identity + ' ' + [string]$_.Pool }) +
            @(Get-CsTrustedApplication | ForEach-Object { [string]$_.TrustedApplicationPoolFqdn + ' ' + ([string]$_.ApplicationId -replace '^urn:application:', '') + ' ' + [string]$_.Port })
        $Due = @(@('ex14.ntsystems.local Registrar:ly14.ntsystems.local', 'ex14.ntsystems.local OutlookWebApp 5199') | Where-Object { $_ -notin $There })
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
        Write-Warning -Message ('A copy of the topology, as it was before these changes: ' + $Before.File)
    }
    Restore = {
        param($Values, $Before, $Now)
        'The copy of the topology stays: ' + $Now.File
    }
    Residue = @('the copy of the topology in %ProgramData%\owa-im\ntsystems')
}

# Lync accepts SIP over TLS only from names that it knows: here ex14.ntsystems.local, the CN of the
# certificate that OWA on EX14 presents.
# Nobody notices. Undo removes the pool again, or gives it its values back, unless another
# application has moved in. Residue: the service id of the trusted application pool
# ex14.ntsystems.local: the next pool gets another one.
Step 'skype/trusted-pool/ex14.ntsystems.local' -Target 'skype' -DependsOn 'skype/topology/copy' @{
    Read    = { Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq 'ex14.ntsystems.local' } }
    Expect  = @{ Registrar = 'Registrar:ly14.ntsystems.local'; RequiresReplication = $false; OutboundOnly = $false }
    Create  = { New-CsTrustedApplicationPool -Identity 'ex14.ntsystems.local' -Registrar 'ly14.ntsystems.local' -Site 'Bolzano' -RequiresReplication $false -Force -Confirm:$false }
    Remove  = { Remove-CsTrustedApplicationPool -Identity 'ex14.ntsystems.local' -Force -Confirm:$false }
    Change  = {
        # Asked again right before the change: somebody may have moved in.
        $Applications = @(Get-CsTrustedApplication | Where-Object { $_.TrustedApplicationPoolFqdn -eq 'ex14.ntsystems.local' })
        $Others = @($Applications | Where-Object { $_.ApplicationId -notin @('OutlookWebApp', 'urn:application:outlookwebapp') })
        if ($Applications.Count -ne 1 -or $Others.Count -gt 0) { throw 'The trusted application pool ex14.ntsystems.local has other values, and OutlookWebApp is not the one application that lives in it. It is left alone: look at it with Get-CsTrustedApplication, and change it by hand with Set-CsTrustedApplicationPool.' }
        Set-CsTrustedApplicationPool -Identity 'ex14.ntsystems.local' -Registrar 'ly14.ntsystems.local' -RequiresReplication $false -OutboundOnly $false -Force -Confirm:$false
    }
    Restore = {
        param($Values)
        if ($Values.ContainsKey('Registrar') -and -not $Values['Registrar']) {
            $Values.Remove('Registrar')
            'The Registrar of the trusted application pool ex14.ntsystems.local stays: it had none, and none can''t be set.'
        }
        if ($Values.Count -gt 0) { Set-CsTrustedApplicationPool -Identity 'ex14.ntsystems.local' @Values -Force -Confirm:$false | Out-Null }
    }
    Keep    = {
        $Others = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq 'ex14.ntsystems.local' } |
            Where-Object { $_.ApplicationId -notin @('OutlookWebApp', 'urn:application:outlookwebapp') -or $_.Port -ne 5199 }
        if ($Others) { 'The trusted application pool ex14.ntsystems.local stays: another application lives in it.' }
    }
    Residue = @('the service id of the trusted application pool ex14.ntsystems.local: the next pool gets another one')
}

# OWA on EX14 speaks as this application of the pool. Nothing listens on port 5199: Lync only wants
# a number that is unique in the pool.
# Nobody notices. Undo removes the application again.
Step 'skype/trusted-application/ex14.ntsystems.local/OutlookWebApp' -Target 'skype' -DependsOn 'skype/trusted-pool/ex14.ntsystems.local' @{
    Read   = { Get-CsTrustedApplication | Where-Object { $_.TrustedApplicationPoolFqdn -eq 'ex14.ntsystems.local' -and $_.ApplicationId -in @('OutlookWebApp', 'urn:application:outlookwebapp') } }
    Expect = @{ Port = 5199 }
    Create = { New-CsTrustedApplication -ApplicationId 'OutlookWebApp' -TrustedApplicationPoolFqdn 'ex14.ntsystems.local' -Port 5199 -Force -Confirm:$false }
    Remove = { Remove-CsTrustedApplication -Identity 'ex14.ntsystems.local/urn:application:outlookwebapp' -Force -Confirm:$false }
    Refuse = 'The application OutlookWebApp exists in ex14.ntsystems.local with another port than 5199. Give that port as trustedApplication.port, or remove the application by hand if it is not in use.'
}

# The pools and applications above exist in the Central Management store only; the servers act on
# them once the topology is enabled.
# It enables everything that is published and not enabled yet, whoever published it. No service
# restarts; some load on Active Directory and the store. Undo enables the topology again once the
# pools are gone. Residue: the version number of the topology, which only goes up.
Step 'skype/topology/published' -Target 'skype' -TriggeredBy @(
    'skype/trusted-pool/ex14.ntsystems.local'
    'skype/trusted-application/ex14.ntsystems.local/OutlookWebApp'
) @{
    Run     = { Enable-CsTopology -Force -Confirm:$false }
    Residue = @('the version number of the topology, which only goes up')
}

# ==================================================================================================
# OAuth: whose tokens are accepted
# ==================================================================================================

Add-Section 'OAuth: whose tokens are accepted'

# An Online Meeting request in OWA asks Lync on the user's behalf: Lync has to trust the tokens of
# Exchange. The document is fetched by the autodiscover name; with a server's own name it does not
# work.
# Nobody notices. Exchange may then act for every user of this Lync deployment. Undo removes the
# entry, if this plan made it.
Step 'skype/partner-application/exchange' -Target 'skype' @{
    Read   = {
        Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000002-0000-0ff1-ce00-000000000000' } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like '*https://autodiscover.ntsystems.local/autodiscover/metadata/json/1*' -or $_.Realm -eq 'ntsystems.local' }
    }
    Expect = @{ ApplicationTrustLevel = 'Full'; Enabled = $true }
    Record = @('Identity')
    Create = {
        # The document is fetched from here. Windows PowerShell 3.0 and 4.0 offer TLS 1.2 only when they are told to.
        $Protocol = [System.Net.ServicePointManager]::SecurityProtocol
        try {
            if ([int]$Protocol -ne 0) { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol -bor [System.Net.SecurityProtocolType]::Tls12 }
            New-CsPartnerApplication -Identity 'Exchange' -ApplicationTrustLevel Full -MetadataUrl 'https://autodiscover.ntsystems.local/autodiscover/metadata/json/1' -Force -Confirm:$false
        }
        finally { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol }
    }
    Remove = { Remove-CsPartnerApplication -Identity 'Exchange' -Force -Confirm:$false }
    Keep   = { param($Before, $Now) if ($Now.Identity -ne 'Exchange') { 'The entry that this plan made is gone, somebody made another one since: ' + $Now.Identity } }
    Refuse = 'Lync has an entry for this Exchange organisation that is disabled or has less than full trust. Somebody made it so: enable it with Set-CsPartnerApplication, or remove it.'
}

# The realm is the name under which Lync issues its tokens; Exchange records it when it learns to
# trust Lync.
# Nobody notices. Tokens that are issued from now on carry it. Undo sets the recorded value, if
# nobody changed it since. Residue: Realm, where it was not set at all: it comes back as an empty
# text.
Step 'skype/oauth-configuration/Realm' -Target 'skype' @{
    Read    = { Get-CsOAuthConfiguration -Identity 'global' }
    Expect  = @{ Realm = 'ntsystems.local' }
    Change  = { Set-CsOAuthConfiguration -Identity 'global' -Realm 'ntsystems.local' -Force -Confirm:$false }
    Restore = { param($Values) Set-CsOAuthConfiguration -Identity 'global' @Values -Force -Confirm:$false }
    Residue = @('Realm, where it was not set at all: it comes back as an empty text')
}

# Contact store, archiving and conversation history are written by Lync into mailboxes: Exchange has
# to trust the tokens of Lync. Configure-EnterprisePartnerApplication.ps1, which comes with
# Exchange, makes the account LyncEnterprise-ApplicationAccount, gives it the application roles, and
# makes the partner application. It ends its shell with "exit 1" when it fails, so it runs in a
# child process.
# Nobody notices. Lync may then act on every mailbox. Undo removes what the script made: the partner
# application, the roles, then the account. Residue: SID and GUID of the account
# LyncEnterprise-ApplicationAccount, should it be made again; the random name of the partner
# application, should it be made again.
Step 'exchange/partner-application/lync' -Target 'exchange' -DependsOn 'skype/oauth-configuration/Realm' @{
    Read    = {
        $Applications = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq 'https://ly14.ntsystems.local/metadata/json/1' -or $_.Realm -eq 'ntsystems.local' })
        if ($Applications.Count -gt 1) { throw 'Exchange has two partner applications for this Lync deployment. Find out which one is in use and remove the other.' }
        $Found = @(Get-User -ResultSize Unlimited -Filter "Name -like 'LyncEnterprise-ApplicationAccount*'" | ForEach-Object { [string]$_.Name })
        $Linked = @($Applications | ForEach-Object { ([string]$_.LinkedAccount -split '/')[-1] })
        $Accounts = @($Found + $Linked | Where-Object { $_ } | Sort-Object -Unique)
        $Assignments = @($Accounts |
            ForEach-Object { Get-ManagementRoleAssignment -RoleAssignee $_ -AssignmentMethod Direct } |
            Where-Object { [string]$_.Role -in @('UserApplication', 'ArchiveApplication', 'MeetingGraphApplication') })
        $Roles = @($Assignments | ForEach-Object { [string]$_.Role })
        @{
            Account            = $Accounts.Count -gt 0
            Trusted            = @($Applications | Where-Object { $_.Enabled -and [string]$_.LinkedAccount -ne '' }).Count -eq 1
            UserApplication    = $Roles -contains 'UserApplication'
            ArchiveApplication = $Roles -contains 'ArchiveApplication'
            Applications       = @($Applications | ForEach-Object { [string]$_.Name })
            Assignments        = @($Assignments | ForEach-Object { [string]$_.Name })
            Accounts           = $Accounts
        }
    }
    Expect  = @{ Account = $true; UserApplication = $true; ArchiveApplication = $true; Trusted = $true }
    Record  = @('Applications', 'Assignments', 'Accounts')
    Change  = { Invoke-ConfigureEnterprisePartnerApplication -MetadataUrl 'https://ly14.ntsystems.local/metadata/json/1' -ApplicationType 'Lync' }
    Restore = {
        param($Values, $Before, $Now)
        # Only what the script brought into being goes: the object, then the roles, then the account.
        $Now.Applications | Where-Object { $_ -and $_ -notin $Before.Applications } |
            ForEach-Object { Remove-PartnerApplication -Identity $_ -Confirm:$false }
        $Now.Assignments | Where-Object { $_ -and $_ -notin $Before.Assignments } |
            ForEach-Object { Remove-ManagementRoleAssignment -Identity $_ -Confirm:$false }
        $Now.Accounts | Where-Object { $_ -and $_ -notin $Before.Accounts } | ForEach-Object {
            if (Get-ManagementRoleAssignment -RoleAssignee $_ -AssignmentMethod Direct) { 'The account LyncEnterprise-ApplicationAccount stays: it has been given other roles since.' }
            else { Remove-MailUser -Identity $_ -Confirm:$false }
        }
    }
    Residue = @('SID and GUID of the account LyncEnterprise-ApplicationAccount, should it be made again', 'the random name of the partner application, should it be made again')
}

# Exchange accepts a token of Lync only if it is signed by a certificate that it read from the
# metadata document. A partner application that exists keeps the certificates of the day it was made
# or last refreshed, so it is refreshed, never made a second time.
# Nobody notices. Undo leaves the certificates: they are those that Lync signs with. Residue: the
# certificates of Lync that Exchange had recorded before a refresh.
Step 'exchange/partner-application-metadata/lync' -Target 'exchange' -DependsOn 'exchange/partner-application/lync' @{
    Read    = {
        $Ours = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq 'https://ly14.ntsystems.local/metadata/json/1' -or $_.Realm -eq 'ntsystems.local' })
        $Found = @{ Missing = @(); Name = [string]($Ours | ForEach-Object { $_.Name }); Certificates = @(); Warning = '' }
        # One that does not exist yet reads the document when it is made.
        if ($Ours.Count -ne 1) { return $Found }
        $Protocol = [System.Net.ServicePointManager]::SecurityProtocol
        try {
            $Found.Certificates = @($Ours[0].CertificateStrings | Where-Object { $_ } | ForEach-Object {
                    (New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [System.Convert]::FromBase64String([string]$_))).Thumbprint
                })
            # Windows PowerShell 3.0 and 4.0 offer TLS 1.2 only when they are told to.
            if ([int]$Protocol -ne 0) { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol -bor [System.Net.SecurityProtocolType]::Tls12 }
            $Answer = [string](Invoke-WebRequest -Uri 'https://ly14.ntsystems.local/metadata/json/1' -UseBasicParsing).Content
            $Issued = @([regex]::Matches($Answer, '"(MII[A-Za-z0-9+/=\\]{400,})"') | ForEach-Object {
                    (New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [System.Convert]::FromBase64String($_.Groups[1].Value.Replace('\', '')))).Thumbprint
                })
            $Found.Missing = @($Issued | Where-Object { $_ -notin $Found.Certificates } | Sort-Object -Unique)
        }
        catch { $Found.Warning = 'Whether Exchange knows the token certificates of Lync was not compared. If they were renewed, refresh it by hand with Set-PartnerApplication -RefreshAuthMetadata. The reason: ' + $_.Exception.Message }
        finally { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol }
        $Found
    }
    Expect  = @{ Missing = @() }
    Record  = @('Name', 'Certificates')
    Change  = { param($Before) Set-PartnerApplication -Identity $Before.Name -RefreshAuthMetadata -Confirm:$false }
    Restore = { 'Exchange keeps the token certificates of Lync that it has read.' }
    Residue = @('the certificates of Lync that Exchange had recorded before a refresh')
}

# ==================================================================================================
# Server EX14
# ==================================================================================================

Add-Section 'Server EX14' -Target 'EX14'

# OWA learns from two keys of its back end's web.config which certificate to present and which Lync
# server to talk to. Every other byte of the file stays. web.config/EX14.diff shows the edit on the
# copy ex14.web.config; the file on the server decides.
# Nobody notices before the recycle: OWA does not watch this file. Undo gives back the file byte for
# byte, or takes back only the two keys where the file was changed since.
Step 'EX14/web-config/owa' -Target 'EX14' -DependsOn @(
    'skype/trusted-pool/ex14.ntsystems.local'
    'skype/trusted-application/ex14.ntsystems.local/OutlookWebApp'
    'skype/topology/published'
) @{
    Read    = {
        Get-WebConfigKeyState -Path (Get-OwaWebConfigPath -InstallPath '') -BackupFolder ([IO.Path]::Combine($env:ProgramData, 'owa-im', 'ntsystems')) -Key @{
            IMCertificateThumbprint = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4'
            IMServerName            = 'ly14.ntsystems.local'
        }
    }
    Expect  = @{ IMCertificateThumbprint = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4'; IMServerName = 'ly14.ntsystems.local' }
    Record  = @('Path', 'Hash', 'EditedHash', 'Inverse', 'Backup')
    Change  = {
        param($Before)
        Set-WebConfigKey -Path $Before.Path -Hash $Before.Hash -BackupFolder ([IO.Path]::GetDirectoryName($Before.Backup)) -Key @{
            IMCertificateThumbprint = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4'
            IMServerName            = 'ly14.ntsystems.local'
        }
    }
    Restore = {
        param($Values, $Before, $Now, $Last)
        # After a cumulative update the latest edit is the one that gives back every byte, if it found the same values as the first.
        $Same = $Last.IMCertificateThumbprint -eq $Before.IMCertificateThumbprint -and $Last.IMServerName -eq $Before.IMServerName
        $Edit = $(if ($Same -and $Now.Hash -eq $Last.EditedHash) { $Last } else { $Before })
        Restore-WebConfigKey -Path $Now.Path -Inverse $Edit.Inverse -EditedHash $Edit.EditedHash -Key $Values -BackupFolder ([IO.Path]::GetDirectoryName($Edit.Backup))
    }
    Doubt   = {
        param($Values, $Before)
        $Old = $Values.IMCertificateThumbprint
        $Certificate = Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.Thumbprint -eq $Old }
        if (-not $Old) { return }
        if ($null -eq $Certificate) { 'OWA on EX14 goes back to a certificate that is not in its store any more: ' + $Old + '.' }
        elseif ($Certificate.NotAfter -le [DateTime]::Now) { 'OWA on EX14 goes back to a certificate that is out of date: ' + $Old + '.' }
    }
    Clean   = { param($Last) Clear-WebConfigLeftover -Path $Last.Path -Hash $Last.Hash -BackupFolder ([IO.Path]::GetDirectoryName($Last.Backup)) }
}

# OWA on EX14 offers instant messaging only where its front-end virtual directory says so. It is set
# before the recycle, since OWA reads it once.
# Nobody notices before the recycle. Undo sets the recorded values, if nobody changed them since.
Step 'exchange/virtual-directory/EX14\owa (Default Web Site)' -Target 'exchange' -DependsOn 'EX14/web-config/owa' @{
    Read    = { Get-OwaVirtualDirectory -Server 'EX14' -ADPropertiesOnly | Where-Object { [string]$_.Identity -eq 'EX14\owa (Default Web Site)' } }
    Expect  = @{ InstantMessagingEnabled = $true; InstantMessagingType = 'Ocs' }
    Change  = { Set-OwaVirtualDirectory -Identity 'EX14\owa (Default Web Site)' -InstantMessagingEnabled $true -InstantMessagingType Ocs -Confirm:$false }
    Restore = { param($Values) Set-OwaVirtualDirectory -Identity 'EX14\owa (Default Web Site)' @Values -Confirm:$false }
    Refuse  = 'Exchange has no OWA virtual directory EX14\owa (Default Web Site). Get-OwaVirtualDirectory lists them; name the right one in exchange.virtualDirectories.'
}

# OWA reads its settings when its worker process starts. A pool that is stopped is started instead.
# OWA through EX14 is slow for some seconds, instant messaging sessions drop; users stay signed in.
# Users whose mailbox is elsewhere notice too, since the front end shares the pool. Undo recycles
# again once the settings are back.
Step 'EX14/recycle/MSExchangeOWAAppPool' -Target 'EX14' -TriggeredBy @(
    'EX14/web-config/owa'
    'exchange/virtual-directory/EX14\owa (Default Web Site)'
) @{
    Run     = {
        Import-Module -Name WebAdministration
        # Restart-WebAppPool fails on a pool that is stopped.
        if ((Get-WebAppPoolState -Name 'MSExchangeOWAAppPool').Value -eq 'Started') { Restart-WebAppPool -Name 'MSExchangeOWAAppPool' }
        else { Start-WebAppPool -Name 'MSExchangeOWAAppPool' }
    }
    Pending = {
        # OWA reads web.config once, when its worker process starts.
        $Written = [IO.File]::GetLastWriteTimeUtc((Get-OwaWebConfigPath -InstallPath ''))
        $Workers = @(Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like '*MSExchangeOWAAppPool*' })
        # A file of the future was written before the clock was set back: its age tells nothing, the journal does.
        if ($Written -le [DateTime]::UtcNow -and $Workers.Count -gt 0 -and @($Workers | Where-Object { $_.CreationDate.ToUniversalTime() -ge $Written }).Count -eq 0) {
            'The worker process of MSExchangeOWAAppPool is older than web.config.'
        }
    }
}

# OWA on EX14 runs with these settings. A server that is not well stops the run before the next one.
# Most of these events are throttled: that none was logged proves nothing.
Add-Check 'EX14/health/owa' -Target 'EX14' -Phase 'Health' -Safety 'Required' -WaitSeconds 60 @{
    Read  = {
        Import-Module -Name WebAdministration
        $State = Get-WebConfigKeyState -Path (Get-OwaWebConfigPath -InstallPath '') -Key @{ IMCertificateThumbprint = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4'; IMServerName = 'ly14.ntsystems.local' }
        $Certificate = Get-ChildItem -Path 'Cert:\LocalMachine\My' |
            Where-Object { $_.Thumbprint -eq '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4' -and $_.HasPrivateKey -and $_.NotAfter -gt [DateTime]::Now }
        # What was logged before the worker process started says nothing about these settings.
        $Started = Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like '*MSExchangeOWAAppPool*' } |
            Sort-Object -Property CreationDate -Descending | Select-Object -First 1 | ForEach-Object { $_.CreationDate }
        $Events = @()
        if ($null -ne $Started) {
            $Events = @(Get-WinEvent -ErrorAction SilentlyContinue -FilterHashtable @{
                LogName = 'Application'; ProviderName = 'MSExchange OWA'; StartTime = $Started
                Id = 75, 76, 77, 78, 83, 84, 85, 86, 87, 88, 100, 101, 102, 103, 104, 105
            })
        }
        @{
            Worker       = $null -ne $Started
            Pool         = [string](Get-WebAppPoolState -Name 'MSExchangeOWAAppPool').Value
            Thumbprint   = [string]$State.IMCertificateThumbprint
            ServerName   = [string]$State.IMServerName
            Certificates = @($Certificate).Count
            Events       = @($Events | ForEach-Object { [string]$_.Id } | Sort-Object -Unique)
        }
    }
    Judge = {
        param($Found)
        if ($Found.Pool -ne 'Started') { 'The application pool MSExchangeOWAAppPool of EX14 does not run. Its state is ' + $Found.Pool + '.' }
        elseif (-not $Found.Worker) { 'The application pool MSExchangeOWAAppPool of EX14 is started, but has no worker process.' }
        if ($Found.Thumbprint -ne '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4' -or $Found.ServerName -ne 'ly14.ntsystems.local') { 'web.config on EX14 does not have the planned values.' }
        if ($Found.Certificates -eq 0) { 'The certificate is not usable on EX14 any more.' }
        if (@($Found.Events).Count -gt 0) { 'OWA on EX14 logged errors of instant messaging since its worker process started, MSExchange OWA events ' + ($Found.Events -join ', ') + '.' }
    }
}

# ==================================================================================================
# Users' switches
# ==================================================================================================

Add-Section 'Users'' switches'

# The front ends that OWA talks to have taken up the topology. A Lync server acts on the topology
# that has reached it: one that it has not reached yet turns OWA away. That takes a minute or two.
Add-Check 'skype/replication/front-ends' -Target 'skype' -Phase 'Health' -Safety 'Required' -WaitSeconds 300 @{
    Read  = {
        $FrontEnds = @(Get-CsPool | Where-Object { [string]$_.Identity -in @('ly14.ntsystems.local') } | ForEach-Object { $_.Computers } | ForEach-Object { [string]$_ })
        $Late = Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate -and [string]$_.ReplicaFqdn -in $FrontEnds }
        @{ FrontEnds = @($Late | ForEach-Object { [string]$_.ReplicaFqdn }) }
    }
    Judge = {
        param($Found)
        if (@($Found.FrontEnds).Count -gt 0) {
            'These front ends are not up to date, so no user is switched on yet. Hurry them with Invoke-CsManagementStoreReplication, or see why their replica does not answer: ' + ($Found.FrontEnds -join ', ') + '.'
        }
    }
}

# This is the switch that users notice: everyone with the policy Default gets presence and instant
# messaging. It comes last, when every server that may hold a mailbox is ready.
# Users with the policy Default see presence and may sign in to instant messaging, from their next
# session on. Undo sets the recorded values, if nobody changed them since; it comes first, so that
# nobody sees errors.
Step 'exchange/mailbox-policy/Default' -Target 'exchange' -DependsOn 'EX14/web-config/owa', 'EX14/recycle/MSExchangeOWAAppPool' @{
    Read    = { Get-OwaMailboxPolicy | Where-Object { [string]$_.Name -eq 'Default' } }
    Expect  = @{ InstantMessagingEnabled = $true; InstantMessagingType = 'Ocs' }
    Change  = { Set-OwaMailboxPolicy -Identity 'Default' -InstantMessagingEnabled $true -InstantMessagingType Ocs -Confirm:$false }
    Restore = { param($Values) Set-OwaMailboxPolicy -Identity 'Default' @Values -Confirm:$false }
    Refuse  = 'Exchange has no OWA mailbox policy Default. Get-OwaMailboxPolicy lists them; put the right name into exchange.mailboxPolicies.'
}

# ==================================================================================================
# Verification
# ==================================================================================================
#
# Not made: Test-CsExStorageConnectivity, since verification.sipUri names no user whose mailbox it
# may write to.
# Not made: Test-OAuthConnectivity, since verification.mailbox names no mailbox.

# Lync knows ex14.ntsystems.local and its application. Without them Lync turns OWA away.
Add-Check 'skype/trusted-application-health/ex14.ntsystems.local' -Target 'skype' -Phase 'Verification' -Safety 'Required' @{
    Read  = {
        $Applications = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq 'ex14.ntsystems.local' -and $_.Port -eq 5199 } |
            Where-Object { $_.ApplicationId -in @('OutlookWebApp', 'urn:application:outlookwebapp') }
        @{
            Pools        = @(Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq 'ex14.ntsystems.local' }).Count
            Applications = @($Applications).Count
        }
    }
    Judge = {
        param($Found)
        if ($Found.Pools -ne 1) { 'Lync has no trusted application pool ex14.ntsystems.local.' }
        elseif ($Found.Applications -ne 1) { 'The trusted application pool ex14.ntsystems.local has no application OutlookWebApp with port 5199.' }
    }
}

# Every replica of the Central Management store is up to date. A Lync server acts on the topology
# that has reached it.
Add-Check 'skype/replication/after' -Target 'skype' -Phase 'Verification' -Safety 'Advice' @{
    Read  = {
        $Late = Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }
        @{ Replicas = @($Late | ForEach-Object { [string]$_.ReplicaFqdn }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Replicas).Count -gt 0) {
            'Replicas that are not up to date (Invoke-CsManagementStoreReplication hurries them): ' + ($Found.Replicas -join ', ') + '.'
        }
    }
}

# The OWA virtual directories offer instant messaging. A cumulative update or somebody else may have
# set them back.
Add-Check 'exchange/virtual-directory-health/all' -Target 'exchange' -Phase 'Verification' -Safety 'Required' @{
    Read  = {
        $On = Get-OwaVirtualDirectory -ADPropertiesOnly | Where-Object { $_.InstantMessagingEnabled -and [string]$_.InstantMessagingType -eq 'Ocs' }
        @{ On = @($On | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        $Off = @(@('EX14\owa (Default Web Site)') | Where-Object { $_ -notin $Found.On })
        if ($Off.Count -gt 0) {
            'OWA virtual directories without instant messaging: ' + ($Off -join ', ') + '.'
        }
    }
}

# The OWA mailbox policies offer instant messaging. Both a virtual directory and the policy of the
# user have to say so.
Add-Check 'exchange/mailbox-policy-health/all' -Target 'exchange' -Phase 'Verification' -Safety 'Required' @{
    Read  = {
        $On = Get-OwaMailboxPolicy | Where-Object { $_.InstantMessagingEnabled -and [string]$_.InstantMessagingType -eq 'Ocs' }
        @{ On = @($On | ForEach-Object { [string]$_.Name }) }
    }
    Judge = {
        param($Found)
        $Off = @(@('Default') | Where-Object { $_ -notin $Found.On })
        if ($Off.Count -gt 0) {
            'OWA mailbox policies without instant messaging: ' + ($Off -join ', ') + '.'
        }
    }
}

# Every mailbox has one of these OWA mailbox policies, and each policy has mailboxes. A user gets
# instant messaging through the policy of the mailbox. A mailbox without a policy follows the
# default one.
Add-Check 'exchange/mailbox-policy-use/others' -Target 'exchange' -Phase 'Verification' -Safety 'Advice' @{
    Read  = {
        $Mailboxes = @(Get-CASMailbox -ResultSize Unlimited)
        $Used = $Mailboxes | ForEach-Object { ([string]$_.OwaMailboxPolicy -split '[\\/]')[-1] }
        $Blank = $Mailboxes | Where-Object { -not [string]$_.OwaMailboxPolicy }
        $Default = Get-OwaMailboxPolicy | Where-Object { $_.IsDefault } | Select-Object -First 1
        @{
            Used    = @($Used | Where-Object { $_ } | Group-Object | Sort-Object -Property Name | ForEach-Object { $_.Name + ' (' + $_.Count + ')' })
            Names   = @($Used | Where-Object { $_ } | Sort-Object -Unique)
            Blank   = @($Blank).Count
            Some    = @($Blank | Select-Object -First 3 | ForEach-Object { [string]$_.Name })
            Default = @($Default | ForEach-Object { [string]$_.Name })
        }
    }
    Judge = {
        param($Found)
        $Reached = @(@($Found.Names) + @($Found.Default | Where-Object { $Found.Blank -gt 0 }))
        $Unused = @(@('Default') | Where-Object { $_ -notin $Reached })
        if ($Unused.Count -gt 0) {
            'No mailbox has these OWA mailbox policies, so switching them on reaches nobody: ' + ($Unused -join ', ') + '.'
        }
        if (@($Found.Names | Where-Object { $_ -notin @('Default') }).Count -gt 0) {
            'Mailboxes have OWA mailbox policies that this plan leaves alone. In use, with the number of mailboxes: ' + ($Found.Used -join ', ') + '.'
        }
        $Blank = [string]$Found.Blank + ' (' + ($Found.Some -join ', ') + $(if ($Found.Blank -gt 3) { ', ...' }) + ')'
        if ($Found.Blank -gt 0 -and @($Found.Default).Count -eq 0) {
            'No OWA mailbox policy is the default one, so mailboxes without a policy get no instant messaging. Give them one with Set-CASMailbox -OwaMailboxPolicy: ' + $Blank + '.'
        }
        elseif ($Found.Blank -gt 0 -and @($Found.Default | Where-Object { $_ -in @('Default') }).Count -eq 0) {
            'Mailboxes without a policy follow the default one, which this plan leaves alone, ' + ($Found.Default -join ', ') + ': ' + $Blank + '.'
        }
    }
}

# Somebody has signed in to instant messaging on EX14. Event 112 of MSExchange OWA is the first
# proof that OWA and Lync talk to each other.
Add-Check 'EX14/sign-in/owa' -Target 'EX14' -Phase 'Verification' -Safety 'Advice' @{
    Read  = {
        $Started = Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like '*MSExchangeOWAAppPool*' } |
            Sort-Object -Property CreationDate -Descending | Select-Object -First 1 | ForEach-Object { $_.CreationDate }
        $SignIns = @()
        if ($null -ne $Started) {
            $SignIns = @(Get-WinEvent -ErrorAction SilentlyContinue -FilterHashtable @{
                LogName = 'Application'; ProviderName = 'MSExchange OWA'; StartTime = $Started; Id = 112
            })
        }
        @{ SignIns = $SignIns.Count }
    }
    Judge = { param($Found) if ($Found.SignIns -eq 0) { 'Pending: nobody has signed in to instant messaging on EX14 since its worker process started. Sign in to OWA with a user who is enabled for Lync, then look again.' } }
}

# Lync trusts Exchange. Without it OWA can make no Online Meeting request.
Add-Check 'skype/partner-application-health/exchange' -Target 'skype' -Phase 'Verification' -Safety 'Required' @{
    Read  = {
        $Ours = Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000002-0000-0ff1-ce00-000000000000' } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like '*https://autodiscover.ntsystems.local/autodiscover/metadata/json/1*' -or $_.Realm -eq 'ntsystems.local' } |
            Where-Object { $_.Enabled -and [string]$_.ApplicationTrustLevel -eq 'Full' }
        @{ Ours = @($Ours).Count }
    }
    Judge = { param($Found) if ($Found.Ours -ne 1) { 'Lync has not exactly one enabled partner application with full trust for this Exchange organisation.' } }
}

# Exchange trusts Lync. Without it Lync can write nothing into mailboxes.
Add-Check 'exchange/partner-application-health/lync' -Target 'exchange' -Phase 'Verification' -Safety 'Required' @{
    Read  = {
        $Accounts = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq 'https://ly14.ntsystems.local/metadata/json/1' -or $_.Realm -eq 'ntsystems.local' } |
            Where-Object { $_.Enabled -and [string]$_.LinkedAccount -ne '' } |
            ForEach-Object { [string]$_.LinkedAccount })
        $Roles = @($Accounts |
            ForEach-Object { Get-ManagementRoleAssignment -RoleAssignee $_ -AssignmentMethod Direct } |
            ForEach-Object { [string]$_.Role })
        @{ Accounts = $Accounts.Count; Missing = @('UserApplication', 'ArchiveApplication' | Where-Object { $_ -notin $Roles }) }
    }
    Judge = {
        param($Found)
        if ($Found.Accounts -ne 1) { 'Exchange has not exactly one enabled partner application with a linked account for this Lync deployment.' }
        elseif (@($Found.Missing).Count -gt 0) { 'The account of the partner application lacks the roles ' + ($Found.Missing -join ', ') + '.' }
    }
}

# ==================================================================================================
# Run
# ==================================================================================================

exit (Invoke-Runbook)
