import { describe, expect, test } from '@jest/globals';
import type { Environment, Server } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { organisationGeneration } from '../../src/plan/organisation-generation.ts';
import { variants } from '../runbook/variants.ts';
import { ex14, ntsystemsEnvironment } from './ntsystems-environment.ts';

const ex15: Server = {
  ...ex14,
  name: 'EX15',
  fqdn: 'ex15.ntsystems.local',
  certificate: {
    thumbprint: 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3',
    subject: 'ex15.ntsystems.local',
    shared: false,
  },
};

function withServers(servers: readonly Server[], order = servers.map(({ name }) => name)): Environment {
  return {
    ...ntsystemsEnvironment,
    exchange: { ...ntsystemsEnvironment.exchange, servers },
    rollout: { order, pauseSeconds: 0 },
  };
}

function ids(environment: Environment): string[] {
  return makePlan(environment).steps.map(({ id }) => id);
}

describe('the order', () => {
  test('trust, OAuth, the server, the switch that users notice', () => {
    expect(ids(ntsystemsEnvironment)).toEqual([
      'skype/topology/copy',
      'skype/trusted-pool/ex14.ntsystems.local',
      'skype/trusted-application/ex14.ntsystems.local/OutlookWebApp',
      'skype/topology/published',
      'skype/partner-application/exchange',
      'skype/oauth-configuration/Realm',
      'exchange/partner-application/lync',
      'exchange/partner-application-metadata/lync',
      'EX14/web-config/owa',
      'exchange/virtual-directory/EX14\\owa (Default Web Site)',
      'EX14/recycle/MSExchangeOWAAppPool',
      'exchange/mailbox-policy/Default',
    ]);
  });

  test('servers one after the other, in the order of the rollout, each with its health before the next', () => {
    const plan = makePlan(withServers([ex14, ex15], ['EX15', 'EX14']));
    const servers = plan.sections.filter(({ title }) => title.startsWith('Server '));
    expect(servers.map(({ title, items }) => [title, items.map(({ id }) => id)])).toEqual([
      [
        'Server EX15',
        [
          'EX15/web-config/owa',
          'exchange/virtual-directory/EX15\\owa (Default Web Site)',
          'EX15/recycle/MSExchangeOWAAppPool',
          'EX15/health/owa',
        ],
      ],
      [
        'Server EX14',
        [
          'EX14/web-config/owa',
          'exchange/virtual-directory/EX14\\owa (Default Web Site)',
          'EX14/recycle/MSExchangeOWAAppPool',
          'EX14/health/owa',
        ],
      ],
    ]);
  });

  test('a policy waits for the keys and the recycle of every server', () => {
    const plan = makePlan(withServers([ex14, ex15]));
    expect(plan.steps.at(-1)?.dependsOn).toEqual([
      'EX14/web-config/owa',
      'EX14/recycle/MSExchangeOWAAppPool',
      'EX15/web-config/owa',
      'EX15/recycle/MSExchangeOWAAppPool',
    ]);
  });

  test.each([
    [
      'create',
      [
        'skype/trusted-pool/ex15.ntsystems.local',
        'skype/trusted-application/ex15.ntsystems.local/OutlookWebApp',
        'skype/topology/published',
      ],
    ],
    ['known-server', []],
  ] as const)("web.config waits for its own server's trust alone: %s", (trustedPool, dependsOn) => {
    const plan = makePlan(withServers([ex14, { ...ex15, trustedPool }]));
    expect(plan.steps.find(({ id }) => id === 'EX15/web-config/owa')?.dependsOn).toEqual(dependsOn);
  });

  test('the realm comes before Exchange records it', () => {
    const step = makePlan(ntsystemsEnvironment).steps.find(
      ({ id }) => id === 'exchange/partner-application/lync',
    );
    expect(step?.dependsOn).toEqual(['skype/oauth-configuration/Realm']);
  });
});

