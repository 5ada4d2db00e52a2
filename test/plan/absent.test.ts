import { expect, test } from '@jest/globals';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { ntsystemsEnvironment } from './ntsystems-environment.ts';

const present = makePlan(ntsystemsEnvironment);
const absent = makePlan({
  ...ntsystemsEnvironment,
  state: 'absent',
  rollout: { order: ['EX14'], pauseSeconds: 60 },
});

test('the same steps by the same blocks, none of the checks and pauses', () => {
  expect(absent.steps.map(({ id }) => id)).toEqual(present.steps.map(({ id }) => id));
  const blocks = ({ steps }: Plan) =>
    steps.filter(({ resource }) => resource !== 'topology').map(({ powershell }) => powershell);
  expect(blocks(absent)).toEqual(blocks(present));
  expect([absent.checks, absent.pauses]).toEqual([[], []]);
});

test('what others have published meanwhile is copied before it is enabled', () => {
  const { apply, powershell } = absent.steps.find(({ resource }) => resource === 'topology') ?? {};
  expect(apply).toMatch(/^Export-CsConfiguration, then Enable-CsTopology/);
  expect(powershell?.template).toMatch(/Export-CsConfiguration[\s\S]*Enable-CsTopology/);
});

test('no text says that something is made', () => {
  for (const step of absent.steps) {
    if (step.triggeredBy !== undefined) {
      expect(step.undo).toBe('Undo has it run again once what was taken out is back.');
      continue;
    }
    expect(step.title).toMatch(/^(Take out: |The copies of the topology stay$)/);
    expect(step.impact).not.toMatch(/may then|see presence/);
  }
  expect(absent.residue).toEqual(present.residue);
  expect(absent.notes.join(' ')).toMatch(/makes nothing.*stays/);
});
