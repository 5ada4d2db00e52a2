import { describe, expect, test } from '@jest/globals';
import type { Environment, Server } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { ex14, ntsystemsEnvironment } from './ntsystems-environment.ts';

const { webConfig: _none, ...plain } = ex14;

function server(name: string, own: Partial<Server> = {}): Server {
  const fqdn = `${name.toLowerCase()}.ntsystems.local`;
  return { ...plain, name, fqdn, certificate: { ...plain.certificate, subject: fqdn }, ...own };
}

const named = (subject: string, replaces?: string): Pick<Server, 'certificate'> => ({
  certificate: {
    ...plain.certificate,
    subject,
    shared: true,
    ...(replaces === undefined ? {} : { replaces }),
  },
});

function planOf(servers: readonly Server[]) {
  const environment: Environment = {
    ...ntsystemsEnvironment,
    features: { instantMessaging: true, onlineMeetings: false, skypeAccessToExchange: false },
    exchange: { ...ntsystemsEnvironment.exchange, servers },
    rollout: { order: servers.map(({ name }) => name), pauseSeconds: 0 },
  };
  return makePlan(environment);
}

function takenOut(servers: readonly Server[]): string[] {
  return planOf(servers)
    .sections.filter(({ state }) => state === 'absent')
    .flatMap(({ items }) => items.map(({ id }) => id));
}

const absent = { state: 'absent' } as const;
const application = (subject: string) => `skype/trusted-application/${subject}/OutlookWebApp`;

describe('what is taken out', () => {
  test.each<[string, readonly Server[], readonly string[]]>([
    ['nothing where every server stays', [server('EX14'), server('EX15')], []],
    [
      'a server, and the pool that only it needs',
      [server('EX14', absent), server('EX15')],
      [
        'skype/trusted-pool/ex14.ntsystems.local',
        application('ex14.ntsystems.local'),
        'skype/topology/taken-out',
        'EX14/web-config/owa',
        'exchange/virtual-directory/EX14\\owa (Default Web Site)',
        'EX14/recycle/MSExchangeOWAAppPool',
      ],
    ],
    [
      'of a pool that another server shares only the computer',
      [server('EX14', named('mail.x')), server('EX15', { ...named('mail.x'), ...absent })],
      [
        'skype/trusted-computer/ex15.ntsystems.local',
        'skype/topology/taken-out',
        'EX15/web-config/owa',
        'exchange/virtual-directory/EX15\\owa (Default Web Site)',
        'EX15/recycle/MSExchangeOWAAppPool',
      ],
    ],
    [
      'the pool of the old name',
      [server('EX14', named('owa.x', 'ex14.ntsystems.local'))],
      [
        'skype/trusted-pool/ex14.ntsystems.local',
        application('ex14.ntsystems.local'),
        'skype/topology/taken-out',
      ],
    ],
    [
      'not the pool of an old name that another server still presents',
      [server('EX14', named('owa.x', 'mail.x')), server('EX15', named('mail.x'))],
      [],
    ],
    [
      'once, where the old name of one server is that of another one that leaves',
      [server('EX14', named('owa.x', 'mail.x')), server('EX15', { ...named('mail.x'), ...absent })],
      [
        'skype/trusted-pool/mail.x',
        application('mail.x'),
        'skype/topology/taken-out',
        'EX15/web-config/owa',
        'exchange/virtual-directory/EX15\\owa (Default Web Site)',
        'EX15/recycle/MSExchangeOWAAppPool',
      ],
    ],
  ])('%s', (_name, servers, ids) => expect(takenOut(servers)).toEqual(ids));

  test('key paths keep the places of the file', () => {
    const { steps, checks } = planOf([server('EX14', absent), server('EX15')]);
    const of = (name: string) => (item: { id: string }) => item.id.includes(name);
    const paths = [...steps, ...checks].filter(of('EX15')).map(({ keyPath }) => keyPath);
    expect(paths.filter((path) => path.startsWith('exchange.servers[0]'))).toEqual([]);
    expect(steps.find(of('EX14/web-config'))?.keyPath).toBe('exchange.servers[0].certificate');
  });

  test('the old name goes after the server presents the new one', () => {
    const { steps } = planOf([server('EX14', named('owa.x', 'ex14.ntsystems.local'))]);
    expect(steps.find(({ id }) => id === 'skype/trusted-pool/ex14.ntsystems.local')?.dependsOn).toEqual([
      'EX14/web-config/owa',
      'EX14/recycle/MSExchangeOWAAppPool',
    ]);
  });
});
