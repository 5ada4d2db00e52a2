/**
 * The closed set of reasons for which a verb refuses or fails. Users script against these words:
 * a word may be added, none may change its meaning. Their order is the one in which they are looked for: the first that
 * holds is told. `docs/reasons.md` is generated from this table.
 */
export const reasons = {
  'invalid-config': 'The command line or an environment file is not valid.',
  unsupported:
    'The environment file asks for something that the products, or this version of owa-im, do not do.',
  'lint-failed':
    'A rule found something at or above the severity that fails the verb, or a warning that has to be accepted.',
  'output-exists':
    'The output folder holds something that owa-im did not write, or two environments share a name.',
  'digest-mismatch':
    'A file of the plan directory is missing, was added or changed; or digest, artifact or run are not the approved ones.',
  'plan-changed':
    'The environment file, planned again by the owa-im that runs, gives another plan; or another owa-im made the plan.',
  'not-approved':
    'Nobody who may has approved this run: no approval, a rejection, only people with a hand in the change, or a re-run.',
  'gate-missing':
    'The GitHub environment or the branch does not exist, or is not protected as the gate needs it.',
  unverifiable:
    'GitHub did not answer, or in no known form, so that a condition of the gate could not be checked.',
  expired: 'The plan is older than the workflow allows, by the clock of GitHub.',
  diverged:
    'The approved commit is not on the protected branch, or that holds another environment file by now.',
  'outside-window': 'The change window of the environment file is closed.',
  'shell-missing': 'No PowerShell that can run the runbook was found.',
  locked: 'Another run holds the lock of this journal or of a selected server.',
  'journal-invalid': 'The journal belongs to another plan or organisation, or was edited.',
  'preflight-failed': 'A check before the first change failed or could not be made.',
  'apply-failed': 'A step failed; the steps after it were not touched.',
  'restart-pending': 'The servers named must be recycled by an operator before the run goes on.',
  'verify-failed': 'A health check failed.',
  'rollback-failed': 'A step could not be undone.',
  interrupted: 'The run was stopped between two steps: by a person, or because its time was up.',
  'io-failed': 'A file could not be read or written.',
  'internal-error': 'owa-im itself is at fault.',
} as const;

export type Reason = keyof typeof reasons;

/** The one error that a person is meant to read: what is wrong, and what to do about it. */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly remedy: string | undefined;
  /** What a person may want to read besides, such as a diff; several lines. */
  readonly details: string | undefined;

  constructor(reason: Reason, message: string, remedy?: string, details?: string) {
    super(message);
    this.name = 'Refusal';
    this.reason = reason;
    this.remedy = remedy;
    this.details = details;
  }
}
