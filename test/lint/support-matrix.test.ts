import { describe, expect, test } from '@jest/globals';
import { generationsApart } from '../../src/catalog/coexistence.ts';
import { type Feature, features } from '../../src/catalog/features.ts';
import { supportMatrix, verdictOf } from '../../src/catalog/support-matrix.ts';
import {
  type ExchangeGeneration,
  exchangeGenerations,
  type SkypeGeneration,
  skypeGenerations,
} from '../../src/catalog/versions.ts';
import { judgeFindings } from '../../src/lint/fail-on.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { readText } from '../environment/read-text.ts';

const exchanges = Object.keys(exchangeGenerations) as ExchangeGeneration[];
const skypes = Object.keys(skypeGenerations) as SkypeGeneration[];

/** What a reader of the sources would say: planned, to be accepted (warned) or refused; by Exchange 2013, 2016, 2019, SE. */
const expected: Readonly<Record<SkypeGeneration, Readonly<Record<Feature, string>>>> = {
  'lync-2013': {
    instantMessaging: 'planned refused refused refused',
    onlineMeetings: 'planned warned warned warned',
    skypeAccessToExchange: 'planned warned warned warned',
  },
  'sfb-2015': all('planned planned planned planned'),
  'sfb-2019': all('warned planned planned planned'),
  'sfb-se': all('warned planned planned planned'),
};

function all(row: string): Readonly<Record<Feature, string>> {
  return { instantMessaging: row, onlineMeetings: row, skypeAccessToExchange: row };
}

interface Wish {
  readonly skype: string;
  readonly servers: readonly string[];
  readonly features: readonly Feature[];
  readonly accepted?: boolean;
  readonly more?: string;
}

/** A whole environment file with a server of each version. */
function fileOf({ skype, servers, features: wanted, accepted = false, more = '' }: Wish): string {
  const thumbprint = (index: number) => (index + 1).toString(16).toUpperCase().padStart(40, 'A');
  return `schema: 1
name: matrix
stage: lab
features:
${features.map((feature) => `  ${feature}: ${wanted.includes(feature)}`).join('\n')}
skype:
  version: ${skype}
  sipDomains: [contoso.com]
  pools:
    - fqdn: pool.contoso.com
      siteId: Dublin
exchange:
  version: ${servers[0]}
  autodiscover: autodiscover.contoso.com
  servers:
${servers
  .map(
    (version, index) => `    - name: EX${index + 1}
      fqdn: ex${index + 1}.contoso.com
      version: ${version}
      trustedPool: create
      certificate:
        thumbprint: ${thumbprint(index)}
`,
  )
  .join(
    '',
  )}${accepted ? 'acknowledge:\n  - rule: pair-not-stated\n    reason: tried in the lab\n' : ''}${more}`;
}

/** Through the doors that the verbs use: read, lint, judge, and where nothing is in the way, plan. */
function judge(wish: Wish) {
  const reading = readText(fileOf(wish));
  if (reading.outcome !== 'valid') throw new Error(JSON.stringify(reading.findings));
  const { findings, acknowledged } = lintEnvironment(reading);
  const reason = judgeFindings(findings, 'error');
  const steps = reason === 'passed' ? makePlan(reading.environment).steps.length : 0;
  const grave = findings.filter(({ severity }) => severity !== 'information');
  return { reason, steps, acknowledged, grave, rules: [...new Set(grave.map(({ rule }) => rule))] };
}

/** The least update that the products want of each other, so that only the pair itself is judged. */
const version: Readonly<Record<string, string>> = { '2013': '2013-cu23', 'sfb-2015': 'sfb-2015-cu7' };

const cases = skypes.flatMap((skype) =>
  features.flatMap((feature) =>
    exchanges.map((exchange, index) => {
      const verdict = expected[skype][feature].split(' ')[index] ?? '';
      return { skype, feature, exchange, verdict };
    }),
  ),
);

test('every pair of products is there, with each feature', () => {
  expect(cases).toHaveLength(4 * 4 * 3);
});

