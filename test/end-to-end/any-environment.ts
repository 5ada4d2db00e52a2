import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { dump } from 'js-yaml';

/** Generations that may stand together, and what they may be joined with (src/catalog has the matrix and its sources). */
const mixes = [
  { skype: 'lync-2013', exchange: ['2013-cu23'] },
  { skype: 'sfb-2015-cu7', exchange: ['2013-cu23'] },
  { skype: 'sfb-2015-cu7', exchange: ['2013-cu23', '2016-cu23'] },
  { skype: 'sfb-2015-cu7', exchange: ['2013-cu23', '2016-cu23', '2019-cu14'] },
  { skype: 'sfb-2015-cu7', exchange: ['2016-cu23', '2019-cu15'] },
  { skype: 'sfb-2019', exchange: ['2016-cu23'] },
  { skype: 'sfb-2019', exchange: ['2019-cu15'] },
  { skype: 'sfb-2019', exchange: ['2016-cu23', '2019-cu15', 'se'] },
  { skype: 'sfb-se', exchange: ['2019-cu15', 'se'] },
  { skype: 'sfb-se', exchange: ['se'] },
] as const;

interface Drawn {
  readonly mix: (typeof mixes)[number];
  readonly features: { instantMessaging: boolean; onlineMeetings: boolean; skypeAccessToExchange: boolean };
  readonly pools: number;
  readonly servers: readonly { version: number; pool: number; certificate: number; known: boolean }[];
  readonly restart: 'recycle' | 'manual';
  readonly policies: readonly string[];
  readonly cmdlets: boolean;
  readonly realm: boolean;
}

const server = fc.record({
  version: fc.nat(2),
  pool: fc.nat(1),
  /** 0 to 2: shared with the others of that number, pool and version; else its own. */
  certificate: fc.nat(5),
  known: fc.boolean(),
});

/** Every number of them as likely as any other, which fast-check would not draw by itself. */
function servers(minLength: number, maxLength: number): fc.Arbitrary<Drawn['servers']> {
  return fc
    .integer({ min: minLength, max: maxLength })
    .chain((count) => fc.array(server, { minLength: count, maxLength: count }));
}

/**
 * The text of a valid environment file with 1 to `most` servers, of every kind that a plan may be made for. `mostlySmall`:
 * four of five have no more than 4.
 */
export function anyEnvironment(most: number, sizes: 'even' | 'mostlySmall'): fc.Arbitrary<string> {
  const small = { weight: 4, arbitrary: servers(1, Math.min(4, most)) };
  const any = { weight: 1, arbitrary: servers(1, most) };
  return fc
    .record({
      mix: fc.constantFrom(...mixes),
      features: fc
        .record({
          instantMessaging: fc.boolean(),
          onlineMeetings: fc.boolean(),
          skypeAccessToExchange: fc.boolean(),
        })
        .filter((features) => Object.values(features).includes(true)),
      pools: fc.integer({ min: 1, max: 2 }),
      servers: sizes === 'even' ? any.arbitrary : fc.oneof(small, any),
      restart: fc.constantFrom('recycle' as const, 'recycle' as const, 'manual' as const),
      policies: fc.constantFrom(['Default'], ['Default', 'Frontline']),
      cmdlets: fc.boolean(),
      realm: fc.boolean(),
    })
    .map((drawn) => dump(environmentOf(drawn)));
}

function environmentOf(drawn: Drawn): object {
  const pools = ['sfb-a.any.example', 'sfb-b.any.example'].slice(0, drawn.pools);
  return {
    schema: 1,
    name: 'any',
    stage: 'lab',
    features: featuresOf(drawn),
    skype: {
      version: drawn.mix.skype,
      sipDomains: ['any.example'],
      pools: pools.map((fqdn, index) => ({ fqdn, siteId: `Site${index}` })),
    },
    exchange: {
      version: drawn.mix.exchange[0],
      autodiscover: 'autodiscover.any.example',
      servers: drawn.servers.map((server, index) => serverOf(drawn, server, index, pools)),
      mailboxPolicies: drawn.policies,
    },
    oauth: {
      partnerApplication: drawn.cmdlets ? 'cmdlets' : 'script',
      skypeMetadataUrl: `https://${pools[0]}/metadata/json/1`,
      ...(drawn.realm ? { realm: 'any.example' } : {}),
    },
    restart: drawn.restart,
  };
}

/** Lync 2013 finds mailboxes by its OAuth configuration, which is managed with Online Meetings only. */
function featuresOf({ mix, features }: Drawn): Drawn['features'] {
  const needsMeetings = mix.skype === 'lync-2013' && features.skypeAccessToExchange;
  return { ...features, onlineMeetings: features.onlineMeetings || needsMeetings };
}

function serverOf(
  drawn: Drawn,
  server: Drawn['servers'][number],
  index: number,
  pools: readonly string[],
): object {
  const versions = drawn.mix.exchange;
  const version = versions[server.version % versions.length] ?? versions[0];
  const pool = pools[server.pool % pools.length];
  const fqdn = `ex${index}.any.example`;
  const known = server.known && version.startsWith('2016');
  const shared = !known && server.certificate < 3;
  const subject = shared ? `mail${server.certificate}-${version}-${server.pool}.any.example` : fqdn;
  return {
    name: `EX${index}`,
    fqdn,
    version,
    pool,
    ...(/^201[36]/.test(version) ? { trustedPool: known ? 'known-server' : 'create' } : {}),
    certificate: {
      thumbprint: createHash('sha1').update(subject).digest('hex').toUpperCase(),
      subject,
      ...(shared ? { shared: true } : {}),
    },
  };
}
