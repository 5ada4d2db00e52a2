import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Environment } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { setFaults } from '../organisation/organisation.ts';
import { recycle } from '../organisation/switch-on.ts';
import { type Break, isKill, mayGoUnnoticed, type Places, stepKind } from './break.ts';
import { complaintsIn, environmentIn, keptIn, withoutWaiting } from './deployment.ts';
import { type Run, run } from './scenario.ts';
import { type SystemCall, type TracedCall, traceWrites, withFault } from './system-calls.ts';
import { WarmOrganisation } from './warm-organisation.ts';

/** What became of one break; a way out that did not lead where it should is told in a sentence. */
export interface Aftermath {
  readonly resume: string | undefined;
  readonly rollback: string | undefined;
  /** The kind of the step at which the run was broken, if it had come to one. */
  readonly step: string | undefined;
}

/** An organisation as new, in which a first apply can be broken again and again. */
export class CrashBench {
  readonly #organisation: WarmOrganisation;
  readonly #runbook: string;
  readonly #environment: Environment;
  /** Of each step its kind. */
  readonly #kinds: ReadonlyMap<string, string>;

  constructor(environmentFile: string, changes: OrganisationOptions = {}) {
    const text = withoutWaiting(readFileSync(environmentFile, 'utf8'));
    this.#environment = environmentIn(text, basename(environmentFile));
    this.#organisation = new WarmOrganisation(organisationOf(this.#environment, changes));
    this.#runbook = this.#organisation.plan(this.#environment);
    this.#kinds = new Map(makePlan(this.#environment).steps.map((step) => [step.id, stepKind(step)]));
    this.#organisation.keep('new');
  }

  /** Runs an apply that nothing breaks, and lists what it changed and what it wrote, in order. */
  async places(): Promise<Places> {
    const { folder, shell } = this.#organisation;
    const isOurs = (file: string): boolean =>
      file.startsWith(folder) &&
      /\/owa-im(\/|$)|\/web\.config(\.|$)|\/calls\.jsonl$/.test(file.slice(folder.length));
    const { run: traced, calls: trace } = await traceWrites(shell, this.#arguments(), isOurs);
    if (!waits(traced)) expectDone(traced, 'the traced apply');
    const places = this.#placesIn(trace);
    this.#organisation.putBack('new');
    return places;
  }

  /** The journal's lines and the calls stand in the trace in their order, so that each write and each call has its step. */
  #placesIn(trace: readonly TracedCall[]): Places {
    const commands = readCalls(this.#organisation.folder).map((call) => call.command);
    const lines = this.#journalLines();
    const calls: { command: string; step: string }[] = [];
    const writes: (SystemCall & { step: string })[] = [];
    let line = 0;
    let step = '';
    for (const at of trace) {
      const isWrite = at.call === 'pwrite64' || at.call === 'write';
      if (at.file.endsWith('/calls.jsonl')) {
        if (isWrite) calls.push({ command: commands[calls.length] ?? '', step });
        continue;
      }
      const written = isWrite && at.file.endsWith('.jsonl') ? lines[line++] : undefined;
      if (written?.step !== undefined) step = this.#kinds.get(written.step) ?? '';
      if (at.reachable) writes.push({ ...at, step });
      if (written !== undefined && !['before', 'trigger'].includes(written.kind)) step = '';
    }
    return { calls, writes };
  }

  #journalLines(): readonly { readonly kind: string; readonly step?: string }[] {
    const folder = join(this.#organisation.folder, 'management/ProgramData/owa-im', this.#environment.name);
    const name = readdirSync(folder).find((one) => one.endsWith('.jsonl')) ?? '';
    return readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  /**
   * Breaks a first apply, then goes both ways out of it: a second apply reaches the goal, a rollback the state before.
   * Throws where the fault had no effect, since such a case shows nothing.
   */
  async try(one: Break): Promise<Aftermath> {
    const { folder } = this.#organisation;
    this.#organisation.putBack('new');
    const asNew = snapshotState(folder);
    const broken = await this.#break(one);
    const end = broken.events.at(-1);
    if ((end?.outcome === 'done' || waits(broken)) && !mayGoUnnoticed(one))
      throw new Error('the fault had no effect');
    if (isKill(one) && end?.event === 'run-ended') throw new Error('the run outlived its death');
    forgetCalls(folder);
    setFaults(folder, {});
    this.#organisation.keep('broken');
    const resume = await problemOf(() => this.#resume());
    this.#organisation.putBack('broken');
    const rollback = await problemOf(() => this.#rollBack(asNew));
    const started = broken.events.findLast((event) => event.event === 'step-started');
    return { resume, rollback, step: this.#kinds.get(started?.id ?? '') };
  }

  close(): void {
    this.#organisation.close();
  }

  async #resume(): Promise<void> {
    expectDone(await this.#runToTheEnd('Apply'), 'the second apply');
    const left = complaintsIn(this.#environment, this.#organisation.folder);
    if (left.length > 0) throw new Error(`after the second apply: ${left.join('; ')}`);
  }

  async #rollBack(asNew: ReturnType<typeof snapshotState>): Promise<void> {
    const { folder } = this.#organisation;
    expectDone(await this.#runToTheEnd('Rollback'), 'the rollback');
    const left = compareState(asNew, snapshotState(folder), keptIn(this.#environment, folder));
    const wrong = left.filter((difference) => difference.residue === undefined);
    if (wrong.length > 0) throw new Error(`after the rollback: ${JSON.stringify(wrong)}`);
  }

  #break(one: Break): Promise<Run> {
    const { folder, shell } = this.#organisation;
    if (one.kind === 'write') {
      const injected = withFault(one.at, one.fault, shell, this.#arguments());
      return run(injected.program, injected.args);
    }
    setFaults(folder, { calls: [{ at: one.at, fault: one.fault }] });
    return isKill(one) ? run(shell, this.#arguments()) : this.#organisation.run(this.#runbook, 'Apply');
  }

  /** Where a restart is left to a person, this is the person. */
  async #runToTheEnd(mode: string): Promise<Run> {
    const result = await this.#organisation.run(this.#runbook, mode);
    if (!waits(result)) return result;
    for (const { name } of this.#environment.exchange.servers) recycle(this.#organisation.folder, name);
    return this.#organisation.run(this.#runbook, mode);
  }

  #arguments(): string[] {
    const options = ['-Mode', 'Apply', '-OutputFormat', 'Json'];
    return ['-NoProfile', '-NonInteractive', '-File', this.#runbook, ...options];
  }
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
