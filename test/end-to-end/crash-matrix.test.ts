import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, type StateSnapshot, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { type Faults, makeOrganisation, setFaults } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import {
  forEachCase,
  type PlanDirectory,
  planOf,
  type Run,
  repository,
  run,
  temporaryFolder,
} from './scenario.ts';
import { testWithStrace } from './strace.ts';
import { type SystemCall, traceWrites, withFault } from './system-calls.ts';
import { WarmShell } from './warm-shell.ts';

// Some hundred runs of a whole runbook, two at a time.
jest.setTimeout(1_500_000);

type Fault = NonNullable<Faults['calls']>[number]['fault'];

/** One way in which a first apply is broken. */
type Case =
  | { readonly kind: 'call'; readonly at: number; readonly fault: Fault; readonly command: string }
  | { readonly kind: 'write'; readonly at: SystemCall; readonly fault: 'SIGKILL' | 'ENOSPC' };

const nameOf = (one: Case): string =>
  one.kind === 'call'
    ? `${one.fault} at state-changing call ${one.at} (${one.command})`
    : `${one.fault} at ${one.at.call} ${one.at.when} of ${one.at.file.split('/').slice(-2).join('/')}`;

const arguments_ = (plan: PlanDirectory, mode: string): string[] => [
  ...[
    '-NoProfile',
    '-NonInteractive',
    '-File',
    join(plan.folder, 'runbook.ps1'),
    '-Mode',
    mode,
    '-OutputFormat',
    'Json',
  ],
];

/** An organisation as new, which can be put back to that at the same place: the journal names absolute paths. */
class Bench {
  readonly folder = temporaryFolder('matrix');
  readonly shell: string;
  readonly asNew: StateSnapshot;
  readonly #copies = temporaryFolder('matrix-copies');

  constructor() {
    makeOrganisation(this.folder);
    this.shell = makeShell(this.folder);
    this.asNew = snapshotState(this.folder);
    this.keep('new');
  }

  keep(name: string): void {
    rmSync(join(this.#copies, name), { recursive: true, force: true });
    cpSync(this.folder, join(this.#copies, name), { recursive: true, preserveTimestamps: true });
  }

  putBack(name: string): void {
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(join(this.#copies, name), this.folder, { recursive: true, preserveTimestamps: true });
  }

  dispose(): void {
    for (const folder of [this.folder, this.#copies]) rmSync(folder, { recursive: true, force: true });
  }
}

const workers = 2;
const benches: Bench[] = [];
const shells: WarmShell[] = [];
let plan: PlanDirectory;

beforeAll(async () => {
  plan = await planOf(join(repository, 'examples/ntsystems.yml'));
});
afterAll(() => {
  for (const bench of benches) bench.dispose();
  for (const shell of shells) shell.close();
});

/** Breaks a first apply, then both ways out of it: a second apply reaches the goal, a rollback the state before. */
async function tryCase(one: Case, worker: number): Promise<void> {
  const bench = benches[worker];
  const shell = shells[worker];
  if (bench === undefined || shell === undefined) throw new Error('no bench');
  bench.putBack('new');
  const broken = await breakApply(one, bench, shell);
  if (broken.exitCode === 0 && broken.events.at(-1)?.outcome === 'done' && !mayGoUnnoticed(one))
    throw new Error('the fault had no effect');
  forgetCalls(bench.folder);
  setFaults(bench.folder, {});
  bench.keep('broken');

  const runbook = join(plan.folder, 'runbook.ps1');
  const apply = await shell.run(bench.folder, runbook, { Mode: 'Apply', OutputFormat: 'Json' });
  expectDone(apply, 'apply');
  for (const [user, verdict] of Object.entries(judge(bench.folder)))
    for (const [question, answer] of Object.entries(verdict))
      if (!answer.yes)
        throw new Error(`after the second apply ${user} has no ${question}: ${answer.reasons.join('; ')}`);

  bench.putBack('broken');
  const rollback = await shell.run(bench.folder, runbook, { Mode: 'Rollback', OutputFormat: 'Json' });
  expectDone(rollback, 'rollback');
  const left = compareState(bench.asNew, snapshotState(bench.folder), ['management/ProgramData/owa-im/']);
  const wrong = left.filter((difference) => difference.residue === undefined);
  if (wrong.length > 0) throw new Error(`after rollback: ${JSON.stringify(wrong)}`);
}

async function breakApply(one: Case, bench: Bench, shell: WarmShell): Promise<Run> {
  if (one.kind === 'call') {
    setFaults(bench.folder, { calls: [{ at: one.at, fault: one.fault }] });
    if (!one.fault.startsWith('kill'))
      return shell.run(bench.folder, join(plan.folder, 'runbook.ps1'), {
        Mode: 'Apply',
        OutputFormat: 'Json',
      });
    return run(bench.shell, arguments_(plan, 'Apply'));
  }
  const at = { ...one.at, file: one.at.file.replace('%ORGANISATION%', bench.folder) };
  const injected = withFault(at, one.fault, bench.shell, arguments_(plan, 'Apply'));
  return run(injected.program, injected.args);
}

/** Clearing up after the last step, and making a folder that is there, may fail without harm. */
function mayGoUnnoticed(one: Case): boolean {
  return one.kind === 'write' && one.fault === 'ENOSPC' && ['unlink', 'mkdir'].includes(one.at.call);
}

function expectDone(result: Run, what: string): void {
  const end = result.events.at(-1);
  if (end?.event !== 'run-ended' || end.outcome !== 'done' || result.exitCode !== 0)
    throw new Error(`${what} ended with ${result.exitCode}: ${JSON.stringify(end)} ${result.stderr}`);
}

async function countFaultPlaces(): Promise<{ calls: string[]; writes: SystemCall[] }> {
  const bench = new Bench();
  try {
    const isOurs = (file: string): boolean =>
      file.startsWith(bench.folder) && file.includes('owa-im') && !file.includes('/.control/');
    const { run: traced, calls } = await traceWrites(bench.shell, arguments_(plan, 'Apply'), isOurs);
    expectDone(traced, 'the traced apply');
    return {
      calls: readCalls(bench.folder).map((call) => call.command),
      writes: calls.map((call) => ({ ...call, file: call.file.replace(bench.folder, '%ORGANISATION%') })),
    };
  } finally {
    bench.dispose();
  }
}

describe('a first apply is broken at every place in turn', () => {
  testWithStrace('a second apply reaches the goal; a rollback instead, the state before', async () => {
    const { calls, writes } = await countFaultPlaces();
    const cases: Case[] = [
      ...calls.flatMap((command, index) =>
        (['kill-before', 'kill-after', 'fail-before', 'fail-after'] as const).map((fault) => ({
          kind: 'call' as const,
          at: index + 1,
          fault,
          command,
        })),
      ),
      ...writes.flatMap((at) =>
        (['SIGKILL', 'ENOSPC'] as const).map((fault) => ({ kind: 'write' as const, at, fault })),
      ),
    ];
    for (let worker = 0; worker < workers; worker++) {
      benches.push(new Bench());
      shells.push(new WarmShell());
    }
    const failures = await forEachCase(cases, workers, nameOf, tryCase);
    expect(failures).toEqual([]);
    // What the table covers; a change of the plan or the engine shows here.
    expect(calls).toHaveLength(14);
    expect(writes.length).toBeGreaterThan(100);
  });
});
