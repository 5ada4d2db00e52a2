import { expect, test } from '@jest/globals';
import { type Drift, driftIssue } from '../../src/report/drift-issue.ts';

const issue = (change: Partial<Drift>) =>
  driftIssue({
    ...{ environment: 'prod', digest: 'd'.repeat(64), failure: undefined, steps: [] },
    run: 'https://github.com/contoso/mail/actions/runs/1',
    ...change,
  });
const steps = (count: number, message: string) =>
  Array.from({ length: count }, (_, index) => ({ id: `EX14/step/${index}`, outcome: 'differs', message }));
const rows = (text: string) => text.match(/^\| `EX14/gm)?.length ?? 0;

test.each<[string, Partial<Drift>, number, string | undefined]>([
  ['a few steps are all there', { steps: steps(3, 'stopped') }, 3, undefined],
  [
    'what is as planned is not',
    { steps: [...steps(1, ''), { id: 'a', outcome: 'as-planned', message: '' }] },
    1,
    undefined,
  ],
  ['of many steps the first 200', { steps: steps(250, 'stopped') }, 200, '50 more are in the run.'],
  [
    'of long answers as many as have room',
    { steps: steps(20, '`'.repeat(5000)) },
    9,
    '11 more are in the run.',
  ],
  ['a failure of any length', { failure: '`'.repeat(100_000) }, 0, undefined],
])('%s', (_, change, shown, more) => {
  const text = issue(change);
  // GitHub refuses a longer one.
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect([rows(text), /^\d+ more are in the run\.$/m.exec(text)?.[0]]).toEqual([shown, more]);
});
