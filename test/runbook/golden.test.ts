import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { makePlan } from '../../src/plan/make-plan.ts';
import { renderRunbook } from '../../src/runbook/render.ts';
import { ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';

const golden = new URL('./golden/ntsystems/runbook.ps1', import.meta.url);
const options = { engineHash: '0'.repeat(64), version: '0.0.0' };

test('the runbook of ntsystems is the one that was read and signed', () => {
  const text = renderRunbook(makePlan(ntsystemsEnvironment), options);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});
