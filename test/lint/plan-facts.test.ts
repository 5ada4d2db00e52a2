import { expect, test } from '@jest/globals';
import { SourceText } from '../../src/environment/source-text.ts';
import { planFacts } from '../../src/lint/plan-directory/plan-facts.ts';
import { runbookItems } from '../../src/lint/plan-directory/runbook-items.ts';

test.each<[string, string]>([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['no name', '{ "source": "a.yml" }'],
  ['a name that is no text', '{ "name": 1, "source": "a.yml" }'],
])('no plan: %s', (_name, text) => {
  expect(planFacts(text)).toBeUndefined();
});

test('whatever is damaged is left out', () => {
  const facts = planFacts(
    JSON.stringify({
      ...{ name: 'a', source: 'a.yml', checks: 1, pauses: [null, 'x'] },
      steps: [{ id: 'skype/a', keyPath: 'skype' }, { id: 1, keyPath: 'x' }, { id: 'y' }],
      environment: {
        skype: { version: { generation: 'toString' } },
        exchange: {
          servers: [null, { version: { generation: '2016' } }, { version: { generation: 'se' } }, {}],
        },
      },
    }),
  );
  expect(facts).toMatchObject({ name: 'a', source: 'a.yml', exchange: ['se', '2016'] });
  expect(facts?.skype).toBeUndefined();
  expect([...(facts?.keyPaths ?? [])]).toEqual([['skype/a', 'skype']]);
});

test('steps, checks and pauses with the comments before them, and whose shell they ask', () => {
  const text = `# Why.
# Undo.
Step 'exchange/a/it''s' -Target 'exchange' -Generation '2016' @{
    Read = { 1 }
}

$between = 1
# Not of the next.

Add-Check 'skype/b/c' -Target 'skype' -DependsOn @(
    'x'
) -Phase 'Preflight' @{
}
Add-Pause 'skype/p' -Target 'skype' -Seconds 5
Step 'open' @{
`;
  expect(runbookItems(new SourceText(text))).toEqual([
    { id: "exchange/a/it's", from: 1, to: 5, generation: '2016' },
    { id: 'skype/b/c', from: 10, to: 13, generation: undefined },
    { id: 'skype/p', from: 14, to: 14, generation: undefined },
  ]);
});
