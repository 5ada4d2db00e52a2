import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findPwsh } from '../../scripts/pwsh.mjs';
import type { Environment } from '../../src/environment/environment.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { makeOrganisation, setFaults } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { WarmShell } from '../powershell/warm-shell.ts';
import { eventsOf } from '../runbook/events-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Break, isKill, mayGoUnnoticed, type Places } from './break.ts';
import { type PlanDirectory, planOf, type Run, type RunEvent, repository, run } from './scenario.ts';
import { traceWrites, withFault } from './system-calls.ts';

/** What became of one break; a way out that did not lead where it should is told in a sentence. */
export interface Aftermath {
  readonly resume: string | undefined;
  readonly rollback: string | undefined;
  /** The step at which the run was broken, if it had come to one. */
  readonly step: string | undefined;
}

/**
 * An organisation as new, in which a first apply can be broken again and again. It is put back at the same place,
 * since the journal names absolute paths.
 */
export class CrashBench {
  readonly #folder = temporaryFolder('matrix');
  readonly #copies = temporaryFolder('matrix-copies');
  readonly #warm = new WarmShell(findPwsh() ?? 'pwsh', 'OrganisationShell');
  readonly #shell: string;
  readonly #plan: PlanDirectory;
  readonly #servers: readonly string[];

  static async open(environmentFile = join(repository, 'examples/ntsystems.yml')): Promise<CrashBench> {
    const reading = readEnvironment({ file: environmentFile, bytes: readFileSync(environmentFile) });
    if (reading.outcome !== 'valid') throw new Error(`${environmentFile} is not valid`);
    return new CrashBench(await planOf(environmentFile), reading.environment);
  }

  private constructor(plan: PlanDirectory, environment: Environment) {
    this.#plan = plan;
    this.#servers = environment.exchange.servers.map((server) => server.name);
    makeOrganisation(this.#folder, organisationOf(environment));
    this.#shell = makeShell(this.#folder);
    this.#keep('new');
  }

  /** Runs an apply that nothing breaks, and lists what it changed and what it wrote, in order. */
  async places(): Promise<Places & { readonly changedSteps: readonly string[] }> {
    const isOurs = (file: string): boolean =>
      file.startsWith(this.#folder) &&
      /\/owa-im(\/|$)|\/web\.config(\.|$)/.test(file.slice(this.#folder.length));
    const { run: traced, calls } = await traceWrites(this.#shell, this.#arguments(), isOurs);
    if (!waits(traced)) expectDone(traced, 'the traced apply');
    const commands = readCalls(this.#folder).map((call) => call.command);
    const changed = traced.events.filter((event) => event.event === 'step' && event.outcome === 'changed');
    this.#putBack('new');
    return { commands, writes: calls, changedSteps: changed.map((event) => event.id ?? '') };
  }

  /**
   * Breaks a first apply, then goes both ways out of it: a second apply reaches the goal, a rollback the state before.
   * Throws where the fault had no effect, since such a case shows nothing.
   */
  async try(one: Break): Promise<Aftermath> {
    this.#putBack('new');
    const asNew = snapshotState(this.#folder);
    const broken = await this.#break(one);
    const end = broken.events.at(-1);
    if ((end?.outcome === 'done' || waits(broken)) && !mayGoUnnoticed(one))
      throw new Error('the fault had no effect');
    if (isKill(one) && end?.event === 'run-ended') throw new Error('the run outlived its death');
    forgetCalls(this.#folder);
    setFaults(this.#folder, {});
    this.#keep('broken');
    const resume = await problemOf(() => this.#resume());
    this.#putBack('broken');
    const rollback = await problemOf(() => this.#rollBack(asNew));
    const step = broken.events.findLast((event) => event.event === 'step-started')?.id;
    return { resume, rollback, step };
  }

  close(): void {
    this.#warm.close();
    for (const folder of [this.#folder, this.#copies, this.#plan.folder])
      rmSync(folder, { recursive: true, force: true });
  }

  async #resume(): Promise<void> {
    expectDone(await this.#runToTheEnd('Apply'), 'the second apply');
    for (const [user, verdict] of Object.entries(judge(this.#folder)))
      for (const [question, answer] of Object.entries(verdict))
        if (!answer.yes)
          throw new Error(`after the second apply ${user} has no ${question}: ${answer.reasons.join('; ')}`);
  }

  async #rollBack(asNew: ReturnType<typeof snapshotState>): Promise<void> {
    expectDone(await this.#runToTheEnd('Rollback'), 'the rollback');
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

  /** Where a restart is left to a person, this is the person. */
  async #runToTheEnd(mode: string): Promise<Run> {
    const result = await this.#runWarm(mode);
    if (!waits(result)) return result;
    for (const server of this.#servers) {
      const command = `$machine = New-PSSession -ComputerName '${server}'; Invoke-Command -Session $machine -ScriptBlock { Import-Module WebAdministration; Restart-WebAppPool -Name MSExchangeOWAAppPool }; Remove-PSSession -Session $machine`;
      await run(this.#shell, ['-NoProfile', '-NonInteractive', '-Command', command]);
    }
    return this.#runWarm(mode);
  }

  async #runWarm(mode: string): Promise<Run> {
    const arguments_ = { Mode: mode, OutputFormat: 'Json' };
    const answer = await this.#warm.run(this.#runbook, arguments_, shellVariables(this.#folder));
    return { ...answer, signal: null, events: eventsOf<RunEvent>(answer.stdout) };
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

async function problemOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The run has configured every server, and waits for somebody who restarts them. */
function waits(result: Run): boolean {
  return result.events.at(-1)?.reason === 'restart-pending';
}

function expectDone(result: Run, what: string): void {
  const end = result.events.at(-1);
  if (end?.event !== 'run-ended' || end.outcome !== 'done' || result.exitCode !== 0)
    throw new Error(`${what} ended with ${result.exitCode}: ${JSON.stringify(end)} ${result.stderr}`);
}
