import { describe, expect, jest } from '@jest/globals';
import type { Environment, Server } from '../../src/environment/environment.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { changeState, type readState } from '../organisation/state-files.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Simulation } from './simulation.ts';

jest.setTimeout(120_000);

type Pool = ReturnType<typeof readState<'skype/topology'>>['published']['trustedApplicationPools'][number];

interface Case {
  readonly name: string;
  readonly environment?: Environment;
  readonly options?: OrganisationOptions;
  /** Pools that are published beside the foreign one. */
  readonly pools?: readonly Partial<Pool>[];
  readonly change?: (organisation: string) => void;
  /** Checks of these kinds that do not pass: id and a part of what they say. */
  readonly said: Readonly<Record<string, string>>;
}

const mail = 'mail.ntsystems.local';
const ours = { applicationId: 'outlookwebapp', port: 5199, protocol: 'Mtls', legacyApplicationName: '' };
const fax = { ...ours, applicationId: 'fax', port: 5200 };
const ex15: Server = { ...ex14, name: 'EX15', fqdn: 'ex15.ntsystems.local' };

function withServers(servers: readonly Server[]): Environment {
  return {
    ...ntsystemsEnvironment,
    exchange: { ...ntsystemsEnvironment.exchange, servers },
    rollout: { order: servers.map(({ name }) => name), pauseSeconds: 0 },
  };
}

function sharing(server: Server): Server {
  return { ...server, certificate: { ...server.certificate, subject: mail, shared: true } };
}

const shared: Pick<Case, 'environment' | 'options'> = {
  environment: withServers([sharing(ex14), sharing(ex15)]),
  options: {
    servers: ['EX14', 'EX15'].map((name) => ({
      name,
      certificate: { thumbprint: ex14.certificate.thumbprint ?? '', name: mail },
    })),
  },
};

const cases: readonly Case[] = [
  {
    name: 'a pool with other values where only OWA lives may be put right',
    pools: [{ poolFqdn: ex14.fqdn, registrar: '', computers: [ex14.fqdn], applications: [ours] }],
    said: {},
  },
  {
    name: 'one with another application is left alone',
    pools: [
      { poolFqdn: ex14.fqdn, requiresReplication: true, computers: [ex14.fqdn], applications: [ours, fax] },
    ],
    said: {
      [`skype/trusted-pool-repair/${ex14.fqdn}`]: 'In it live: urn:application:fax',
      [`skype/trusted-pool-neighbours/${ex14.fqdn}`]: 'urn:application:fax',
    },
  },
  {
    name: 'so is one without any',
    pools: [{ poolFqdn: ex14.fqdn, outboundOnly: true, computers: [ex14.fqdn], applications: [] }],
    said: { [`skype/trusted-pool-repair/${ex14.fqdn}`]: "whose it is can't be known" },
  },
  {
    name: 'a host that is a computer of another pool',
    pools: [{ poolFqdn: mail, computers: [ex14.fqdn], applications: [] }],
    said: { [`skype/trusted-names/${ex14.fqdn}`]: `${ex14.fqdn} in ${mail}` },
  },
  {
    name: 'a shared pool that is its own computer takes no second one',
    ...shared,
    pools: [{ poolFqdn: mail, computers: [mail], applications: [ours] }],
    said: { [`skype/trusted-pool-computers/${mail}`]: "EX14, EX15 can't become its computers" },
  },
  {
    name: 'a server of its own pool can not move to a shared one',
    ...shared,
    pools: [{ poolFqdn: ex15.fqdn, computers: [ex15.fqdn], applications: [ours] }],
    said: { [`skype/trusted-names/${mail}`]: `${ex15.fqdn} in ${ex15.fqdn}` },
  },
  {
    name: 'a server that a dial plan makes known is a computer of some pool',
    environment: withServers([{ ...ex14, trustedPool: 'known-server' }]),
    options: {
      umDialPlans: [{ name: 'Bozen', uriType: 'SipName' }],
      servers: [
        {
          name: 'EX14',
          certificate: { thumbprint: ex14.certificate.thumbprint ?? '' },
          umDialPlans: ['Bozen'],
        },
      ],
    },
    pools: [{ poolFqdn: mail, computers: [ex14.fqdn, 'cc02.ntsystems.local'], applications: [fax] }],
    said: { [`skype/trusted-pool-name/${ex14.fqdn}`]: `It stands in ${mail}` },
  },
  {
    name: 'one global object: what others set is said before it is replaced',
    change: (organisation) =>
      changeState(organisation, 'skype/oauth-configuration', (state) => {
        (state as { realm: string }).realm = 'partner.example';
      }),
    said: { 'skype/oauth-configuration-before/Realm': 'It is partner.example' },
  },
  {
    name: 'policies that reach nobody, and mailboxes that no policy of the plan reaches',
    environment: {
      ...ntsystemsEnvironment,
      exchange: { ...ntsystemsEnvironment.exchange, mailboxPolicies: ['Kiosk'] },
    },
    said: {
      'exchange/mailbox-policy-use/before':
        'reaches nobody: Kiosk. Mailboxes without a policy follow the default one',
    },
  },
];

const kinds = /^(?:skype\/(?:trusted-|oauth-)|exchange\/mailbox-)/;

describe('in the simulated organisation', () => {
  testInPowerShell.each(cases)('$name', ({ environment, options, pools, change, said }) => {
    const simulation = new Simulation(environment ?? ntsystemsEnvironment, options);
    changeState(simulation.organisation, 'skype/topology', ({ published }) => {
      const all = published.trustedApplicationPools as Pool[];
      const [foreign] = all;
      if (foreign === undefined) throw new Error('The organisation has no foreign pool.');
      for (const [index, pool] of (pools ?? []).entries())
        all.push({ ...foreign, serviceId: `Bolzano-ExternalServer-${9 + index}`, ...pool });
    });
    change?.(simulation.organisation);
    const { events } = simulation.run('Test');
    const found = events.filter(
      ({ event, id, outcome }) => event === 'check' && outcome !== 'pass' && kinds.test(id ?? ''),
    );
    expect(Object.fromEntries(found.map(({ id, message }) => [id, message]))).toEqual(
      Object.fromEntries(Object.entries(said).map(([id, text]) => [id, expect.stringContaining(text)])),
    );
  });
});
