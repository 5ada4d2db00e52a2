import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { newOrganisation, runCases } from './engine.ts';
import { judge } from './judge.ts';
import { defaultThumbprint, type OrganisationOptions } from './options.ts';
import { makeOrganisation } from './organisation.ts';
import { changeState, readMachine, readState } from './state-files.ts';
import { recycle, refresh, switchOn } from './switch-on.ts';
import {
  applyCumulativeUpdate,
  publishForeignChange,
  removeServer,
  renewCertificate,
  rollTokenIssuer,
} from './upkeep.ts';

function on(options: OrganisationOptions = {}): string {
  const folder = temporaryFolder('upkeep');
  makeOrganisation(folder, options);
  switchOn(folder);
  return folder;
}

function presenceOf(folder: string): readonly string[] | undefined {
  return judge(folder).anna?.presenceAndIm.reasons;
}

const newer = (build: string): OrganisationOptions => ({
  servers: [{ name: 'EX19', adminDisplayVersion: `Version 15.2 (Build ${build})` }],
});

describe('a cumulative update', () => {
  test('on Exchange 2013 takes the keys away, at once, since every process starts anew', () => {
    const folder = on();
    expect(presenceOf(folder)).toEqual([]);
    const before = readMachine(folder, 'servers/EX14', 'worker').processes;
    applyCumulativeUpdate(folder, 'EX14', 'Version 15.0 (Build 1497.2)');
    expect(presenceOf(folder)).toEqual([
      'the web.config that EX14 has loaded has no IMServerName',
      'the web.config that EX14 has loaded has no IMCertificateThumbprint',
    ]);
    expect(readMachine(folder, 'servers/EX14', 'worker').processes).not.toEqual(before);
    expect(readState(folder, 'exchange/servers').servers[0]?.adminDisplayVersion).toContain('1497.2');
  });

  test.each([
    { build: '1544.4', keeps: true },
    { build: '1118.7', keeps: false },
  ])('on Exchange 2019 build $build: IM works on, stale keys are kept: $keeps', ({ build, keeps }) => {
    const folder = temporaryFolder('upkeep');
    makeOrganisation(folder, {
      servers: [
        {
          name: 'EX19',
          adminDisplayVersion: `Version 15.2 (Build ${build})`,
          webConfig:
            '<?xml version="1.0"?><configuration><appSettings><add key="IMServerName" value="old"/></appSettings></configuration>',
        },
      ],
    });
    switchOn(folder);
    applyCumulativeUpdate(folder, 'EX19');
    const file = readFileSync(join(folder, 'servers/EX19/Exchange/ClientAccess/Owa/web.config'), 'utf8');
    expect(file.includes('<add key="IMServerName" value="old" />')).toBe(keeps);
    expect(presenceOf(folder)).toEqual([]);
  });
});

describe('a renewed certificate', () => {
  test.each([
    { old: 'expired', says: 'the certificate on EX14 is out of date' },
    { old: 'removed', says: `the certificate ${defaultThumbprint} is not in the store of EX14` },
    { old: 'valid', says: undefined },
  ] as const)('the old one is $old', ({ old, says }) => {
    const folder = on();
    const thumbprint = renewCertificate(folder, 'EX14', { old });
    expect(presenceOf(folder)).toEqual(says === undefined ? [] : [says]);
    const { certificates } = readMachine(folder, 'servers/EX14', 'machine');
    expect(certificates.filter((one) => one.services.includes('IIS'))).toMatchObject([
      { thumbprint, subject: 'CN=ex14.ntsystems.local' },
    ]);
  });

  test('a new subject wants a new pool', () => {
    const folder = on(newer('1544.4'));
    const thumbprint = renewCertificate(folder, 'EX19', { subject: 'owa.ntsystems.local' });
    changeState(folder, 'exchange/setting-overrides', (state) => {
      state.changeNumber++;
      for (const one of state.overrides)
        one.parameters = one.parameters.map((text) =>
          text.startsWith('IMCert') ? `IMCertificateThumbprint=${thumbprint}` : text,
        );
    });
    refresh(folder, 'EX19');
    recycle(folder, 'EX19');
    expect(presenceOf(folder)).toEqual([
      'Lync does not trust owa.ntsystems.local: no trusted pool of that name is enabled in the topology',
    ]);
  });
});

describe('a removed server', () => {
  testInPowerShell('is in no list any more and cannot be reached; the others work on', () => {
    const folder = newOrganisation({
      servers: ['EX19', 'EX20'].map((name) => ({ name, adminDisplayVersion: 'Version 15.2 (Build 1544.4)' })),
    });
    switchOn(folder);
    removeServer(folder, 'EX19', 'EX20');
    expect(presenceOf(folder)).toEqual([]);
    const [printed] = runCases(folder, [
      {
        name: 'look',
        script: `$session = New-PSSession -ConnectionUri http://ex20.ntsystems.local/PowerShell/ -ConfigurationName Microsoft.Exchange -Authentication Kerberos
          $null = Import-PSSession -Session $session -DisableNameChecking -AllowClobber
          (Get-ExchangeServer | ForEach-Object { $_.Name }) -join ' '; @(Get-OwaVirtualDirectory -Server EX19 -ADPropertiesOnly).Count
          try { Get-ExchangeDiagnosticInfo -Server EX19 -Process MSExchangeMailboxAssistants -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
          New-PSSession -ComputerName EX19`,
        prints: [],
      },
    ]);
    expect(printed).toEqual([
      'EX20',
      '0',
      'ManagementObjectNotFoundException',
      expect.stringMatching(/^error PSSessionOpenFailed/),
    ]);
  });
});

describe('others', () => {
  test('publish something and leave it to be enabled', () => {
    const folder = on();
    publishForeignChange(folder);
    const { published, enabled } = readState(folder, 'skype/topology');
    expect(published.trustedApplicationPools.map((one) => one.poolFqdn)).toContain('fax01.ntsystems.local');
    expect(enabled.trustedApplicationPools.map((one) => one.poolFqdn)).not.toContain('fax01.ntsystems.local');
    expect(published.version).toBeGreaterThan(enabled.version);
  });

  testInPowerShell('roll the token certificate: the partner application is refreshed, not made twice', () => {
    const folder = newOrganisation();
    switchOn(folder);
    const access = (): unknown => judge(folder).anna?.lyncActsOnMailbox.reasons;
    expect(access()).toEqual([]);
    const thumbprint = rollTokenIssuer(folder);
    expect(access()).toEqual(["the partner application in Exchange knows another certificate than Lync's"]);
    const [printed] = runCases(folder, [
      {
        name: 'refresh',
        script: `$session = New-PSSession -ConnectionUri http://ex14.ntsystems.local/PowerShell/ -ConfigurationName Microsoft.Exchange -Authentication Kerberos
          $null = Import-PSSession -Session $session -DisableNameChecking -AllowClobber
          Set-PartnerApplication -Identity LyncEnterprise-1 -RefreshAuthMetadata -Confirm:$false
          @((Get-PartnerApplication -Identity LyncEnterprise-1).CertificateStrings)
          Set-PartnerApplication -Identity NoSuch -RefreshAuthMetadata -Confirm:$false -ErrorAction Stop`,
        prints: [],
      },
    ]);
    const issuer = readState(folder, 'skype/deployment').certificates.find(
      (one) => one.thumbprint === thumbprint,
    );
    expect(printed).toEqual([
      issuer?.rawData,
      expect.stringMatching(/^error ManagementObjectNotFoundException/),
    ]);
    expect(access()).toEqual([]);
  });
});
