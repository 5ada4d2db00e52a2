import { expect, test } from '@jest/globals';
import { runPage, type ToldRun } from '../../src/report/run-page.ts';

const page = (change: Partial<ToldRun>) =>
  runPage({
    ...{ verb: 'apply', environment: 'prod', digest: 'd'.repeat(64), failure: undefined, steps: [] },
    ...{ targets: ['skype', 'exchange', 'EX1', 'EX2', 'EX3'], journal: 'C:\\j\\1.jsonl', machine: 'JUMP1' },
    ...change,
  });
const step = (id: string, target: string, outcome: string, message = '') => ({
  id,
  target,
  outcome,
  message,
});
const stopped = [
  step('skype/trusted-pool/ex3.contoso.com', 'skype', 'changed'),
  step('exchange/setting-override/EX1', 'exchange', 'changed'),
  step('exchange/virtual-directory/EX1\\owa (Default Web Site)', 'exchange', 'as-planned'),
  step('EX1/recycle/MSExchangeOWAAppPool', 'EX1', 'changed'),
  step('exchange/setting-override/EX2', 'exchange', 'changed'),
  step('EX2/recycle/MSExchangeOWAAppPool', 'EX2', 'failed', 'Access is denied.'),
];
const failure = { reason: 'apply-failed', message: 'EX2: Access is denied.', remedy: 'Put the cause right.' };

test('an apply that stopped on a server: how far each one is, and how to go on', () => {
  expect(page({ steps: stopped, failure })).toBe(
    [
      '## apply `prod`: apply-failed',
      '> [!CAUTION]\n> EX2: Access is denied.',
      'Put the cause right. Start a new run to go on where the journal says that this one stopped; a re-run is refused. To go back instead, start `rollback` by hand with this environment and digest.',
      '| where | steps |\n|---|---|\n| `skype` | 1 changed |\n| `exchange` | not begun |\n| `EX1` | 2 changed, 1 as-planned |\n| `EX2` | 1 changed, **1 failed** |\n| `EX3` | not begun |',
      `Digest \`${'d'.repeat(64)}\`, journal \`C:\\j\\1.jsonl\` on \`JUMP1\``,
      '',
    ].join('\n\n'),
  );
});

test('who is asked to approve sees on the same page what the live system would get', () => {
  const steps = [
    step('EX1/recycle/x', 'EX1', 'would-change'),
    step('exchange/mailbox-policy/Default', 'exchange', 'differs'),
  ];
  const text = page({ verb: 'test', steps });
  expect(text).toMatch(/^## test `prod`: differs\n/);
  expect(text).toContain('\n- `EX1/recycle/x`\n- `exchange/mailbox-policy/Default`\n');
  expect(text).not.toContain('not begun');
});

test('of 2,000 steps of 300 servers it names the first 100, and says how many more', () => {
  const targets = Array.from({ length: 300 }, (_, index) => `EX${index}`);
  const steps = Array.from({ length: 2000 }, (_, index) => {
    const server = `EX${index % 300}`;
    return step(`${server}/step/${index}`, server, 'differs', '`'.repeat(5000));
  });
  const text = page({ verb: 'test', targets, steps });
  expect(text).toContain('\n- and 1900 more, which the log of this step names\n');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900 * 1024);
});

test('a refusal before any run has a reason and a way out, and no table', () => {
  const refused = { reason: 'not-approved', message: 'nobody approved run 12', remedy: 'Start a new run.' };
  const text = page({ failure: refused, targets: [], journal: null, machine: null });
  expect(text).toMatch(
    /^## apply `prod`: not-approved\n\n> \[!CAUTION\]\n> nobody approved run 12\n\nStart a new run\.\n\nDigest/,
  );
});
