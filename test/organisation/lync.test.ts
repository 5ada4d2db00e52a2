import { beforeAll, describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { readCalls, readFetches } from './calls.ts';
import { newOrganisation, runCases, type ScriptCase } from './engine.ts';
import { readState } from './state-files.ts';

const metadata = 'https://autodiscover.ntsystems.local/autodiscover/metadata/json/1';
const newPool = '-Registrar ly14.ntsystems.local -RequiresReplication $false -Force -Confirm:$false';

const cases: readonly ScriptCase[] = [
  {
    name: 'the site shows identity and SiteId',
    script: '(Get-CsSite).Identity; (Get-CsSite).SiteId',
    prints: ['Site:Bolzano1', 'Bolzano'],
  },
  {
    name: 'an unknown SiteId fails, also the identity of a site',
    script: `try { New-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Site Meran ${newPool} } catch { $_.Exception.Message }
      New-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Site Site:Bolzano1 ${newPool}`,
    prints: ['Cannot find site "Meran".', 'error SiteNotFound: Cannot find site "Site:Bolzano1".'],
  },
  {
    name: 'an unknown Registrar fails',
    script:
      'New-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Site Bolzano -Registrar ly15.ntsystems.local -Force',
    prints: ['error RegistrarNotFound: Cannot find Registrar "ly15.ntsystems.local".'],
  },
  {
    name: '-WhatIf, and a preference of the caller, create nothing',
    script: `New-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Site Bolzano ${newPool} -WhatIf
      function Test-Preference { $WhatIfPreference = $true; New-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Site Bolzano ${newPool} }
      Test-Preference
      @(Get-CsTrustedApplicationPool).Count`,
    prints: ['1'],
  },
  {
    name: 'a new pool: service id as identity, site and registrar as they are stored, itself as computer, -Confirm answered',
    script: `$pool = New-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Site bolzano ${newPool}
      $pool.Identity, $pool.PoolFqdn, $pool.SiteId, $pool.Registrar, $pool.RequiresReplication, $pool.OutboundOnly, $pool.ThrottleAsServer, $pool.TreatAsAuthenticated`,
    prints: [
      'Bolzano-ExternalServer-3',
      'ex14.ntsystems.local',
      'Site:Bolzano1',
      'Registrar:ly14.ntsystems.local',
      'False',
      'False',
      'True',
      'True',
    ],
  },
  {
    name: 'an existing pool refuses to be created again, whatever the case of its name',
    script: `New-CsTrustedApplicationPool -Identity EX14.ntsystems.local -Site Bolzano ${newPool}`,
    prints: ['error PoolAlreadyExists: The pool "EX14.ntsystems.local" already exists in the topology.'],
  },
  {
    name: 'a name without computer account is a question that -NonInteractive does not answer',
    script:
      'New-CsTrustedApplicationPool -Identity mail.ntsystems.local -Site Bolzano -Registrar ly14.ntsystems.local -Confirm:$false',
    prints: [expect.stringContaining('NonInteractive')],
  },
  {
    name: 'a new application: id in lower case below the pool',
    script: `$application = New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn ex14.ntsystems.local -Port 5199
      $application.Identity, $application.ApplicationId, $application.Port`,
    prints: ['ex14.ntsystems.local/urn:application:outlookwebapp', 'urn:application:outlookwebapp', '5199'],
  },
  {
    name: 'a port is unique in its pool, an id too',
    script: `try { New-CsTrustedApplication -ApplicationId Other -TrustedApplicationPoolFqdn ex14.ntsystems.local -Port 5199 } catch { $_.Exception.Message }
      New-CsTrustedApplication -ApplicationId outlookwebapp -TrustedApplicationPoolFqdn ex14.ntsystems.local -Port 5200`,
    prints: [
      'Port 5199 is already used by "outlookwebapp" in pool "ex14.ntsystems.local".',
      'error ApplicationAlreadyExists: The trusted application "ex14.ntsystems.local/outlookwebapp" already exists.',
    ],
  },
  {
    name: 'Get- with an empty identity gives everything',
    script:
      '@(Get-CsTrustedApplicationPool -Identity $null).Count; @(Get-CsTrustedApplication -Identity $null).Count',
    prints: ['2', '2'],
  },
  {
    name: 'a missing identity is an error that the caller can make go on',
    script: `@(Get-CsTrustedApplicationPool -Identity nope.ntsystems.local -ErrorAction SilentlyContinue).Count
      function Test-Preference { $ErrorActionPreference = 'SilentlyContinue'; Get-CsTrustedApplicationPool -Identity nope.ntsystems.local; 'went on' }
      Test-Preference
      Get-CsTrustedApplicationPool -Identity nope.ntsystems.local`,
    prints: [
      '0',
      'went on',
      'error PoolNotFound: Cannot find trusted application pool "nope.ntsystems.local".',
    ],
  },
  {
    name: 'Enable-CsTopology asks',
    script: 'Enable-CsTopology -Force',
    prints: [expect.stringContaining('NonInteractive')],
  },
  {
    name: 'metadata of the autodiscover name is fetched while binding, also under -WhatIf',
    script: `New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl ${metadata} -WhatIf; @(Get-CsPartnerApplication).Count`,
    prints: ['1'],
  },
  {
    name: "the server's own name does not serve",
    script:
      'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl https://ex14.ntsystems.local/autodiscover/metadata/json/1 -WhatIf',
    prints: [
      expect.stringMatching(
        /^error ParameterArgumentValidationError: .*MetadataUrl.*could not be downloaded/,
      ),
    ],
  },
  {
    name: 'a partner application by metadata, between those of others',
    script: `$partner = New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl ${metadata}
      $partner.AuthToken, $partner.Realm, $partner.ApplicationIdentifier, $partner.Enabled
      Get-CsPartnerApplication | ForEach-Object { $_.AuthToken }`,
    prints: [
      `Value=${metadata}`,
      'ntsystems.local',
      '00000002-0000-0ff1-ce00-000000000000',
      'True',
      'OAuthServer=microsoft.sts',
      `Value=${metadata}`,
    ],
  },
  {
    name: 'an OAuth value that is taken back to nothing is empty, not null',
    script: `$null -eq (Get-CsOAuthConfiguration).Realm
      Set-CsOAuthConfiguration -Identity global -Realm ntsystems.local -Force -Confirm:$false
      (Get-CsOAuthConfiguration).Realm
      Set-CsOAuthConfiguration -Realm $null
      $null -eq (Get-CsOAuthConfiguration -Identity Global).Realm`,
    prints: ['True', 'ntsystems.local', 'False'],
  },
  {
    name: 'certificates by use',
    script:
      "(Get-CsCertificate -Type OAuthTokenIssuer).Subject; (Get-CsCertificate -Type Default).AlternativeNames -join ','",
    prints: ['CN=ntsystems.local', 'ly14.ntsystems.local,sip.ntsystems.local'],
  },
  {
    name: 'version and replication',
    script: '(Get-CsServerVersion).Substring(0, 26); (Get-CsManagementStoreReplicationStatus).UpToDate',
    prints: ['Microsoft Lync Server 2013', 'True'],
  },
];

describe('Lync', () => {
  let folder = '';
  let printed: readonly (readonly string[])[] = [];
  const prelude = 'Import-Module Lync';
  beforeAll(() => {
    if (pwsh === undefined) return;
    folder = newOrganisation();
    printed = runCases(folder, cases, prelude);
  });

  for (const [index, one] of cases.entries()) {
    testInPowerShell(one.name, () => expect(printed[index]).toEqual(one.prints));
  }

  testInPowerShell('only what changed something is logged; every fetch is', () => {
    expect(readCalls(folder).map((call) => call.command)).toEqual([
      'New-CsTrustedApplicationPool',
      'New-CsTrustedApplication',
      'New-CsPartnerApplication',
      'Set-CsOAuthConfiguration',
      'Set-CsOAuthConfiguration',
    ]);
    expect(readFetches(folder).map((fetch) => fetch.url)).toEqual([
      metadata,
      'https://ex14.ntsystems.local/autodiscover/metadata/json/1',
      metadata,
    ]);
  });

  testInPowerShell(
    'what is published takes effect with Enable-CsTopology, versions and ids only grow, a pool takes its applications along',
    () => {
      const before = readState(folder, 'skype/topology');
      expect([before.published.version, before.enabled.version, before.nextServiceId]).toEqual([16, 14, 4]);
      expect(before.enabled.trustedApplicationPools.map((pool) => pool.poolFqdn)).toEqual([
        'cc01.ntsystems.local',
      ]);
      const [enabled, removed] = runCases(
        folder,
        [
          { name: 'enable', script: 'Enable-CsTopology -Force -Confirm:$false', prints: [] },
          {
            name: 'remove',
            script: `Remove-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Force -Confirm:$false
            @(Get-CsTrustedApplication | Where-Object { $_.TrustedApplicationPoolFqdn -eq 'ex14.ntsystems.local' }).Count`,
            prints: [],
          },
        ],
        prelude,
      );
      expect([enabled, removed]).toEqual([[], ['0']]);
      const after = readState(folder, 'skype/topology');
      expect([after.published.version, after.enabled.version, after.nextServiceId]).toEqual([17, 16, 4]);
      expect(after.published.trustedApplicationPools.map((pool) => pool.poolFqdn)).toEqual([
        'cc01.ntsystems.local',
      ]);
      expect(after.enabled.trustedApplicationPools.map((pool) => pool.poolFqdn)).toEqual([
        'cc01.ntsystems.local',
        'ex14.ntsystems.local',
      ]);
    },
  );
});

describe('metadata', () => {
  for (const authCertificate of ['expired', 'missing', 'not-set'] as const) {
    testInPowerShell(`an Exchange Auth certificate that is ${authCertificate} gives 500`, () => {
      const [printed] = runCases(
        newOrganisation({ authCertificate }),
        [
          {
            name: 'new',
            script: `New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl ${metadata}`,
            prints: [],
          },
        ],
        'Import-Module Lync',
      );
      expect(printed).toEqual([expect.stringContaining('(500) Internal Server Error')]);
    });
  }

  testInPowerShell('a name that DNS does not know cannot be fetched', () => {
    const folder = newOrganisation({ withoutDns: ['autodiscover.ntsystems.local'] });
    const script = `New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl ${metadata}`;
    const [printed] = runCases(folder, [{ name: 'new', script, prints: [] }], 'Import-Module Lync');
    expect(printed).toEqual([
      expect.stringContaining("could not be resolved: 'autodiscover.ntsystems.local'"),
    ]);
  });
});
