import type { Reason } from '../system/refusal.ts';

/** What to do about an environment file for which `plan` or `lint` fails; each finding says more. */
export function remedyOf(reason: Reason): string {
  if (reason === 'unsupported')
    return 'Write what the findings say instead; docs/support-matrix.md says which products fit together, docs/rules.md what this version does not plan.';
  if (reason === 'lint-failed')
    return 'Correct what the findings name, or accept a warning with a reason: under "acknowledge:" in an environment file, in any other as docs/lint.md says.';
  return 'Correct what the findings name; each says how.';
}
