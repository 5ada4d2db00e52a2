import type { Passed } from '../gate/pass-gate.ts';
import type { RunRequest } from '../run/run-request.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { insideActions } from './inside-actions.ts';
import { type Command, flagValue } from './parse-arguments.ts';
import { type GivenTime, stopBeforeFlag } from './stop-before.ts';

export interface ApplyFlags {
  /** What of the request only `apply` has. */
  readonly request: Pick<RunRequest, 'approvedBy' | 'observed' | 'mayRun'>;
  readonly stopBefore: GivenTime | undefined;
}

/** The flags that only `apply` has, checked before anything is read; who approved comes from the gate where it was asked. */
export function applyFlags(system: System, command: Command, passed: Passed | undefined): ApplyFlags {
  const stated = flagValue(command, '--approved-by');
  const observed = flagValue(command, '--observed');
  const stopBefore = stopBeforeFlag(command);
  requireOneApproval(system, command);
  return {
    request: {
      ...(passed === undefined
        ? {}
        : { approvedBy: `${passed.approvers.join('; ')} (verified by GitHub)`, mayRun: passed.mayRun }),
      ...(stated === undefined ? {} : { approvedBy: `${stated} (stated, not verified by GitHub)` }),
      ...(observed === undefined ? {} : { observed: parseObserved(observed) }),
    },
    stopBefore,
  };
}

/** Inside Actions the gate says who approved, outside a person who names the digest. */
function requireOneApproval(system: System, command: Command): void {
  const isInside = insideActions(system);
  if (isInside && flagValue(command, '--approved-by') !== undefined)
    throw new Refusal(
      'invalid-config',
      '--approved-by is not taken inside Actions',
      'There the approval of the GitHub environment counts; leave the flag out.',
    );
  if (!isInside && flagValue(command, '--digest') === undefined)
    throw new Refusal(
      'invalid-config',
      'apply needs --digest',
      'Give the digest that was reviewed and approved; "plan" printed it.',
    );
}

function parseObserved(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new Refusal(
    'invalid-config',
    `${JSON.stringify(text)} is no observed state`,
    'Give the 64 hex digits that "test" printed as observed.',
  );
}
