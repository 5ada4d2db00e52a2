import type { ProcessEnd } from '../system/processes.ts';
import { type Reason, reasons } from '../system/refusal.ts';
import type { RunEvent } from './event.ts';
import type { RunMode } from './run-report.ts';

/** `differs` only from a test. */
export type RunOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'differs' }
  | { readonly kind: 'failed'; readonly reason: Reason; readonly message: string; readonly remedy: string };

const failureOf: Readonly<Record<RunMode, Reason>> = {
  Test: 'preflight-failed',
  Apply: 'apply-failed',
  Verify: 'verify-failed',
  Rollback: 'rollback-failed',
};

/**
 * What a run came to. Only the runbook's last event can say that it is done: a killed PowerShell may exit with 0,
 * and a run that ended without that event failed, whatever its exit code.
 */
export function runOutcome(
  mode: RunMode,
  last: RunEvent | undefined,
  errorLines: readonly string[],
  end: ProcessEnd,
): RunOutcome {
  const text = errorLines.join('\n');
  if (last === undefined && end.signal === null) return { kind: 'failed', ...withoutEvents(text) };
  if (last?.event !== 'run-ended') return { kind: 'failed', ...withoutEnd(mode) };
  if (last.outcome === 'done') return { kind: 'done' };
  if (last.outcome === 'differs' && mode === 'Test') return { kind: 'differs' };
  const reason = isReason(last.reason)
    ? last.reason
    : last.outcome === 'interrupted'
      ? 'interrupted'
      : failureOf[mode];
  return {
    kind: 'failed',
    reason,
    message: last.message || `the runbook ended as ${last.outcome || 'failed'}`,
    remedy: last.remedy,
  };
}

/** Error ids are the same in every language of Windows; the texts around them are not. */
function withoutEvents(text: string) {
  if (text.includes('ScriptRequiresUnmatchedPSVersion')) {
    return {
      reason: 'shell-missing',
      message: 'this PowerShell is too old for the runbook',
      remedy:
        'Install Windows Management Framework 3.0 or later, or name a newer PowerShell with --powershell.',
    } as const;
  }
  if (/PSSecurityException|FullyQualifiedErrorId\s*:\s*UnauthorizedAccess/.test(text)) {
    return {
      reason: 'shell-missing',
      message: 'the execution policy of this machine does not let the runbook start',
      remedy: 'Set the policy to RemoteSigned; where it is AllSigned, see MANUAL.md of the plan.',
    } as const;
  }
  return {
    reason: 'shell-missing',
    message: 'the program ended without a word of the runbook, so nothing was changed',
    remedy: 'Look at what it wrote, if anything; --powershell has to name a PowerShell.',
  } as const;
}

function withoutEnd(mode: RunMode) {
  return {
    reason: failureOf[mode],
    message: 'the runbook ended without its last event, so how far it came is not known',
    remedy:
      mode === 'Apply' || mode === 'Rollback'
        ? 'Run it again: it goes on from its journal.'
        : 'Look at its output and run it again.',
  };
}

function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}