describe('what is planned', () => {
  const features: Environment['features'] = {
    instantMessaging: false,
    onlineMeetings: false,
    skypeAccessToExchange: false,
  };

  test.each([
    ['instantMessaging', /trusted|topology|web-config|virtual-directory|recycle|mailbox-policy/],
    ['onlineMeetings', /^skype\/(?:partner-application|oauth-configuration)\//],
    ['skypeAccessToExchange', /^exchange\/partner-application/],
  ] as const)('%s alone', (feature, own) => {
    const planned = ids({ ...ntsystemsEnvironment, features: { ...features, [feature]: true } });
    expect(planned).toEqual(ids(ntsystemsEnvironment).filter((id) => own.test(id)));
  });

  test('a server that a dial plan makes known gets no trusted application pool, and the topology stays', () => {
    const planned = ids(withServers([{ ...ex14, trustedPool: 'known-server' }]));
    expect(planned.filter((id) => /trusted|topology/.test(id))).toEqual([]);
  });

  const followed = 'https://autodiscover.ntsystems.local/autodiscover/autodiscover.svc';
  test.each([
    ['that follows from the autodiscover name', undefined, followed, 'exchange.autodiscover'],
    [
      'of its own',
      undefined,
      'https://mail.tomt.it/autodiscover/autodiscover.svc',
      'oauth.exchangeAutodiscoverUrl',
    ],
    ['beside a realm', 'ntsystems.local', followed, 'oauth.exchangeAutodiscoverUrl'],
  ])('a URL %s names a key that the file has', (_name, realm, url, keyPath) => {
    const { realm: _realm, ...oauth } = ntsystemsEnvironment.oauth;
    const plan = makePlan({
      ...ntsystemsEnvironment,
      oauth: { ...oauth, ...(realm === undefined ? {} : { realm }), exchangeAutodiscoverUrl: url },
    });
    const step = plan.steps.find(({ id }) => id === 'skype/oauth-configuration/ExchangeAutodiscoverUrl');
    expect(step).toMatchObject({ keyPath, powershell: { values: { AutodiscoverUrl: url } } });
  });

  test('the account, its visibility, its roles and the object as steps of their own', () => {
    const environment: Environment = {
      ...ntsystemsEnvironment,
      oauth: { ...ntsystemsEnvironment.oauth, partnerApplication: 'cmdlets' },
    };
    expect(ids(environment).filter((id) => id.startsWith('exchange/partner-application'))).toEqual([
      'exchange/partner-application-account/LyncEnterprise-ApplicationAccount',
      'exchange/partner-application-account-visibility/LyncEnterprise-ApplicationAccount',
      'exchange/partner-application-role/UserApplication',
      'exchange/partner-application-role/ArchiveApplication',
      'exchange/partner-application-role/MeetingGraphApplication',
      'exchange/partner-application/lync',
      'exchange/partner-application-metadata/lync',
    ]);
  });

  test('a server named like a shell keeps its place', () => {
    const plan = makePlan(withServers([{ ...ex14, name: 'Exchange' }]));
    expect(plan.steps.map(({ id, target }) => [id, target])).toContainEqual([
      'server/Exchange/web-config/owa',
      'server/Exchange',
    ]);
  });

  test('only virtual directories that are named, each with its server', () => {
    const environment = withServers([ex14, ex15]);
    const planned = ids({
      ...environment,
      exchange: { ...environment.exchange, virtualDirectories: ['ex15\\owa (Intranet)'] },
    });
    expect(planned.filter((id) => id.includes('virtual-directory'))).toEqual([
      'exchange/virtual-directory/ex15\\owa (Intranet)',
    ]);
    expect(planned.indexOf('exchange/virtual-directory/ex15\\owa (Intranet)')).toBe(
      planned.indexOf('EX15/web-config/owa') + 1,
    );
  });

  test('the hash of a copy is compared with the live file', () => {
    const plan = makePlan(ntsystemsEnvironment, { EX14: 'ab'.repeat(32) });
    expect(plan.checks.find(({ id }) => id === 'EX14/web-config-copy/owa')?.powershell.values).toMatchObject({
      Hash: 'ab'.repeat(32),
    });
  });
});

describe.each(Object.entries(variants))('%s', (_name, environment) => {
  const plan = makePlan(environment);
  const items = plan.sections.flatMap((section) => section.items);

  test('ids are unique, without regard to case', () => {
    const all = items.map(({ id }) => id.toLowerCase());
    expect(new Set(all).size).toBe(all.length);
  });

  test('a step depends only on steps before it', () => {
    const seen = new Set<string>();
    for (const item of items) {
      if (item.kind === 'step') {
        for (const id of [...item.dependsOn, ...(item.triggeredBy ?? [])]) expect(seen).toContain(id);
      }
      seen.add(item.id);
    }
  });

  test('every target has its connection', () => {
    const organisation = organisationGeneration(environment);
    const shell = ({ target, generation = organisation }: { target: string; generation?: string }) =>
      target === 'exchange' ? `${target} ${generation}` : target;
    const connected = plan.connections.map((connection) =>
      'generation' in connection ? shell(connection) : connection.target,
    );
    expect([...new Set(items.map(shell))].sort()).toEqual(connected.sort());
  });

  test('questions before the first change come shell by shell', () => {
    const [before] = plan.sections;
    const targets = (before?.items ?? []).map(({ target }) => target);
    const changes = targets.filter((target, index) => target !== targets[index - 1]);
    expect(new Set(changes).size).toBe(changes.length);
  });

  test('everything says why, and what it means for users', () => {
    for (const step of plan.steps) {
      for (const text of [step.why, step.impact, step.test, step.apply, step.verify, step.undo])
        expect(text).toMatch(/\.$/);
      for (const text of step.residue) expect(text).not.toMatch(/\.$/);
      expect(step.keyPath).not.toBe('');
    }
    for (const check of plan.checks) expect(check.why).toMatch(/\.$/);
  });

  test('a state-changing cmdlet never asks, and never without an identity', () => {
    for (const { powershell } of plan.steps) {
      for (const [call] of powershell.template.matchAll(
        /(?:New|Set|Remove|Enable)-(?:Cs|Owa|Mail|Management|Partner|Setting)\w+[^\n}]*/g,
      )) {
        expect(call).toContain('-Confirm:$false');
        if (/(?:Set|Remove)-/.test(call)) expect(call).toMatch(/-Identity (?:\$\w|'\w)/);
      }
    }
  });
});
