import { beforeAll, describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { readCalls } from './calls.ts';
import { newOrganisation, runCases, type ScriptCase } from './engine.ts';
import { setFaults } from './organisation.ts';
import { readState } from './state-files.ts';

const connect = `$session = New-PSSession -ConnectionUri http://ex14.ntsystems.local/PowerShell/ -ConfigurationName Microsoft.Exchange -Authentication Kerberos
$null = Import-PSSession -Session $session -DisableNameChecking -AllowClobber`;
const lyncMetadata = 'https://ly14.ntsystems.local/metadata/json/1';
const owa = "'EX14\\owa (Default Web Site)'";

const cases: readonly ScriptCase[] = [
  {
    name: 'objects are deserialised, versions and roles are text',
    script:
      '$server = Get-ExchangeServer; $server.PSObject.TypeNames[0]; $server.AdminDisplayVersion; $server.ServerRole; $server.PSComputerName',
    prints: [
      'Deserialized.System.Management.Automation.PSCustomObject',
      'Version 15.0 (Build 620.29)',
      'Mailbox, ClientAccess',
      'ex14.ntsystems.local',
    ],
  },
  {
    name: 'a certificate arrives as its bytes alone',
    script: `$certificate = @(Get-ExchangeCertificate -Server EX14)[0]
      @($certificate.PSObject.Properties | ForEach-Object { $_.Name }) -join ','
      (New-Object Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList (, [byte[]]$certificate.RawData)).Subject`,
    prints: ['RawData,PSComputerName,RunspaceId', 'CN=ex14.ntsystems.local'],
  },
  {
    name: "only the global preference and -ErrorAction reach a proxy: a function's own does not",
    script: `$global:ErrorActionPreference = 'Continue'
      function Test-Preference { $ErrorActionPreference = 'Stop'; Get-User -Identity nobody 2>$null; 'went on' }
      Test-Preference
      try { Get-User -Identity nobody -ErrorAction Stop } catch { $_.Exception.GetType().Name }
      $global:ErrorActionPreference = 'Stop'
      Get-User -Identity nobody`,
    prints: [
      'went on',
      'RemoteException',
      "error ManagementObjectNotFoundException: The operation couldn't be performed because object 'nobody' couldn't be found on 'dc1.ntsystems.local'.",
    ],
  },
  {
    name: 'Get- with an empty identity gives everything',
    script: `foreach ($command in 'Get-OwaVirtualDirectory', 'Get-OwaMailboxPolicy', 'Get-PartnerApplication', 'Get-User') { @(& $command -Identity $null).Count }`,
    prints: ['2', '2', '1', '2'],
  },
  {
    name: 'Remove- with an empty identity does not bind',
    script: 'Remove-PartnerApplication -Identity $null -Confirm:$false -ErrorAction Stop',
    prints: [expect.stringMatching(/Identity/)],
  },
  {
    name: 'virtual directories: front end only unless asked, by server and by identity',
    script: `Get-OwaVirtualDirectory | ForEach-Object { $_.Identity }
      @(Get-OwaVirtualDirectory -ShowMailboxVirtualDirectories).Count; @(Get-OwaVirtualDirectory -Server EX14 -ADPropertiesOnly).Count; (Get-OwaVirtualDirectory ${owa}).InstantMessagingType`,
    prints: ['EX14\\owa (Default Web Site)', 'EX14\\owa (Intranet)', '3', '2', 'None'],
  },
  {
    name: 'Set-OwaVirtualDirectory: any case of Ocs, a warning when nothing changed, Msn refused',
    script: `Set-OwaVirtualDirectory -Identity ${owa} -InstantMessagingEnabled $true -InstantMessagingType OCS -Confirm:$false
      (Get-OwaVirtualDirectory ${owa}).InstantMessagingType
      Set-OwaVirtualDirectory -Identity ${owa} -InstantMessagingType Ocs 3>&1
      Set-OwaVirtualDirectory -Identity ${owa} -InstantMessagingType Msn -ErrorAction Stop`,
    prints: [
      'Ocs',
      "The command completed successfully but no settings of 'EX14\\owa (Default Web Site)' have been modified.",
      'error ArgumentException: The instant messaging type Msn is not supported in this organization.',
    ],
  },
  {
    name: 'a pipeline of deserialised objects finds its identities again, -WhatIf changes nothing',
    script: `Get-OwaMailboxPolicy | Set-OwaMailboxPolicy -InstantMessagingType Ocs -WhatIf | Out-Null
      (Get-OwaMailboxPolicy | ForEach-Object { $_.InstantMessagingType }) -join ','`,
    prints: ['None,None'],
  },
  {
    name: 'accounts: a filter, no second one of a name, hidden afterwards',
    script: `$account = New-MailUser -Name Lync-Account -ExternalEmailAddress lync@ntsystems.local
      $account.Identity
      try { New-MailUser -Name Lync-Account -ExternalEmailAddress lync@ntsystems.local -ErrorAction Stop } catch { $_.Exception.Message }
      Set-MailUser -Identity Lync-Account -HiddenFromAddressListsEnabled $true
      @(Get-User -ResultSize Unlimited -Filter "Name -like 'Lync*'").Count
      (Get-MailUser -Identity Lync-Account).HiddenFromAddressListsEnabled`,
    prints: [
      'ntsystems.local/Users/Lync-Account',
      "Active Directory operation failed. The object 'CN=Lync-Account' already exists.",
      '1',
      'True',
    ],
  },
  {
    name: 'an address that is none is refused, as where the first accepted domain has a name that is no domain',
    script: 'New-MailUser -Name Other -ExternalEmailAddress "other@Default Domain" -ErrorAction Stop',
    prints: ['error InvalidProxyAddress: The e-mail address "other@Default Domain" isn\'t correct.'],
  },
  {
    name: 'role assignments: named after role and account, not twice, found by assignee',
    script: `(New-ManagementRoleAssignment -Role UserApplication -User Lync-Account).Name
      try { New-ManagementRoleAssignment -Role UserApplication -User Lync-Account -ErrorAction Stop } catch { $_.Exception.Message }
      @(Get-ManagementRoleAssignment -RoleAssignee Lync-Account).Count; @(Get-ManagementRoleAssignment -Role UserApplication).Count
      Get-ManagementRoleAssignment -Role NoSuchRole | Measure-Object | ForEach-Object { $_.Count }`,
    prints: [
      'UserApplication-Lync-Account',
      'The role assignment "UserApplication-Lync-Account" already exists.',
      '1',
      '2',
      '0',
    ],
  },
  {
    name: 'a partner application: identifier and realm from the metadata, not twice, dialogue before it goes',
    script: `$new = New-PartnerApplication -Name Lync1 -AuthMetadataUrl ${lyncMetadata} -LinkedAccount Lync-Account -AcceptSecurityIdentifierInformation $true
      $new.ApplicationIdentifier, $new.Realm, $new.UseAuthServer, $new.LinkedAccount
      try { New-PartnerApplication -Name Lync2 -AuthMetadataUrl ${lyncMetadata} -LinkedAccount Lync-Account -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      try { Remove-PartnerApplication -Identity Lync1 -ErrorAction Stop } catch { $_.Exception.Message -match 'NonInteractive' }`,
    prints: [
      '00000004-0000-0ff1-ce00-000000000000',
      'ntsystems.local',
      'False',
      'ntsystems.local/Users/Lync-Account',
      'ErrorDuplicatePartnerApplication',
      'True',
    ],
  },
  {
    name: 'removing the account deletes it and empties what pointed to it',
    script: `Remove-MailUser -Identity Lync-Account -Confirm:$false
      @(Get-User -Filter "Name -eq 'Lync-Account'").Count; "[$((Get-PartnerApplication -Identity Lync1).LinkedAccount)]"; "[$((Get-ManagementRoleAssignment -Identity UserApplication-Lync-Account).RoleAssigneeName)]"`,
    prints: ['0', '[]', '[]'],
  },
  {
    name: 'Unified Messaging, accepted domains, Auth configuration, client access server, mailboxes',
    script: `@(Get-UMDialPlan).Count; @((Get-UMService -Identity EX14).DialPlans).Count; (Get-AcceptedDomain).DomainName; (Get-AuthConfig).CurrentCertificateThumbprint.Length
      (Get-ClientAccessServer -Identity EX14).AutoDiscoverServiceInternalUri.Host; @(Get-CASMailbox -ResultSize Unlimited).Count; (Get-OrganizationConfig).Name`,
    prints: ['0', '0', 'ntsystems.local', '40', 'autodiscover.ntsystems.local', '2', 'ntsystems'],
  },
  {
    name: 'no script block runs in the session',
    script: 'Invoke-Command -Session $session -ScriptBlock { 1 + 1 }',
    prints: [expect.stringContaining('no-language mode')],
  },
  {
    name: 'a module gets its own proxies',
    script: `$module = New-Module -ScriptBlock { function Open-Shell { param($Session) $null = Import-PSSession -Session $Session -CommandName Get-AuthConfig -Prefix Own; [bool](Get-Command Get-OwnAuthConfig -ErrorAction SilentlyContinue) } }
      & $module { param($Session) Open-Shell $Session } $session
      [bool](Get-Command Get-OwnAuthConfig -ErrorAction SilentlyContinue)`,
    prints: ['True', 'False'],
  },
  {
    name: 'a closed session answers nothing',
    script: 'Remove-PSSession -Session $session; Get-AuthConfig -ErrorAction Stop',
    prints: [expect.stringContaining('is closed')],
  },
];

describe('the Microsoft.Exchange session', () => {
  let folder = '';
  let printed: readonly (readonly string[])[] = [];
  beforeAll(() => {
    if (pwsh === undefined) return;
    folder = newOrganisation();
    printed = runCases(folder, cases, connect);
  });

  for (const [index, one] of cases.entries()) {
    testInPowerShell(one.name, () => expect(printed[index]).toEqual(one.prints));
  }

  testInPowerShell(
    'only what changed something is logged, and an account that is made again is another one',
    () => {
      expect(readCalls(folder).map((call) => call.command)).toEqual([
        'Set-OwaVirtualDirectory',
        'Set-OwaVirtualDirectory',
        'New-MailUser',
        'Set-MailUser',
        'New-ManagementRoleAssignment',
        'New-PartnerApplication',
        'Remove-MailUser',
      ]);
      expect(readState(folder, 'exchange/recipients').nextRid).toBe(2106);
    },
  );
});

const openings: readonly (ScriptCase & { options?: Parameters<typeof newOrganisation>[0] })[] = [
  {
    name: 'an address that is no Exchange server',
    script: connect.replaceAll('ex14', 'mgmt14'),
    prints: [expect.stringContaining('404')],
  },
  {
    name: 'a name that does not resolve',
    script: connect.replaceAll('ex14', 'ex99'),
    prints: [expect.stringContaining('cannot be resolved')],
  },
  {
    name: 'a server that does not answer',
    options: { servers: [{ name: 'EX14', reachable: false }] },
    script: connect,
    prints: [expect.stringContaining('cannot connect')],
  },
];

describe('no session is opened to', () => {
  for (const one of openings) {
    testInPowerShell(one.name, () => {
      expect(runCases(newOrganisation(one.options), [one])[0]).toEqual(one.prints);
    });
  }
});

describe('what a session offers', () => {
  testInPowerShell('no Unified Messaging on Exchange 2019', () => {
    const folder = newOrganisation({
      servers: [{ name: 'EX14', adminDisplayVersion: 'Version 15.2 (Build 986.5)' }],
    });
    const script = `${connect}; [bool](Get-Command Get-UMService -ErrorAction SilentlyContinue); [bool](Get-Command Get-AuthConfig -ErrorAction SilentlyContinue)`;
    expect(runCases(folder, [{ name: 'commands', script, prints: [] }])[0]).toEqual(['False', 'True']);
  });

  testInPowerShell('not what the account has no right to', () => {
    const folder = newOrganisation();
    setFaults(folder, { missing: ['Get-AuthConfig', 'Enable-CsTopology'] });
    const script = `${connect}; Import-Module Lync
      foreach ($name in 'Get-AuthConfig', 'Get-OrganizationConfig', 'Enable-CsTopology', 'Get-CsSite') { [bool](Get-Command $name -ErrorAction SilentlyContinue) }`;
    expect(runCases(folder, [{ name: 'commands', script, prints: [] }])[0]).toEqual([
      'False',
      'True',
      'False',
      'True',
    ]);
  });
});
