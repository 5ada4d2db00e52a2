import type { Reason } from '../system/refusal.ts';
import type { VerbName } from './verbs.ts';

const all = ['plan', 'lint', 'check', 'test', 'apply', 'verify', 'rollback', 'init'] as const;
const running = ['test', 'apply', 'verify', 'rollback'] as const;

/** Which verbs can give which reason. An empty list is a reason that only a later version gives. */
export const verbsOf: Readonly<Record<Reason, readonly VerbName[]>> = {
  'invalid-config': all,
  // Without artifact service (GitHub Enterprise Server) the actions of the others refuse so.
  unsupported: ['plan', 'lint', 'check', ...running],
  'lint-failed': ['plan', 'lint'],
  'output-exists': ['plan', 'init'],
  'digest-mismatch': ['check', ...running],
  'plan-changed': ['check', 'apply'],
  // A rollback that is a re-run: its approval belongs to the first attempt.
  'not-approved': ['check', 'apply', 'rollback'],
  'gate-missing': ['check', 'apply'],
  // The actions of the other three fetch the plan through the API.
  unverifiable: ['check', ...running],
  expired: ['check', 'apply'],
  diverged: ['check', 'apply'],
  'outside-window': ['apply'],
  'shell-missing': running,
  locked: ['apply', 'rollback'],
  'journal-invalid': ['apply', 'rollback'],
  'preflight-failed': running,
  'apply-failed': ['apply'],
  'restart-pending': ['apply', 'rollback'],
  'verify-failed': ['apply', 'verify'],
  'rollback-failed': ['rollback'],
  interrupted: running,
  'io-failed': all,
  'internal-error': all,
};
