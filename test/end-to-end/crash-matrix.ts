import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { type Faults, makeOrganisation, setFaults } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { pwsh } from '../powershell/pwsh.ts';
import { WarmShell } from '../powershell/warm-shell.ts';
import {
  eventsOf,
  type PlanDirectory,
  planOf,
  type Run,
  repository,
  run,
  temporaryFolder,
} from './scenario.ts';
import { type SystemCall, traceWrites, withFault } from './system-calls.ts';

type CallFault = NonNullable<Faults['calls']>[number]['fault'];

/** One way in which a first apply is broken. */
export type Break =
  | { readonly kind: 'call'; readonly at: number; readonly fault: CallFault; readonly command: string }
  | { readonly kind: 'write'; readonly at: SystemCall; readonly fault: 'SIGKILL' | 'ENOSPC' };

function nameOf(one: Break): string {
  if (one.kind === 'call') return `${one.fault} at state-changing call ${one.at} (${one.command})`;
  return `${one.fault} at ${one.at.call} ${one.at.when} of ${one.at.file.split('/').slice(-2).join('/')}`;
}

/**
 * An organisation as new, in which a first apply can be broken again and again. It is put back at the same place,
 * since the journal names absolute paths.
 */
export class CrashBench {
  readonly #folder = temporaryFolder('matrix');
  readonly #copies = temporaryFolder('matrix-copies');
  readonly #warm = new WarmShell(pwsh ?? 'pwsh', 'OrganisationShell');
  readonly #shell: string;
  readonly #plan: PlanDirectory;

  static async open(): Promise<CrashBench> {
    return new CrashBench(await planOf(join(repository, 'examples/ntsystems.yml')));
  }

  private constructor(plan: PlanDirectory) {
    this.#plan = plan;
    makeOrganisation(this.#folder);
    this.#shell = makeShell(this.#folder);
    this.#keep('new');
  }

  /** Runs an apply that nothing breaks, and lists what it changed and what it wrote, in order. */
  async places(): Promise<{ commands: readonly string[]; writes: readonly SystemCall[] }> {
    const isOurs = (file: string): boolean =>
      file.startsWith(this.#folder) && file.includes('owa-im') && !file.includes('/.control/');
    const { run: traced, calls } = await traceWrites(this.#shell, this.#arguments(), isOurs);
    expectDone(traced, 'the traced apply');
    const commands = readCalls(this.#folder).map((call) => call.command);
    this.#putBack('new');
    return { commands, writes: calls };
  }

  /** Tries all; gives a sentence for each that went wrong. */
  async tryAll(breaks: readonly Break[]): Promise<string[]> {
    const failures: string[] = [];
    for (const one of breaks) {
      try {
        await this.#try(one);
      } catch (error) {
        failures.push(`${nameOf(one)}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return failures;
  }

  close(): void {
    this.#warm.close();
    for (const folder of [this.#folder, this.#copies, this.#plan.folder])
      rmSync(folder, { recursive: true, force: true });
  }

  /** Breaks a first apply, then goes both ways out of it: a second apply reaches the goal, a rollback the state before. */
  async #try(one: Break): Promise<void> {
    this.#putBack('new');
    const asNew = snapshotState(this.#folder);
    const broken = await this.#break(one);
    const end = broken.events.at(-1);
    if (end?.outcome === 'done' && !mayGoUnnoticed(one)) throw new Error('the fault had no effect');
    if (isKill(one) && end?.event === 'run-ended') throw new Error('the run outlived its death');
    forgetCalls(this.#folder);
    setFaults(this.#folder, {});
    this.#keep('broken');

    expectDone(await this.#runWarm('Apply'), 'the second apply');
    for (const [user, verdict] of Object.entries(judge(this.#folder)))
      for (const [question, answer] of Object.entries(verdict))
        if (!answer.yes)
          throw new Error(`after the second apply ${user} has no ${question}: ${answer.reasons.join('; ')}`);

    this.#putBack('broken');
    expectDone(await this.#runWarm('Rollback'), 'the rollback');
    const left = compareState(asNew, snapshotState(this.#folder), ['management/ProgramData/owa-im/']);
    const wrong = left.filter((difference) => difference.residue === undefined);
    if (wrong.length > 0) throw new Error(`after the rollback: ${JSON.stringify(wrong)}`);
  }

  #break(one: Break): Promise<Run> {
    if (one.kind === 'write') {
      const injected = withFault(one.at, one.fault, this.#shell, this.#arguments());
      return run(injected.program, injected.args);
    }
    setFaults(this.#folder, { calls: [{ at: one.at, fault: one.fault }] });
    return isKill(one) ? run(this.#shell, this.#arguments()) : this.#runWarm('Apply');
  }

  async #runWarm(mode: string): Promise<Run> {
    const arguments_ = { Mode: mode, OutputFormat: 'Json' };
    const answer = await this.#warm.run(this.#runbook, arguments_, shellVariables(this.#folder));
    return { ...answer, signal: null, events: eventsOf(answer.stdout) };
  }

  get #runbook(): string {
    return join(this.#plan.folder, 'runbook.ps1');
  }

  #arguments(): string[] {
    const options = ['-Mode', 'Apply', '-OutputFormat', 'Json'];
    return ['-NoProfile', '-NonInteractive', '-File', this.#runbook, ...options];
  }

  #keep(name: string): void {
    const copy = join(this.#copies, name);
    rmSync(copy, { recursive: true, force: true });
    cpSync(this.#folder, copy, { recursive: true, preserveTimestamps: true });
  }

  #putBack(name: string): void {
    rmSync(this.#folder, { recursive: true, force: true });
    cpSync(join(this.#copies, name), this.#folder, { recursive: true, preserveTimestamps: true });
  }
}

/** The variables that the organisation's shell exports, read from that shell. */
function shellVariables(organisation: string): Record<string, string> {
  const text = readFileSync(join(organisation, '.control', 'shell'), 'utf8');
  return Object.fromEntries(
    [...text.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
  );
}

function isKill(one: Break): boolean {
  return one.kind === 'call' ? one.fault.startsWith('kill') : one.fault === 'SIGKILL';
}

/**
 * Clearing up, and making a folder that is there, may fail without harm; where a rename fails .NET has another way; and the partner script goes on where it
 * cannot hide its account from the address lists.
 */
function mayGoUnnoticed(one: Break): boolean {
  if (one.kind === 'call') return one.command === 'Set-MailUser' && one.fault.startsWith('fail');
  return one.fault === 'ENOSPC' && ['unlink', 'mkdir', 'rename'].includes(one.at.call);
}

function expectDone(result: Run, what: string): void {
  const end = result.events.at(-1);
  if (end?.event !== 'run-ended' || end.outcome !== 'done' || result.exitCode !== 0)
    throw new Error(`${what} ended with ${result.exitCode}: ${JSON.stringify(end)} ${result.stderr}`);
}
