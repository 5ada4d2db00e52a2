import { beforeAll, describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { readCalls } from './calls.ts';
import { newOrganisation, runCases, type ScriptCase } from './engine.ts';
import type { OrganisationOptions } from './options.ts';
import { readState } from './state-files.ts';

/** Skype for Business 2019: two pools in one site, one in another, the last with two front ends; a Director. */
const sites: OrganisationOptions = {
  lyncVersion: 'Skype for Business Server 2019 (7.0.2046.0): Volume license key installed.',
  replication: { readsBehind: 2 },
  pools: [
    { fqdn: 'sfb-a.ntsystems.local', siteId: 'A' },
    { fqdn: 'sfb-b.ntsystems.local', siteId: 'A', certificateSubject: 'pool-b.ntsystems.local' },
    {
      fqdn: 'sfb-c.ntsystems.local',
      siteId: 'C',
      computers: ['fe1.ntsystems.local', 'fe2.ntsystems.local'],
    },
    { fqdn: 'director.ntsystems.local', siteId: 'A', director: true },
  ],
};

const shared =
  'New-CsTrustedApplicationPool -Identity mail.ntsystems.local -ComputerFqdn ex14.ntsystems.local -Registrar sfb-a.ntsystems.local -Site A -RequiresReplication $false -Force -Confirm:$false -WarningAction SilentlyContinue';
const own =
  'New-CsTrustedApplicationPool -Identity ex9.ntsystems.local -Registrar Registrar:sfb-c.ntsystems.local -Site C -Force -Confirm:$false -WarningAction SilentlyContinue';

const cases: readonly ScriptCase[] = [
  {
    name: 'version, sites with their pools, pools with their computers',
    script: `(Get-CsServerVersion).Substring(0, 30)
      Get-CsSite | ForEach-Object { $_.SiteId + ': ' + ($_.Pools -join ' ') }
      Get-CsPool | ForEach-Object { $_.Fqdn + ': ' + ($_.Computers -join ' ') + ' ' + $_.Services[0] }`,
    prints: [
      'Skype for Business Server 2019',
      'A: sfb-a.ntsystems.local sfb-b.ntsystems.local director.ntsystems.local',
      'C: sfb-c.ntsystems.local',
      'sfb-a.ntsystems.local: sfb-a.ntsystems.local UserServer:sfb-a.ntsystems.local',
      'sfb-b.ntsystems.local: sfb-b.ntsystems.local UserServer:sfb-b.ntsystems.local',
      'sfb-c.ntsystems.local: fe1.ntsystems.local fe2.ntsystems.local UserServer:sfb-c.ntsystems.local',
      'director.ntsystems.local: director.ntsystems.local Registrar:director.ntsystems.local',
    ],
  },
  {
    name: 'a pool with a computer of another name takes further ones, which are found by name and pool',
    script: `$null = ${shared}
      $made = New-CsTrustedApplicationComputer -Identity ex15.ntsystems.local -Pool mail.ntsystems.local -Force -Confirm:$false -WarningAction SilentlyContinue
      $made.Identity + ' ' + $made.Pool
      (Get-CsTrustedApplicationComputer -Pool mail.ntsystems.local | ForEach-Object { $_.Fqdn }) -join ' '
      (Get-CsTrustedApplicationComputer -Identity ex15.ntsystems.local).Pool
      (Get-CsTrustedApplicationComputer -Filter cc* | ForEach-Object { $_.Fqdn }) -join ' '`,
    prints: [
      'ex15.ntsystems.local mail.ntsystems.local',
      'ex14.ntsystems.local ex15.ntsystems.local',
      'mail.ntsystems.local',
      'cc01.ntsystems.local',
    ],
  },
  {
    name: 'a pool that is its own computer takes no second one, a computer no second pool',
    script: `$null = ${own}
      foreach ($try in { New-CsTrustedApplicationComputer -Identity ex16.ntsystems.local -Pool ex9.ntsystems.local -Force -Confirm:$false }, { New-CsTrustedApplicationComputer -Identity ex9.ntsystems.local -Pool mail.ntsystems.local -Force -Confirm:$false }, { New-CsTrustedApplicationPool -Identity owa.ntsystems.local -ComputerFqdn ex15.ntsystems.local -Site A -Force -Confirm:$false }, { New-CsTrustedApplicationComputer -Identity ex16.ntsystems.local -Pool none.ntsystems.local -Force -Confirm:$false }) {
        try { & $try } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      }`,
    prints: ['SingleComputerPool', 'ComputerAlreadyExists', 'ComputerAlreadyExists', 'PoolNotFound'],
  },
  {
    name: 'an unknown computer account asks, and so does everything that removes or sets',
    script: `foreach ($try in { New-CsTrustedApplicationComputer -Identity ex17.ntsystems.local -Pool mail.ntsystems.local -Confirm:$false }, { Remove-CsTrustedApplicationComputer -Identity ex15.ntsystems.local }, { Set-CsTrustedApplicationPool -Identity mail.ntsystems.local -RequiresReplication $true }) {
        try { & $try } catch { $_.Exception.Message -match 'NonInteractive' }
      }`,
    prints: ['True', 'True', 'True'],
  },
  {
    name: 'Set changes Registrar and replication of a pool by name or service id, not to what registers nobody',
    script: `Set-CsTrustedApplicationPool -Identity ex9.ntsystems.local -Registrar sfb-b.ntsystems.local -RequiresReplication $false -Confirm:$false -WarningAction SilentlyContinue
      $pool = Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq 'ex9.ntsystems.local' }
      $pool.Registrar, $pool.RequiresReplication, $pool.ThrottleAsServer
      Set-CsTrustedApplicationPool -Identity $pool.Identity -OutboundOnly $true -Confirm:$false -WarningAction SilentlyContinue
      (Get-CsTrustedApplicationPool -Identity ex9.ntsystems.local).OutboundOnly
      Set-CsTrustedApplicationPool -Identity ex9.ntsystems.local -Registrar none.ntsystems.local -Confirm:$false`,
    prints: [
      'Registrar:sfb-b.ntsystems.local',
      'False',
      'True',
      'True',
      expect.stringMatching(/^error RegistrarNotFound/),
    ],
  },
  {
    name: 'a computer goes, the last one does not',
    script: `Remove-CsTrustedApplicationComputer -Identity ex15.ntsystems.local -Confirm:$false
      try { Remove-CsTrustedApplicationComputer -Identity ex14.ntsystems.local -Confirm:$false } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      @(Get-CsTrustedApplicationComputer -Pool mail.ntsystems.local).Count`,
    prints: ['LastComputer', '1'],
  },
  {
    name: 'a pool without Registrar cannot be removed before it has one; its computers go with it',
    script: `$null = New-CsTrustedApplicationPool -Identity old.ntsystems.local -Site A -Force -Confirm:$false -WarningAction SilentlyContinue
      try { Remove-CsTrustedApplicationPool -Identity old.ntsystems.local -Force -Confirm:$false } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      Set-CsTrustedApplicationPool -Identity old.ntsystems.local -Registrar sfb-a.ntsystems.local -Confirm:$false -WarningAction SilentlyContinue
      Remove-CsTrustedApplicationPool -Identity old.ntsystems.local -Force -Confirm:$false
      @(Get-CsTrustedApplicationComputer | Where-Object { $_.Pool -eq 'old.ntsystems.local' }).Count`,
    prints: ['NoRegistrar', '0'],
  },
  {
    name: 'the topology as XML shows what is published, an export is a file that is not overwritten unasked',
    script: `$topology = [xml](Get-CsTopology -AsXml)
      @($topology.Topology.Services.Service | ForEach-Object { $_.InstanceId }).Count
      $topology.Topology.Signature -eq (Get-CsTopology).Signature
      $file = [IO.Path]::Combine($env:ProgramData, 'export.zip')
      Export-CsConfiguration -FileName $file
      [IO.File]::ReadAllText($file).Substring(0, 2)
      try { Export-CsConfiguration -FileName $file } catch { $_.Exception.Message -match 'NonInteractive' }
      Export-CsConfiguration -FileName $file -Force
      (Test-CsTopology).Result`,
    prints: ['3', 'True', 'PK', 'True', 'Success'],
  },
  {
    name: 'after Enable-CsTopology every front end is behind for a while',
    script: `(Get-CsManagementStoreReplicationStatus | ForEach-Object { [string]$_.UpToDate }) -join ' '
      Enable-CsTopology -Force -Confirm:$false
      1..3 | ForEach-Object { (Get-CsManagementStoreReplicationStatus | ForEach-Object { [string]$_.UpToDate }) -join ' ' }
      (Get-CsManagementStoreReplicationStatus -ReplicaFqdn fe2.ntsystems.local).ReplicaFqdn`,
    prints: [
      'True True True True True',
      'False False False False False',
      'False False False False False',
      'True True True True True',
      'fe2.ntsystems.local',
    ],
  },
];

describe('trusted pools of many servers', () => {
  let folder = '';
  let printed: readonly (readonly string[])[] = [];
  beforeAll(() => {
    if (pwsh === undefined) return;
    folder = newOrganisation(sites);
    printed = runCases(folder, cases, 'Import-Module SkypeForBusiness');
  });

  for (const [index, one] of cases.entries()) {
    testInPowerShell(one.name, () => expect(printed[index]).toEqual(one.prints));
  }

  testInPowerShell('what was enabled, and which calls changed something', () => {
    expect(readState(folder, 'skype/topology').enabled.trustedApplicationPools).toMatchObject([
      { poolFqdn: 'cc01.ntsystems.local' },
      { poolFqdn: 'mail.ntsystems.local', computers: ['ex14.ntsystems.local'] },
      { poolFqdn: 'ex9.ntsystems.local', registrar: 'sfb-b.ntsystems.local', site: 'Site:C1' },
    ]);
    expect(readCalls(folder).map((call) => call.command)).toEqual([
      'New-CsTrustedApplicationPool',
      'New-CsTrustedApplicationComputer',
      'New-CsTrustedApplicationPool',
      'Set-CsTrustedApplicationPool',
      'Set-CsTrustedApplicationPool',
      'Remove-CsTrustedApplicationComputer',
      'New-CsTrustedApplicationPool',
      'Set-CsTrustedApplicationPool',
      'Remove-CsTrustedApplicationPool',
      'Enable-CsTopology',
    ]);
  });

  testInPowerShell('a machine has the module of its own generation, and loads it for a command', () => {
    const script = `foreach ($name in 'Lync', 'SkypeForBusiness') { @(Get-Module -ListAvailable -Name $name).Count }; (Get-CsServerVersion).Substring(0, 14)`;
    const shown = (options: OrganisationOptions): unknown =>
      runCases(newOrganisation(options), [{ name: 'modules', script, prints: [] }])[0];
    expect(shown({})).toEqual(['1', '0', 'Microsoft Lync']);
    expect(shown(sites)).toEqual(['0', '1', 'Skype for Busi']);
  });
});
