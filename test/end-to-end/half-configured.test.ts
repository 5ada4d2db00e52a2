import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest } from '@jest/globals';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { changeMachine, changeState, stateTime } from '../organisation/state-files.ts';
import { assignAll, switchOn } from '../organisation/switch-on.ts';
import { applyCumulativeUpdate, renewCertificate } from '../organisation/upkeep.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { documentOf } from './command-line.ts';
import { complaints, type Deployment, deploy } from './deployment.ts';
import { repository } from './scenario.ts';

jest.setTimeout(300_000);

/**
 * An organisation in which somebody has switched everything on by hand, and one thing is wrong. What can't be seen on a
 * target is left out: the chain of certificates, ports that another process holds, TLS versions, a user who signed out.
 */
interface Case {
  readonly name: string;
  readonly change: (folder: string) => void;
  /** What `test` says: the id of a step that differs or of a check that fails, and some words of it. */
  readonly found: readonly (readonly [id: string, words: RegExp])[];
  readonly outcome: 'repaired' | 'refused';
}

const webConfig = 'servers/EX14/Exchange/ClientAccess/Owa/web.config';

function editWebConfig(from: string | RegExp, to: string): (folder: string) => void {
  return (folder) => {
    const file = join(folder, webConfig);
    const text = readFileSync(file, 'utf8');
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`web.config holds no ${from}.`);
    writeFileSync(file, edited);
  };
}

type Overrides = { name: string; parameters: string[]; server: string[] }[];

/** Overrides of other components stand beside them, and are nobody's business. */
function overrides(change: (ofInstantMessaging: Overrides) => void): (folder: string) => void {
  return (folder) =>
    changeState(folder, 'exchange/setting-overrides', (state) => {
      const others = state.overrides.filter(({ section }) => section !== 'IMSettings');
      const ours = state.overrides.filter(({ section }) => section === 'IMSettings');
      change(ours as unknown as Overrides);
      state.overrides = [...others, ...ours];
    });
}

const thumbprint = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4';
const past = stateTime(new Date('2020-01-01T00:00:00Z'));

