import type { System } from '../system/system.ts';
import { environmentPaths } from './environment-paths.ts';
import { formatOf } from './format.ts';
import { main, refuse } from './main.ts';
import { openOutput } from './output.ts';
import { planDifference } from './plan-difference.ts';
import { regenerateCommitted } from './regenerate-committed.ts';

/** The command line as an action uses it; `src/action/command-line.ts` says what each part is for. */
export function actionDoor(system: System) {
  const output = openOutput(system, formatOf([], system));
  return {
    run: (args: readonly string[], passed?: Parameters<typeof main>[2]) => main(system, args, passed),
    refuse: (verb: string, error: unknown) => refuse(system, verb, error),
    environmentPaths: (operands: readonly string[]) => environmentPaths(system, operands),
    regenerate: (source: string, read: Parameters<typeof regenerateCommitted>[2]) =>
      regenerateCommitted(system, source, read),
    show: planDifference,
    warn(title: string, text: string) {
      output.line(text, 'error');
      output.command('error', { title }, text);
    },
    say: (text: string) => output.line(text),
  };
}
