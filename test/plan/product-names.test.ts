import { describe, expect, test } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { manual } from '../../src/report/manual.ts';
import { variants } from '../runbook/variants.ts';

/** Everything that a person reads of a plan, and every message that the runbook may print. */
function sentences(environment: Environment): string {
  const plan = makePlan(environment);
  const values = [...plan.steps, ...plan.checks].map(({ powershell }) => powershell.values);
  const { environment: _environment, connections: _connections, ...texts } = plan;
  const shown = JSON.stringify([texts, values], (key, value) => (key === 'template' ? undefined : value));
  return `${shown}\n${manual(plan)}`;
}

function of(
  environment: Environment,
  generation: Environment['skype']['version']['generation'],
): Environment {
  return { ...environment, skype: { ...environment.skype, version: { text: generation, generation } } };
}

/** A page that serves both says so in full. */
const both = /Lync \/ Skype for Business|Lync or Skype for Business/g;

describe.each(Object.entries(variants))('%s', (_name, environment) => {
  test.each(['sfb-2015', 'sfb-2019', 'sfb-se'] as const)('%s is never called Lync', (generation) => {
    expect(sentences(of(environment, generation)).replaceAll(both, '')).not.toMatch(/\bLync\b/);
  });

  test('Lync is never called Skype for Business', () => {
    expect(sentences(of(environment, 'lync-2013')).replaceAll(both, '')).not.toMatch(/Skype for Business/);
  });
});
