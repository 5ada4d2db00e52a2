import type { Finding } from '../environment/finding.ts';
import { type EnvironmentReading, readEnvironment } from '../environment/read-environment.ts';
import { type FailOn, judgeFindings } from '../lint/fail-on.ts';
import { lintEnvironment } from '../lint/lint-environment.ts';
import type { AcknowledgedFinding } from '../lint/linted-environment.ts';
import type { Reason } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { type Command, flagValue } from './parse-arguments.ts';
import { readWebConfigCopies, type WebConfigCopies } from './web-config-copies.ts';

/** An environment file and everything that was found in it. */
export interface Judgement {
  readonly reading: EnvironmentReading;
  readonly copies: WebConfigCopies;
  readonly findings: readonly Finding[];
  /** Warnings that the file's owner accepts. */
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** Reads an environment file, runs the rules on it and on its web.config copies: all faults at once. */
export async function judgeEnvironment(system: System, file: string): Promise<Judgement> {
  const reading = readEnvironment({ file, bytes: system.files.read(file) });
  const copies =
    reading.outcome === 'valid'
      ? await readWebConfigCopies(system, reading.environment, file, reading.positions)
      : noCopies;
  return { reading, copies, ...lintEnvironment(reading, undefined, copies.findings) };
}

/** Why `plan` and `check` can't go on with the file, by `--fail-on`; undefined if they can. */
export function obstacle(judgement: Judgement, command: Command): Reason | undefined {
  const { reading, findings } = judgement;
  if (reading.outcome !== 'valid') return 'invalid-config';
  const outcome = judgeFindings(findings, failOn(command));
  return outcome === 'passed' ? undefined : outcome;
}

/** The value of `--fail-on`, whose choices the command line has checked. */
export function failOn(command: Command): FailOn {
  const given = flagValue(command, '--fail-on');
  return given === 'warning' || given === 'never' ? given : 'error';
}

const noCopies: WebConfigCopies = { results: [], hashes: {}, findings: [], sources: new Map() };
