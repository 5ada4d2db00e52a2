import type { System } from '../system/system.ts';
import { actionVerb } from './action-verb.ts';
import type { CommandLine } from './command-line.ts';

/** One step of a workflow: inputs become a command line, and what that comes to becomes outputs, a summary and a comment. */
export async function runAction(system: System, name: string, cli: CommandLine): Promise<number> {
  const verb = actionVerb(name);
  switch (verb) {
    case 'plan':
      return (await import('./plan-action.ts')).planAction(system, cli);
    case 'lint':
      return (await import('./lint-action.ts')).lintAction(system, cli);
    case 'check':
      return (await import('./check-action.ts')).checkAction(system, cli);
    case 'apply':
      return (await import('./apply-action.ts')).applyAction(system, cli);
    case 'test':
    case 'verify':
    case 'rollback':
      return (await import('./run-verb-action.ts')).runVerbAction(system, cli, verb);
  }
}

/** The same at the end of the job, for a verb whose step may have been killed. */
export async function afterAction(system: System, name: string, cli: CommandLine): Promise<number> {
  const verb = actionVerb(name);
  if (verb === 'plan' || verb === 'lint' || verb === 'check') return 0;
  return (await import('./after-run.ts')).afterRun(system, verb, cli);
}
