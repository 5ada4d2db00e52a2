import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/run-main.ts';
import type { ActionBench, StepResult } from './action-bench.ts';
import { type Contexts, fill, holds, type Status } from './expression.ts';
import {
  type ActionFile,
  type Job,
  listOf,
  readYaml,
  type Step,
  type WorkflowFile,
} from './workflow-file.ts';

/** What GitHub and the people around it do for one run. */
export interface World {
  readonly root: string;
  readonly bench: ActionBench;
  readonly run: number;
  readonly commit: string;
  readonly event: object;
  /** Inputs that stand for how the machine of a verb is set up. */
  readonly machine: (verb: string) => Readonly<Record<string, string>>;
  /** A job waits for this GitHub environment; `job` is its name as the reviewers see it. */
  readonly review: (environment: string, job: string) => void;
}

/** One job of a run as its page shows it, and what was kept as artifacts of evidence. */
export interface ShownJob {
  readonly name: string;
  readonly result: Status;
}

/** The job that calls a workflow: what its jobs are named behind, and how those came out that they descend from. */
interface Caller {
  readonly prefix: string;
  readonly status: Status;
}

interface JobResult {
  readonly result: Status;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Goes through the jobs of a workflow in their order, as GitHub does: conditions, needs, called workflows and expressions
 * as they are written, actions of owa-im in the bench, scripts in bash.
 */
export class WorkflowRunner {
  readonly jobs: ShownJob[] = [];
  readonly steps: { readonly uses: string; readonly result: StepResult }[] = [];
  /** Texts of the files of each artifact, by their paths. */
  readonly uploads = new Map<string, ReadonlyMap<string, string>>();
  /** What scripts wrote for the page of the run. */
  readonly pages: string[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  run(path: string, inputs: Readonly<Record<string, string>> = {}): Promise<ReadonlyMap<string, JobResult>> {
    return this.#workflow(path, inputs, { prefix: '', status: 'success' });
  }

  async #workflow(path: string, given: Readonly<Record<string, string>>, caller: Caller) {
    const { jobs, on } = readYaml(join(this.#world.root, path)) as WorkflowFile;
    const declared = Object.entries((on.workflow_call ?? on.workflow_dispatch)?.inputs ?? {});
    const defaults = Object.fromEntries(declared.map(([name, input]) => [name, input.default ?? '']));
    const inputs = { ...defaults, ...given };
    const done = new Map<string, JobResult>();
    for (;;) {
      const next = Object.entries(jobs).find(
        ([id, { needs }]) => !done.has(id) && listOf(needs).every((name) => done.has(name)),
      );
      if (next === undefined) return done;
      done.set(next[0], await this.#job(next[0], next[1], inputs, done, jobs, caller));
    }
  }

  async #job(
    id: string,
    job: Job,
    inputs: Readonly<Record<string, unknown>>,
    done: ReadonlyMap<string, JobResult>,
    jobs: WorkflowFile['jobs'],
    caller: Caller,
    given: Readonly<Record<string, unknown>> = {},
  ): Promise<JobResult> {
    const { matrix } = job.strategy ?? {};
    if (matrix !== undefined) return this.#each(id, job, inputs, done, jobs, caller);
    const needs = Object.fromEntries(listOf(job.needs).map((name) => [name, done.get(name)]));
    const contexts = { github: this.#github(), inputs, needs, matrix: given };
    const before = [caller.status, ...ancestors(job, jobs).map((name) => done.get(name)?.result)];
    const status = before.includes('failure')
      ? 'failure'
      : before.includes('skipped')
        ? 'skipped'
        : 'success';
    const name = `${caller.prefix}${fill(job.name ?? id, contexts)}`;
    if (!holds(job.if, contexts, status)) return this.#show(name, { result: 'skipped', outputs: {} });
    if (job.uses !== undefined) {
      const handed = Object.entries(job.with ?? {}).map(([key, value]) => [key, fill(value, contexts)]);
      const called = await this.#workflow(job.uses, Object.fromEntries(handed), {
        prefix: `${name} / `,
        status,
      });
      return { result: together([...called.values()]), outputs: {} };
    }
    const { environment } = job;
    if (environment !== undefined)
      this.#world.review(
        fill(typeof environment === 'string' ? environment : environment.name, contexts),
        name,
      );
    return this.#show(name, await this.#steps(job, contexts));
  }