const webConfigCases: readonly Case[] = [
  {
    name: 'a cumulative update has taken the keys away',
    change: (folder) => applyCumulativeUpdate(folder, 'EX14'),
    found: [['EX14/web-config/owa', /./]],
    outcome: 'repaired',
  },
  {
    name: 'the keys name the certificate before the last renewal',
    change: editWebConfig(thumbprint, '0'.repeat(40)),
    found: [['EX14/web-config/owa', /0{40}/]],
    outcome: 'repaired',
  },
  {
    name: 'the thumbprint was copied with an invisible character',
    change: editWebConfig(thumbprint, `\u200e${thumbprint}`),
    found: [['EX14/web-config/owa', /./]],
    outcome: 'repaired',
  },
  {
    name: 'IMServerName is another server',
    change: editWebConfig('value="ly14.', 'value="ex14.'),
    found: [['EX14/web-config/owa', /ex14\./]],
    outcome: 'repaired',
  },
  {
    name: 'a key stands there in another case as well',
    change: editWebConfig('</appSettings>', '<add key="imservername" value="x" /></appSettings>'),
    found: [['EX14/web-config/owa', /imservername/i]],
    outcome: 'refused',
  },
  {
    name: 'web.config is no XML any more',
    change: editWebConfig('</appSettings>', '</appSetting>'),
    found: [['EX14/web-config/owa', /:30:5: The XML is not well formed/]],
    outcome: 'refused',
  },
  {
    name: 'nobody has recycled since web.config was edited',
    change: (folder) =>
      changeMachine(folder, 'servers/EX14', 'worker', (state) => {
        for (const one of Object.values(state.processes)) one.startedAt = past;
      }),
    found: [['EX14/recycle/MSExchangeOWAAppPool', /older/]],
    outcome: 'repaired',
  },
  {
    name: 'the virtual directory says None',
    change: (folder) =>
      changeState(folder, 'exchange/owa-virtual-directories', (state) =>
        assignAll(state.virtualDirectories, { instantMessagingType: 'None' }),
      ),
    found: [['exchange/virtual-directory/EX14\\owa (Default Web Site)', /None/]],
    outcome: 'repaired',
  },
  {
    name: 'the policy is off',
    change: (folder) =>
      changeState(folder, 'exchange/owa-mailbox-policies', (state) =>
        assignAll(state.policies, { instantMessagingEnabled: false }),
      ),
    found: [['exchange/mailbox-policy/Default', /false/i]],
    outcome: 'repaired',
  },
  {
    name: 'the trusted pool has no application',
    change: (folder) => eachPool(folder, (pool) => assignAll([pool], { applications: [] })),
    found: [['skype/trusted-application/ex14.ntsystems.local/OutlookWebApp', /./]],
    outcome: 'repaired',
  },
  {
    name: 'the trusted pool waits for a replica',
    change: (folder) => eachPool(folder, (pool) => assignAll([pool], { requiresReplication: true })),
    found: [['skype/trusted-pool/ex14.ntsystems.local', /true/i]],
    outcome: 'repaired',
  },
  {
    name: 'the application has another port',
    change: (folder) =>
      eachPool(folder, (pool) => assignAll(pool.applications as { port: number }[], { port: 5200 })),
    found: [['skype/trusted-application/ex14.ntsystems.local/OutlookWebApp', /5200/]],
    outcome: 'refused',
  },
  {
    name: 'there is no trusted pool at all',
    change: (folder) =>
      changeState(folder, 'skype/topology', (state) => {
        for (const document of [state.published, state.enabled])
          document.trustedApplicationPools = document.trustedApplicationPools.filter(
            ({ poolFqdn }) => !poolFqdn.startsWith('ex14.'),
          );
      }),
    found: [['skype/trusted-pool/ex14.ntsystems.local', /./]],
    outcome: 'repaired',
  },
  {
    name: 'a SIP URI dial plan was attached after the trusted pool',
    change: (folder) => {
      changeState(folder, 'exchange/organisation', (state) => {
        state.umDialPlans.push({ name: 'Sip', uriType: 'SipName' });
      });
      changeState(folder, 'exchange/servers', (state) => {
        assignAll(state.servers, { umDialPlans: ['Sip'], umCallRouterDialPlans: ['Sip'] });
      });
    },
    found: [['exchange/known-servers/EX14', /Sip/]],
    outcome: 'refused',
  },
  {
    name: 'the certificate is not in the store',
    change: (folder) =>
      changeMachine(folder, 'servers/EX14', 'machine', (state) => {
        state.certificates = state.certificates.filter((one) => one.thumbprint !== thumbprint);
      }),
    found: [[`EX14/certificate/${thumbprint}`, /./]],
    outcome: 'refused',
  },
  {
    name: 'the certificate is out of date',
    change: (folder) => certificate(folder, { notAfter: past }),
    found: [[`EX14/certificate/${thumbprint}`, /./]],
    outcome: 'refused',
  },
  {
    name: 'the certificate has no private key',
    change: (folder) => certificate(folder, { hasPrivateKey: false }),
    found: [[`EX14/certificate/${thumbprint}`, /private key/]],
    outcome: 'refused',
  },
  {
    name: 'the certificate is for another name than the trusted pool',
    change: (folder) => certificate(folder, { subject: 'CN=mail.ntsystems.local' }),
    found: [[`EX14/certificate/${thumbprint}`, /mail\.ntsystems\.local/]],
    outcome: 'refused',
  },
  {
    name: 'UCMA is not registered',
    change: (folder) =>
      changeMachine(folder, 'servers/EX14', 'machine', (state) => {
        const [key = ''] = Object.keys(state.registry).filter((one) => one.includes('InstantMessaging'));
        delete (state.registry as Record<string, unknown>)[key];
      }),
    found: [['EX14/ucma/ImplementationDLLPath', /./]],
    outcome: 'refused',
  },
  {
    name: 'the realm is another one',
    change: (folder) =>
      changeState(folder, 'skype/oauth-configuration', (state) => {
        state.realm = 'wrong.example';
      }),
    found: [['skype/oauth-configuration/Realm', /wrong\.example/]],
    outcome: 'repaired',
  },
  {
    name: 'the partner application of Exchange is gone',
    change: (folder) =>
      changeState(folder, 'skype/partner-applications', (state) => {
        state.partnerApplications = state.partnerApplications.filter(
          ({ identity }) => identity !== 'Exchange',
        );
      }),
    found: [['skype/partner-application/exchange', /./]],
    outcome: 'repaired',
  },
  {
    name: 'the partner application of Exchange was made twice',
    change: (folder) =>
      changeState(folder, 'skype/partner-applications', (state) => {
        const [one] = state.partnerApplications.filter(({ identity }) => identity === 'Exchange');
        if (one !== undefined) state.partnerApplications.push({ ...one, identity: 'microsoft.exchange' });
      }),
    found: [['skype/partner-applications/exchange', /more than one/]],
    outcome: 'refused',
  },
  {
    name: 'an accepted domain is a wildcard',
    change: (folder) =>
      changeState(folder, 'exchange/organisation', (state) =>
        assignAll(state.acceptedDomains, { domainName: '*.ntsystems.local' }),
      ),
    found: [['exchange/accepted-domains/wildcard', /\*\.ntsystems\.local/]],
    outcome: 'refused',
  },
];

