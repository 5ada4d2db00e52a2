import { type Break, nameOf } from './break.ts';
import type { CrashBench } from './crash-bench.ts';

/** What came out of a table of breaks. */
export interface Counts {
  readonly cases: number;
  readonly recoveredByResume: number;
  readonly recoveredByRollback: number;
  /** Cases in which at least one of the two ways out did not lead where it should, or which could not be tried. */
  readonly lost: readonly string[];
  /** The kinds of the steps at which runs were broken. */
  readonly steps: ReadonlySet<string>;
}

/** Tries all, one after the other; each loss is also told as it is found. */
export async function tryAll(
  bench: CrashBench,
  breaks: readonly Break[],
  onLoss: (sentence: string) => void = () => {},
): Promise<Counts> {
  const lost: string[] = [];
  const steps = new Set<string>();
  let recoveredByResume = 0;
  let recoveredByRollback = 0;
  for (const one of breaks) {
    const problems: string[] = [];
    try {
      const { resume, rollback, step } = await bench.try(one);
      if (step !== undefined) steps.add(step);
      if (resume === undefined) recoveredByResume += 1;
      else problems.push(resume);
      if (rollback === undefined) recoveredByRollback += 1;
      else problems.push(rollback);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
    if (problems.length === 0) continue;
    lost.push(`${nameOf(one)}: ${problems.join(' | ')}`);
    onLoss(lost.at(-1) ?? '');
  }
  return { cases: breaks.length, recoveredByResume, recoveredByRollback, lost, steps };
}