  /** A job for each value of a matrix of one dimension. */
  async #each(
    id: string,
    { strategy, ...job }: Job,
    inputs: Readonly<Record<string, unknown>>,
    done: ReadonlyMap<string, JobResult>,
    jobs: WorkflowFile['jobs'],
    caller: Caller,
  ): Promise<JobResult> {
    const [[name, values] = ['', []]] = Object.entries(strategy?.matrix ?? {});
    const results: JobResult[] = [];
    for (const value of values)
      results.push(await this.#job(id, job, inputs, done, jobs, caller, { [name]: value }));
    return { result: together(results), outputs: {} };
  }

  #show(name: string, result: JobResult): JobResult {
    this.jobs.push({ name, result: result.result });
    return result;
  }

  async #steps(job: Job, outside: Contexts): Promise<JobResult> {
    const { bench } = this.#world;
    rmSync(bench.temporary, { recursive: true, force: true });
    const runner = { temp: bench.temporary };
    const { status, steps } = await this.#run(job.steps ?? [], { ...outside, runner });
    const contexts = { ...outside, steps, runner };
    const outputs = Object.entries(job.outputs ?? {}).map(([key, value]) => [key, fill(value, contexts)]);
    return { result: status, outputs: Object.fromEntries(outputs) };
  }

  async #run(list: readonly Step[], outside: Contexts) {
    const steps: Record<string, { outputs: Readonly<Record<string, string>> }> = {};
    const contexts = { ...outside, steps };
    let status: Status = 'success';
    for (const step of list) {
      if (!holds(step.if, contexts, status)) continue;
      const { exitCode, outputs } = await this.#step(step, contexts);
      if (step.id !== undefined) steps[step.id] = { outputs };
      if (exitCode !== 0) status = 'failure';
    }
    return { status, steps };
  }

  async #step({ uses = '', run, with: given = {}, env = {} }: Step, contexts: Contexts) {
    const { bench, commit, run: number, event, machine } = this.#world;
    const filled = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value, contexts)]));
    if (/\/owa-im@/.test(uses)) return this.#composite(filled(given), contexts);
    const verb = /(?:\/owa-im|^\$)\/actions\/([a-z]+)(?:@|$)/.exec(uses)?.[1];
    if (verb !== undefined) {
      const result = await bench.run(verb, number, { ...filled(given), ...machine(verb) }, event);
      this.steps.push({ uses: verb, result });
      return result;
    }
    if (uses.startsWith('actions/checkout@')) bench.checkOut(commit);
    else if (uses.startsWith('actions/upload-artifact@')) this.#upload(filled(given));
    else if (run !== undefined) {
      const page = join(bench.folder, 'page.md');
      rmSync(page, { force: true });
      const { status } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
        cwd: bench.workspace,
        env: { ...process.env, GITHUB_STEP_SUMMARY: page, ...filled(env) },
      });
      if (existsSync(page)) this.pages.push(readFileSync(page, 'utf8'));
      return { exitCode: status ?? 1, outputs: {} };
    } else throw new Error(`this runner has no ${uses}`);
    return { exitCode: 0, outputs: {} };
  }

  /** The action at the root of this repository, with the inputs that a step gives it. */
  async #composite(given: Readonly<Record<string, string>>, outside: Contexts) {
    const { inputs: declared = {}, runs } = readYaml(join(repository, 'action.yml')) as ActionFile;
    const defaults = Object.entries(declared).map(([name, input]) => [
      name,
      fill(input.default ?? '', outside),
    ]);
    const inputs = { ...Object.fromEntries(defaults), ...given };
    const { status } = await this.#run(runs.steps ?? [], { ...outside, inputs });
    return { exitCode: status === 'success' ? 0 : 1, outputs: {} };
  }

  #upload({ name = '', path = '' }: Record<string, string>): void {
    if (!existsSync(path)) return;
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    this.uploads.set(name, new Map(files.map((file) => [file, readFileSync(file, 'utf8')])));
  }

  #github() {
    const { run, event, bench } = this.#world;
    const page = {
      server_url: 'https://github.com',
      repository: 'contoso/mail',
      ref: 'refs/heads/main',
      run_id: run,
      run_attempt: 1,
    };
    return { ...page, event, token: bench.token };
  }
}

function ancestors(job: Job, jobs: WorkflowFile['jobs']): readonly string[] {
  return listOf(job.needs).flatMap((name) => [name, ...ancestors(jobs[name] ?? {}, jobs)]);
}

function together(jobs: readonly JobResult[]): Status {
  if (jobs.some(({ result }) => result === 'failure')) return 'failure';
  return jobs.every(({ result }) => result === 'skipped') ? 'skipped' : 'success';
}
