import type { ActionDescription, ActionVerb } from './action-description.ts';
import { applyDescription } from './apply-description.ts';
import { checkDescription } from './check-description.ts';
import { lintDescription } from './lint-description.ts';
import { planDescription } from './plan-description.ts';
import { rollbackDescription } from './rollback-description.ts';
import { testDescription } from './test-description.ts';
import { verifyDescription } from './verify-description.ts';

/** Every action, in the order in which a workflow meets them. */
export const actionDescriptions: Readonly<Record<ActionVerb, ActionDescription>> = {
  plan: planDescription,
  lint: lintDescription,
  check: checkDescription,
  test: testDescription,
  apply: applyDescription,
  verify: verifyDescription,
  rollback: rollbackDescription,
};