const overrideCases: readonly Case[] = [
  {
    name: 'configured by web.config, as on 2013: no override reaches a server',
    change: overrides((all) => all.splice(0)),
    found: [['exchange/setting-override/NW1', /./]],
    outcome: 'repaired',
  },
  {
    name: 'the override names the certificate before the last renewal',
    change: overrides((all) => {
      for (const one of all)
        one.parameters = one.parameters.map((text) =>
          text.replace(/Thumbprint=.*/, `Thumbprint=${'0'.repeat(40)}`),
        );
    }),
    found: [['exchange/setting-override/NW2', /0{40}/]],
    outcome: 'repaired',
  },
  {
    name: 'a renewal by Set-SettingOverride with the thumbprint alone has wiped IMServerName',
    change: overrides((all) => {
      for (const one of all)
        one.parameters = one.parameters.filter((text) => text.startsWith('IMCertificate'));
    }),
    found: [['exchange/setting-override/NW3', /./]],
    outcome: 'repaired',
  },
  {
    name: 'an old override for the whole forest',
    change: overrides((all) => {
      all.splice(1);
      Object.assign(all[0] ?? {}, {
        server: [],
        parameters: ['IMServerName=sfb.northwind.example', `IMCertificateThumbprint=${'0'.repeat(40)}`],
      });
    }),
    found: [['exchange/setting-overrides/NW1', /Set-SettingOverride|Remove-SettingOverride/]],
    outcome: 'refused',
  },
  {
    name: 'a server has not read its override yet',
    change: (folder) =>
      changeMachine(folder, 'servers/NW1', 'variant-configuration', (state) => {
        state.overrides = [];
      }),
    found: [['exchange/refresh/NW1', /./]],
    outcome: 'repaired',
  },
  {
    name: 'a trusted pool beside the dial plan',
    change: (folder) =>
      changeState(folder, 'skype/topology', (state) => {
        for (const document of [state.published, state.enabled]) {
          const [like] = document.trustedApplicationPools.filter(({ poolFqdn }) =>
            poolFqdn.startsWith('nw3.'),
          );
          if (like === undefined) throw new Error('NW3 should be trusted.');
          document.trustedApplicationPools.push({
            ...like,
            serviceId: 'NW-ExternalServer-99',
            poolFqdn: 'nw1.northwind.example',
            computers: ['nw1.northwind.example'],
          });
        }
      }),
    found: [['skype/trusted-pool-name/nw1.northwind.example', /nw1/]],
    outcome: 'refused',
  },
  {
    name: 'the dial plan was taken away',
    change: (folder) =>
      changeState(folder, 'exchange/servers', (state) =>
        assignAll(state.servers, { umDialPlans: [], umCallRouterDialPlans: [] }),
      ),
    found: [['exchange/known-servers/NW1', /./]],
    outcome: 'refused',
  },
  {
    name: 'the certificate was renewed, and the file not',
    change: (folder) => {
      renewCertificate(folder, 'NW3', { old: 'removed' });
    },
    found: [['NW3/certificate/', /./]],
    outcome: 'refused',
  },
];

type Topology = Parameters<Parameters<typeof changeState<'skype/topology'>>[2]>[0];

function eachPool(
  folder: string,
  change: (pool: Topology['published']['trustedApplicationPools'][number]) => void,
): void {
  changeState(folder, 'skype/topology', (state) => {
    for (const document of [state.published, state.enabled])
      for (const pool of document.trustedApplicationPools)
        if (pool.poolFqdn.startsWith('ex14.')) change(pool);
  });
}

function certificate(folder: string, values: Record<string, unknown>): void {
  changeMachine(folder, 'servers/EX14', 'machine', (state) => {
    for (const one of state.certificates) if (one.thumbprint === thumbprint) Object.assign(one, values);
  });
}

function table(file: string, cases: readonly Case[]): void {
  let deployment: Deployment;
  const copy = join(temporaryFolder('half-configured'), 'copy');
  beforeAll(async () => {
    deployment = await deploy(join(repository, file));
    switchOn(deployment.commandLine.folder);
    expect(complaints(deployment)).toEqual([]);
    cpSync(deployment.commandLine.folder, copy, { recursive: true });
  });
  afterAll(() => {
    deployment.dispose();
    rmSync(copy, { recursive: true, force: true });
  });
  beforeEach(() => {
    rmSync(deployment.commandLine.folder, { recursive: true, force: true });
    cpSync(copy, deployment.commandLine.folder, { recursive: true });
  });

  for (const { name, change, found, outcome } of cases) {
    testInPowerShell(`${name}: ${outcome}`, async () => {
      const { commandLine } = deployment;
      change(commandLine.folder);
      const run = documentOf(await commandLine.run('test')).run;
      const said = [
        ...(run?.steps ?? []).filter((one) => one.outcome !== 'as-planned'),
        ...(run?.checks ?? []).filter((one) => one.outcome !== 'pass'),
      ].map((one) => [one.id, JSON.stringify(one)] as const);
      for (const [id, words] of found)
        expect(said.filter(([at]) => at.startsWith(id)).map(([, text]) => text)).toEqual([
          expect.stringMatching(words),
        ]);
      forgetCalls(commandLine.folder);
      const apply = await commandLine.run('apply');
      if (outcome === 'refused') {
        expect([apply.exitCode, documentOf(apply).reason]).toEqual([1, 'preflight-failed']);
        expect(readCalls(commandLine.folder)).toEqual([]);
      } else {
        expect([apply.exitCode, documentOf(apply).message]).toEqual([0, undefined]);
        expect(complaints(deployment)).toEqual([]);
      }
    });
  }
}

describe('web.config, Lync 2013', () => {
  table('examples/ntsystems.yml', webConfigCases);
});
describe('setting overrides, known servers, Skype for Business 2015', () => {
  table('test/environments/known-servers.yml', overrideCases);
});