describe.each(cases)(
  '$feature of $skype with Exchange $exchange',
  ({ skype, feature, exchange, verdict }) => {
    const wish: Wish = {
      skype: version[skype] ?? skype,
      servers: [version[exchange] ?? exchange],
      features: [feature],
    };
    const support = supportMatrix[skype][exchange][feature];
    const reason = { meaning: support.meaning, source: support.source };

    test(`is ${verdict}`, () => {
      const { reason: outcome, steps, rules, grave } = judge(wish);
      if (verdict === 'planned') {
        expect({ outcome, rules }).toEqual({ outcome: 'passed', rules: [] });
        expect(steps).toBeGreaterThan(0);
        return;
      }
      const rule = verdict === 'warned' ? 'pair-not-stated' : 'instant-messaging-unsupported-pair';
      expect({ outcome, rules }).toEqual({
        outcome: verdict === 'warned' ? 'lint-failed' : 'unsupported',
        rules: [rule],
      });
      expect(grave).toHaveLength(1);
      expect(grave[0]?.severity).toBe(verdict === 'warned' ? 'warning' : 'error');
      expect(grave[0]?.message).toContain(reason.meaning);
      expect(grave[0]?.message).toContain(reason.source);
      expect(grave[0]?.message).toContain(skypeGenerations[skype].product);
      expect(grave[0]?.message).toContain(exchangeGenerations[exchange].product);
    });

    test('says why, with a source', () => {
      expect(reason.meaning).toMatch(/\.$/);
      expect(reason.source).not.toBe('');
      expect({ planned: 'planned', acknowledged: 'warned', refused: 'refused' }[verdictOf(support)]).toBe(
        verdict,
      );
    });

    if (verdict !== 'planned') {
      test('acknowledging it plans what is only not stated', () => {
        const { reason: outcome, steps, acknowledged } = judge({ ...wish, accepted: true });
        expect(outcome).toBe(verdict === 'warned' ? 'passed' : 'unsupported');
        expect(acknowledged).toHaveLength(verdict === 'warned' ? 1 : 0);
        expect(steps > 0).toBe(verdict === 'warned');
      });
    }
  },
);

test('high and medium confidence are enough for a plan, low is not', () => {
  const known = { meaning: '', source: '' };
  expect(verdictOf({ ...known, status: 'supported', confidence: 'high' })).toBe('planned');
  expect(verdictOf({ ...known, status: 'supported', confidence: 'medium' })).toBe('planned');
  expect(verdictOf({ ...known, status: 'supported', confidence: 'low' })).toBe('acknowledged');
  expect(verdictOf({ ...known, status: 'not-stated', confidence: 'high' })).toBe('acknowledged');
  expect(verdictOf({ ...known, status: 'not-supported', confidence: 'low' })).toBe('refused');
});

describe('several at once', () => {
  test('each feature of a pair is judged by itself', () => {
    const { grave, reason } = judge({ skype: 'lync-2013', servers: ['2016'], features });
    expect(reason).toBe('unsupported');
    expect(grave.map(({ rule, message }) => `${rule} ${message.split(' ')[0]}`).sort()).toEqual([
      'instant-messaging-unsupported-pair instantMessaging',
      'pair-not-stated onlineMeetings',
      'pair-not-stated skypeAccessToExchange',
    ]);
  });

  test('each server by its own version', () => {
    const { grave, reason } = judge({
      skype: 'sfb-2019',
      servers: ['2019-cu14', '2013-cu23', '2016-cu23'],
      features: ['instantMessaging'],
    });
    expect(reason).toBe('lint-failed');
    expect(grave.map(({ path }) => path)).toEqual(['exchange.servers[1].version']);
  });

  test('what is taken out joins nothing', () => {
    const { rules } = judge({
      skype: 'lync-2013',
      servers: ['2016'],
      features: ['instantMessaging'],
      more: 'state: absent\n',
    });
    expect(rules).not.toContain('instant-messaging-unsupported-pair');
  });
});

describe('cumulative updates', () => {
  test.each([
    ['sfb-2015', '2019', ['skype-cumulative-update']],
    ['sfb-2015-cu6', '2019', ['skype-cumulative-update']],
    ['sfb-2015-cu7', '2019', []],
    ['sfb-2015', '2016', []],
    ['sfb-2019', '2019', []],
    ['sfb-2015', '2013', ['online-meetings-cumulative-update']],
    ['sfb-2015', '2013-cu1', []],
    ['lync-2013', '2013', ['online-meetings-cumulative-update']],
    ['lync-2013', '2013-sp1', []],
  ] as const)('%s with Exchange %s is warned about: %j', (skype, exchange, rules) => {
    const judged = judge({ skype, servers: [exchange], features: ['onlineMeetings'] });
    expect({ reason: judged.reason, rules: judged.rules }).toEqual({ reason: 'passed', rules });
    expect(judged.steps).toBeGreaterThan(0);
  });
});

describe('versions of Exchange in one organisation', () => {
  const versions = ['2013-cu23', '2016-cu23', '2019-cu14', '2019-cu15', 'se'];
  const apart = ['2013-cu23 2019-cu15', '2013-cu23 se'];
  const pairs = versions.flatMap((one, index) =>
    versions.slice(index + 1).map((other) => [one, other] as const),
  );

  test.each(pairs)('%s beside %s', (one, other) => {
    for (const servers of [
      [one, other],
      [other, one],
    ]) {
      const { reason, rules, grave, steps } = judge({ skype: 'sfb-2015-cu7', servers, features });
      const refused = apart.includes(`${one} ${other}`);
      expect({ reason, rules }).toEqual({
        reason: refused ? 'unsupported' : 'passed',
        rules: refused ? ['exchange-generations-apart'] : [],
      });
      expect(steps > 0).toBe(!refused);
      if (!refused) continue;
      const [known] = generationsApart.filter(({ newer }) => other.startsWith(newer));
      expect(grave[0]?.message).toContain(known?.meaning);
      expect(grave[0]?.message).toContain(known?.source);
    }
  });
});
