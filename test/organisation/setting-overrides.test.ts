import { beforeAll, describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { readCalls } from './calls.ts';
import { compareState, snapshotState } from './compare-state.ts';
import { newOrganisation, runCases, type ScriptCase } from './engine.ts';
import type { OrganisationOptions } from './options.ts';
import { setFaults } from './organisation.ts';
import { readMachine, readState } from './state-files.ts';

const versions = {
  '2013': 'Version 15.0 (Build 1497.2)',
  '2016': 'Version 15.1 (Build 2507.6)',
  '2016-cu3': 'Version 15.1 (Build 544.27)',
  '2019': 'Version 15.2 (Build 1544.4)',
  se: 'Version 15.2 (Build 2562.17)',
};

/** One server of each generation, and one of Exchange 2016 CU3. */
const mixed: OrganisationOptions = {
  servers: [
    { name: 'EX13', adminDisplayVersion: versions['2013'] },
    { name: 'EX16', adminDisplayVersion: versions['2016'] },
    { name: 'EX16B', adminDisplayVersion: versions['2016-cu3'] },
    { name: 'EX19', adminDisplayVersion: versions['2019'] },
    { name: 'EXSE', adminDisplayVersion: versions.se },
  ],
};

const prelude = `
function Connect-Shell {
    param([string] $Server)
    $session = New-PSSession -ConnectionUri "http://$Server.ntsystems.local/PowerShell/" -ConfigurationName Microsoft.Exchange -Authentication Kerberos
    Import-Module (Import-PSSession -Session $session -DisableNameChecking -AllowClobber) -Global -DisableNameChecking
}
Connect-Shell ex19
$owa = @{ Component = 'OwaServer'; Section = 'IMSettings'; Reason = 'test'; Confirm = $false }
$values = 'IMServerName=ly14.ntsystems.local', 'IMCertificateThumbprint=AA'
$topology = @{ Process = 'Microsoft.Exchange.Directory.TopologyService'; Component = 'VariantConfiguration' }
function Show-Override { param([string] $Server, [string] $Name) @(([xml](Get-ExchangeDiagnosticInfo -Server $Server @topology -Argument Overrides).Result).Diagnostics.Components.VariantConfiguration.Overrides.SettingOverride | Where-Object { $_.Name -eq $Name }) | ForEach-Object { $_.Status + ' ' + (@($_.Parameters.Parameter) -join ' ') } }
function Invoke-Refresh { param([string] $Server) $null = Get-ExchangeDiagnosticInfo -Server $Server @topology -Argument Refresh }`;

const cases: readonly ScriptCase[] = [
  {
    name: 'a new one: the properties of the real object, with the status of the session server',
    script: `$made = New-SettingOverride -Name One -Parameters $values -Server EX19 @owa
      $made.ComponentName, $made.SectionName, $made.Name, (@($made.Parameters) -join ' '), (@($made.Server) -join ' '), $made.Status, $made.Identity
      (Get-SettingOverride -Identity One).Reason`,
    prints: [
      'OwaServer',
      'IMSettings',
      'One',
      'IMServerName=ly14.ntsystems.local IMCertificateThumbprint=AA',
      'EX19',
      'Accepted',
      'One',
      'test',
    ],
  },
  {
    name: 'and no other properties than it has',
    script:
      "(@((Get-SettingOverride -Identity One).PSObject.Properties | ForEach-Object { $_.Name } | Sort-Object) -join ' ')",
    prints: [
      // As CLIXML of a real Exchange 2019 has them, with the two that remoting adds.
      'AdminDisplayName AppId ComponentName DistinguishedName ExchangeVersion FixVersion FlightName Guid Id Identity IsFlight IsValid MaxVersion MinVersion ModifiedBy Name ObjectCategory ObjectClass ObjectState OrganizationId OriginatingServer Parameters PSComputerName Reason RunspaceId SectionName Server Status WhenChanged WhenChangedUTC WhenCreated WhenCreatedUTC XmlRaw',
    ],
  },
  {
    name: 'names are unique, duplicates of component and section are not refused, an unknown section is',
    script: `try { New-SettingOverride -Name One -Parameters $values @owa -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      $null = New-SettingOverride -Name Two -Parameters 'IMServerName=other' -Server EX16* @owa
      @(Get-SettingOverride | Where-Object { $_.SectionName -eq 'IMSettings' }).Count
      try { New-SettingOverride -Name Three -Component OwaServer -Section NoSuch -Parameters a=b -Reason r -Confirm:$false -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      try { New-SettingOverride -Name Three -Parameters 'IMServerName' @owa -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }`,
    prints: ['ADObjectAlreadyExistsException', '2', 'SettingOverrideException', 'SettingOverrideException'],
  },
  {
    name: 'everything that changes asks',
    script: `foreach ($try in { New-SettingOverride -Name X -Component OwaServer -Section IMSettings -Parameters a=b -Reason r -ErrorAction Stop }, { Set-SettingOverride -Identity One -Reason r -ErrorAction Stop }, { Remove-SettingOverride -Identity One -ErrorAction Stop }) {
        try { & $try } catch { $_.Exception.Message -match 'NonInteractive' }
      }`,
    prints: ['True', 'True', 'True'],
  },
  {
    name: 'Set replaces the whole list, leaves a scope that is not given and clears one that is null',
    script: `Set-SettingOverride -Identity Two -Parameters 'IMCertificateThumbprint=BB' -Confirm:$false
      $two = Get-SettingOverride -Identity Two
      @($two.Parameters) -join ' '; @($two.Server) -join ' '
      Set-SettingOverride -Identity Two -Server $null -Confirm:$false
      $null -eq (Get-SettingOverride -Identity Two).Server
      Set-SettingOverride -Identity Two -Server EX16*, exse -Confirm:$false
      @((Get-SettingOverride -Identity Two).Server) -join ' '
      @((Get-SettingOverride -Identity Two).Parameters) -join ' '`,
    prints: ['IMCertificateThumbprint=BB', 'EX16*', 'True', 'EX16* exse', 'IMCertificateThumbprint=BB'],
  },
  {
    name: 'Get with an empty identity gives everything, also what others own',
    script:
      "(Get-SettingOverride -Identity $null | ForEach-Object { $_.Name }) -join ','; Get-SettingOverride -Identity NoSuch -ErrorAction Stop",
    prints: [
      'EnableSigningVerification,FlightingServiceOverride_F1,One,Two',
      expect.stringMatching(/^error ManagementObjectNotFoundException/),
    ],
  },
  {
    name: 'a server knows nothing of a change before its refresh; short names, wildcards and any case decide',
    script: `@(Show-Override EX19 One).Count
      foreach ($server in 'EX16', 'EX16B', 'EX19', 'EXSE') { Invoke-Refresh $server; $server + ': ' + (Show-Override $server One) + ' / ' + (Show-Override $server Two) }`,
    prints: [
      '0',
      'EX16: ServerMismatch IMServerName=ly14.ntsystems.local IMCertificateThumbprint=AA / Accepted IMCertificateThumbprint=BB',
      'EX16B: ServerMismatch IMServerName=ly14.ntsystems.local IMCertificateThumbprint=AA / Accepted IMCertificateThumbprint=BB',
      'EX19: Accepted IMServerName=ly14.ntsystems.local IMCertificateThumbprint=AA / ServerMismatch IMCertificateThumbprint=BB',
      'EXSE: ServerMismatch IMServerName=ly14.ntsystems.local IMCertificateThumbprint=AA / Accepted IMCertificateThumbprint=BB',
    ],
  },
  {
    name: 'Updated is a UTC time that a refresh renews; ToString gives the same XML',
    script: `$info = Get-ExchangeDiagnosticInfo -Server EX19 @topology -Argument Overrides
      $before = [DateTimeOffset]::Parse(([xml]$info.Result).Diagnostics.Components.VariantConfiguration.Overrides.Updated)
      Invoke-Refresh EX19
      $after = ([xml](Get-ExchangeDiagnosticInfo -Server EX19 @topology -Argument Overrides).Result).Diagnostics.Components.VariantConfiguration.Overrides.Updated
      ([DateTimeOffset]::Parse($after) -gt $before), $after.EndsWith('Z'), ([string]$info -eq $info.Result)`,
    prints: ['True', 'True', 'True'],
  },
  {
    name: 'effective values: the process depends on the version',
    script: `function Show-Effective { param([string] $Server, [string] $Process, [string] $Argument) $found = ([xml](Get-ExchangeDiagnosticInfo -Server $Server -Process $Process -Component VariantConfiguration -Argument $Argument).Result).Diagnostics.Components.VariantConfiguration; $settings = $(if ($found -is [xml.XmlElement]) { $found.SelectSingleNode('Configuration/OwaServer/IMSettings') }); if ($settings) { $settings.IMServerName + '/' + $settings.IMCertificateThumbprint } else { 'nothing' } }
      foreach ($server in 'EX19', 'EX16', 'EX16B') { (Show-Effective $server MSExchangeMailboxAssistants 'Config,Component=OwaServer') + ' ' + (Show-Effective $server $topology.Process Config) }`,
    prints: ['ly14.ntsystems.local/AA nothing', '/BB nothing', 'nothing /BB'],
  },
  {
    name: 'minimum and maximum versions, both inclusive',
    script: `foreach ($range in @('15.1.2507.6', '15.1.2507.6'), @('15.1.2507.7', '15.1.9999.0'), @('15.1.0.0', '15.1.544.27')) {
        Set-SettingOverride -Identity Two -MinVersion $range[0] -MaxVersion $range[1] -Confirm:$false
        Invoke-Refresh EX16
        ((Show-Override EX16 Two) -split ' ')[0]
      }`,
    prints: ['Accepted', 'VersionMismatch', 'VersionMismatch'],
  },
  {
    name: 'an unreachable server, an unknown process, an Exchange 2013 server',
    script: `try { Get-ExchangeDiagnosticInfo -Server NoSuch @topology -Argument Overrides -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      try { Get-ExchangeDiagnosticInfo -Server EX19 -Process NoSuch -Component VariantConfiguration -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      (Get-ExchangeDiagnosticInfo -Server EX13 @topology -Argument Overrides).Result -match 'VariantConfiguration'`,
    prints: ['ManagementObjectNotFoundException', 'ProcessNotFound', 'False'],
  },
  {
    name: 'Remove takes it out of the directory; the server keeps it until its refresh',
    script: `Remove-SettingOverride -Identity Two -Confirm:$false
      @(Show-Override EXSE Two).Count; Invoke-Refresh EXSE; @(Show-Override EXSE Two).Count`,
    prints: ['1', '0'],
  },
  {
    name: 'a domain controller is a setting of the session',
    script: `Set-ADServerSettings -PreferredServer mgmt14.ntsystems.local
      (Get-SettingOverride -Identity One).OriginatingServer
      Set-ADServerSettings -PreferredServer dc9.ntsystems.local -ErrorAction Stop`,
    prints: ['mgmt14.ntsystems.local', expect.stringMatching(/^error DomainControllerNotFound/)],
  },
];

describe('setting overrides', () => {
  let folder = '';
  let printed: readonly (readonly string[])[] = [];
  beforeAll(() => {
    if (pwsh === undefined) return;
    folder = newOrganisation(mixed);
    printed = runCases(folder, cases, prelude);
  });

  for (const [index, one] of cases.entries()) {
    testInPowerShell(one.name, () => expect(printed[index]).toEqual(one.prints));
  }

  testInPowerShell('what was taken back leaves stamps alone', () => {
    const other = newOrganisation(mixed);
    const before = snapshotState(other);
    const [result] = runCases(
      other,
      [
        {
          name: 'there and back',
          script: `$null = New-SettingOverride -Name One -Parameters $values -Server EX19 @owa
            Set-SettingOverride -Identity EnableSigningVerification -Server EX19, EX16 -Confirm:$false
            Invoke-Refresh EX19
            Invoke-Refresh EX16
            Remove-SettingOverride -Identity One -Confirm:$false
            Set-SettingOverride -Identity EnableSigningVerification -Server $null -Confirm:$false
            Invoke-Refresh EX19
            Set-ADServerSettings -PreferredServer mgmt14.ntsystems.local`,
          prints: [],
        },
      ],
      prelude,
    );
    expect(result).toEqual([]);
    expect(compareState(before, snapshotState(other)).map(({ path, residue }) => [path, residue])).toEqual([
      ['exchange/setting-overrides.json#/changeNumber', 'override stamp'],
      ['exchange/setting-overrides.json#/overrides/EnableSigningVerification/whenChanged', 'override stamp'],
      ['servers/EX16/variant-configuration.json#/updated', 'override refresh'],
      ['servers/EX16/variant-configuration.json#/changeNumber', 'override refresh'],
      ['servers/EX16/variant-configuration.json#/overrides/One', 'override refresh'],
      ['servers/EX19/variant-configuration.json#/updated', 'override refresh'],
      ['servers/EX19/variant-configuration.json#/changeNumber', 'override refresh'],
    ]);
    expect(readCalls(other).map((call) => call.command)).toEqual([
      'New-SettingOverride',
      'Set-SettingOverride',
      'Get-ExchangeDiagnosticInfo',
      'Get-ExchangeDiagnosticInfo',
      'Remove-SettingOverride',
      'Set-SettingOverride',
      'Get-ExchangeDiagnosticInfo',
    ]);
  });

  testInPowerShell(
    'a worker process takes at its start what the topology service holds, on 2013 nothing',
    () => {
      const other = newOrganisation({
        ...mixed,
        settingOverrides: [{ name: 'Old', parameters: ['IMServerName=old', 'IMCertificateThumbprint=00'] }],
      });
      const taken = (): unknown => readMachine(other, 'servers/EX19', 'worker').owa.imSettings;
      const old = [{ name: 'Old', parameters: ['IMServerName=old', 'IMCertificateThumbprint=00'] }];
      const recycle = `$machine = New-PSSession -ComputerName EX19; Invoke-Command -Session $machine -ScriptBlock { Import-Module WebAdministration; Restart-WebAppPool -Name MSExchangeOWAAppPool }; Remove-PSSession -Session $machine`;
      expect(taken()).toEqual(old);
      const run = (script: string): unknown =>
        runCases(other, [{ name: 'run', script, prints: [] }], prelude)[0];
      expect(
        run(`Set-SettingOverride -Identity Old -Parameters $values -Server EX19 -Confirm:$false\n${recycle}`),
      ).toEqual([]);
      expect(taken()).toEqual(old);
      expect(run('Invoke-Refresh EX19')).toEqual([]);
      expect(taken()).toEqual(old);
      expect(run(recycle)).toEqual([]);
      expect(taken()).toEqual([
        { name: 'Old', parameters: ['IMServerName=ly14.ntsystems.local', 'IMCertificateThumbprint=AA'] },
      ]);
      expect(run(recycle.replaceAll('EX19', 'EX13'))).toEqual([]);
      expect(readMachine(other, 'servers/EX13', 'worker').owa.imSettings).toEqual([]);
    },
  );

  testInPowerShell('a server whose domain controller is behind reads the old ones first', () => {
    const other = newOrganisation({
      servers: [{ name: 'EX19', adminDisplayVersion: versions['2019'], directoryDelay: 2 }],
    });
    const [result] = runCases(
      other,
      [
        {
          name: 'wait',
          script: `$null = New-SettingOverride -Name One -Parameters $values @owa
            1..4 | ForEach-Object { Invoke-Refresh EX19; @(Show-Override EX19 One).Count }`,
          prints: [],
        },
      ],
      prelude,
    );
    expect(result).toEqual(['0', '0', '1', '1']);
  });

  testInPowerShell('the lost answer of a change: it was made', () => {
    const other = newOrganisation(mixed);
    setFaults(other, { calls: [{ at: 1, fault: 'fail-after' }] });
    const [result] = runCases(
      other,
      [
        {
          name: 'new',
          script: 'New-SettingOverride -Name One -Parameters $values @owa -ErrorAction Stop',
          prints: [],
        },
      ],
      prelude,
    );
    expect(result).toEqual([expect.stringContaining('before an answer came')]);
    expect(readState(other, 'exchange/setting-overrides').overrides.at(-1)?.name).toBe('One');
  });
});

describe('an endpoint offers what its generation has', () => {
  testInPowerShell(
    'Unified Messaging up to 2016, client access services from 2016 on, overrides everywhere',
    () => {
      const offered = [
        'Get-UMDialPlan',
        'Get-ClientAccessService',
        'Get-ClientAccessServer',
        'New-SettingOverride',
      ];
      const names = ['ex13', 'ex16', 'ex19', 'exse'];
      const script = names.map(
        (
          name,
        ) => `$session = New-PSSession -ConnectionUri http://${name}.ntsystems.local/PowerShell/ -ConfigurationName Microsoft.Exchange -Authentication Kerberos
        $module = Import-PSSession -Session $session -DisableNameChecking -AllowClobber
        '${name} ' + (@('${offered.join("', '")}') | Where-Object { $module.ExportedFunctions.ContainsKey($_) }) -join ' '`,
      );
      const [result] = runCases(newOrganisation(mixed), [
        { name: 'offer', script: script.join('\n'), prints: [] },
      ]);
      expect(result).toEqual([
        'ex13 Get-UMDialPlan Get-ClientAccessServer New-SettingOverride',
        'ex16 Get-UMDialPlan Get-ClientAccessService Get-ClientAccessServer New-SettingOverride',
        'ex19 Get-ClientAccessService Get-ClientAccessServer New-SettingOverride',
        'exse Get-ClientAccessService Get-ClientAccessServer New-SettingOverride',
      ]);
    },
  );

  testInPowerShell('from 2016 on a server shows the Mailbox role alone', () => {
    const [result] = runCases(
      newOrganisation(mixed),
      [
        {
          name: 'roles',
          script:
            "Get-ExchangeServer | ForEach-Object { $_.Name + ': ' + $_.ServerRole + ', ' + $_.IsClientAccessServer }; @(Get-ClientAccessService).Count",
          prints: [],
        },
      ],
      prelude,
    );
    expect(result).toEqual([
      'EX13: Mailbox, ClientAccess, True',
      'EX16: Mailbox, True',
      'EX16B: Mailbox, True',
      'EX19: Mailbox, True',
      'EXSE: Mailbox, True',
      '5',
    ]);
  });
});
