import { parsePlanHandOver } from '../gate/plan-hand-over.ts';
import { type Stopped, stoppedRuns } from '../run/stopped-runs.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import type { CommandLine } from './command-line.ts';
import { evidenceFolder } from './evidence-folder.ts';
import { input } from './inputs.ts';
import { keepComment } from './keep-comment.ts';
import { broughtSummary } from './plan-folder.ts';
import { writeRunPage } from './run-page.ts';

type RunningVerb = 'test' | 'apply' | 'verify' | 'rollback';

const again = 'Start a new run, which goes on from the journal, or roll back; a re-run is refused.';

/**
 * At the end of a job, also of one that was cancelled: a step that is killed can say nothing itself, but what it wrote
 * down so far tells how far it came. Never fails a job.
 */
export async function afterRun(system: System, verb: RunningVerb, cli: CommandLine): Promise<number> {
  try {
    for (const stopped of stoppedRuns(system.files, evidenceFolder(system), verb)) {
      const message = sentence(verb, stopped);
      cli.warn(`owa-im ${verb}: interrupted`, `${message} ${changes(verb) ? again : ''}`.trim());
      const { environment } = stopped;
      const named = { environment, digest: digestOfInputs(system) };
      const remedy = changes(verb) ? again : '';
      const failure = { exitCode: 1, reason: 'interrupted', message, remedy } as const;
      writeRunPage(system, verb, named, { ...failure, environments: [], findings: [] });
      if (changes(verb)) await tell(system, cli, named, message);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    cli.say(`How far ${verb} came is not known: ${error.message}.`);
  }
  return 0;
}

function changes(verb: RunningVerb): boolean {
  return verb === 'apply' || verb === 'rollback';
}

function sentence(verb: RunningVerb, { environment, step, done, journal }: Stopped): string {
  const outside = done === 0 ? 'before its first step' : 'between two steps';
  const where = step === undefined ? outside : `while ${step} was under way`;
  const kept = journal === undefined ? '' : `; the journal is ${journal}`;
  const steps = done === 1 ? '1 step was' : `${done} steps were`;
  return `${verb} of ${environment} was stopped ${where}, ${steps} done${kept}.`;
}

function digestOfInputs(system: System): string {
  const given = input(system, 'plan');
  return given === '' ? input(system, 'digest') : parsePlanHandOver(given).digest;
}

async function tell(
  system: System,
  cli: CommandLine,
  named: { readonly environment: string; readonly digest: string },
  message: string,
): Promise<void> {
  const summary = broughtSummary(system, named.environment);
  await keepComment(system, cli, { ...named, state: 'failed', notices: [message], summary });
}
