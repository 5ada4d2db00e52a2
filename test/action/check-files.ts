import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { actionDescriptions } from '../../src/action/description/action-descriptions.ts';
import { repository } from '../cli/run-main.ts';
import {
  type ActionFile,
  type Job,
  listOf,
  readAction,
  readYaml,
  type Step,
  type WorkflowFile,
} from './workflow-file.ts';

/** What GitHub's parser and actionlint do not see in a file; a sentence each. `root` is the repository that holds it. */
export function checkFile(root: string, path: string): readonly string[] {
  const document = readYaml(join(root, path));
  const checker = new Checker(root);
  if ((document as Partial<ActionFile>).runs !== undefined) checker.action(document as ActionFile);
  else checker.workflow(document as WorkflowFile);
  return checker.found;
}

/** What is known of whatever a step or a job uses. */
interface Target {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: unknown }>>;
  readonly outputs: readonly string[];
}

/** The names that expressions at one place can speak of; undefined is anything. */
interface Scope {
  readonly inputs: readonly string[];
  readonly matrix: readonly string[];
  readonly steps: ReadonlyMap<string, readonly string[] | undefined>;
  readonly needs: ReadonlyMap<string, readonly string[] | undefined>;
}

/** What runs a script: a machine of GitHub's, or one of which nothing is known. */
type Runner = 'hosted' | 'any';

const ranks: Readonly<Record<string, number>> = { none: 0, read: 1, write: 2 };
const ownAction = /^[\w.-]+\/owa-im((?:\/[\w-]+)*)@[0-9a-f]{40}$/;

class Checker {
  readonly found: string[] = [];
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  action({ inputs = {}, outputs = {}, runs }: ActionFile): void {
    const steps = runs.steps ?? [];
    const scope = { inputs: Object.keys(inputs), matrix: [], needs: new Map() };
    const known = this.#steps(steps, scope, '', 'any');
    for (const { value = '' } of Object.values(outputs))
      this.#expressions(value, { ...scope, steps: known }, 'outputs');
  }

  workflow(workflow: WorkflowFile): void {
    if (workflow.permissions === undefined)
      this.found.push('the workflow leaves its permissions to the repository');
    for (const [id, job] of Object.entries(workflow.jobs)) this.#job(id, job, workflow);
  }

  #job(id: string, job: Job, workflow: WorkflowFile): void {
    const needed = listOf(job.needs);
    for (const name of needed)
      if (workflow.jobs[name] === undefined) this.found.push(`${id}: there is no job ${name}`);
    const scope = {
      inputs: Object.values(workflow.on).flatMap((trigger) => Object.keys(trigger?.inputs ?? {})),
      matrix: Object.keys(job.strategy?.matrix ?? {}),
      needs: new Map(needed.map((name) => [name, this.#outputsOf(workflow.jobs[name])] as const)),
    };
    const {
      steps = [],
      outputs = {},
      if: condition = '',
      uses,
      with: given = {},
      permissions,
      ...rest
    } = job;
    const outside = { ...scope, steps: new Map() };
    this.#expressions(rest, outside, id);
    this.#expressions(condition === '' ? '' : `\${{ ${condition} }}`, outside, id);
    this.#expressions(given, outside, id);
    if (uses !== undefined) this.#call(id, job, uses, given);
    else if (job['timeout-minutes'] === undefined) this.found.push(`${id}: it may run for hours`);
    const known = this.#steps(steps, scope, id, runnerOf(job));
    this.#expressions(outputs, { ...scope, steps: known }, id);
    this.#permissions(id, permissions ?? workflow.permissions ?? {}, permissionsOf(job, workflow.on));
  }

  /** A job that calls a workflow of the same repository. */
  #call(id: string, { permissions = {} }: Job, uses: string, given: Job['with']): void {
    const called = this.#called(uses);
    if (called === undefined) {
      this.found.push(`${id}: ${uses} is no workflow of this repository`);
      return;
    }
    this.#given(id, uses, { inputs: called.on.workflow_call?.inputs ?? {}, outputs: [] }, given);
    for (const inner of Object.values(called.jobs)) {
      const needed = Object.entries(inner.permissions ?? called.permissions ?? {});
      this.#permissions(
        id,
        permissions,
        needed.map(([scope, right]) => `${scope}: ${right}`),
      );
    }
  }

  #steps(steps: readonly Step[], scope: Omit<Scope, 'steps'>, place: string, runner: Runner) {
    const known = new Map<string, readonly string[] | undefined>();
    let workspace: 'empty' | 'checked-out' = 'empty';
    for (const [index, step] of steps.entries()) {
      const at = `${place}${place === '' ? '' : ', '}step ${index + 1}`;
      const { if: condition = '', run, shell, uses, with: given, ...rest } = step;
      for (const part of [rest, given, condition === '' ? '' : `\${{ ${condition} }}`])
        this.#expressions(part, { ...scope, steps: known }, at);
      if (run !== undefined) this.#script(at, run, shell, runner);
      const target = uses === undefined ? undefined : this.#target(at, uses, workspace);
      if (target !== undefined) this.#given(at, uses ?? '', target, given);
      if (uses?.startsWith('actions/checkout@')) workspace = 'checked-out';
      if (step.id !== undefined && known.has(step.id)) this.found.push(`${at}: the id ${step.id} is taken`);
      if (step.id !== undefined) known.set(step.id, target?.outputs);
    }
    return known;
  }

  #script(at: string, run: string, shell: string | undefined, runner: Runner): void {
    if (run.includes('${{')) this.found.push(`${at}: an expression stands inside a script`);
    // What GitHub's machines take where none is named is there.
    if (shell === undefined) {
      if (runner === 'any') this.found.push(`${at}: the script names no shell`);
      return;
    }
    if (!['bash', 'pwsh', 'powershell'].includes(shell)) this.found.push(`${at}: ${shell} is no shell`);
    else if (runner === 'any' && shell !== 'powershell')
      this.found.push(`${at}: ${shell} need not be on PATH of that runner`);
  }

  /** What a step uses, where that is ours. */
  #target(at: string, uses: string, workspace: 'empty' | 'checked-out'): Target | undefined {
    const [, own] = ownAction.exec(uses) ?? [];
    const isLocal = /^[.$]\//.test(uses);
    if (!isLocal && own === undefined) {
      if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses))
        this.found.push(`${at}: ${uses} is pinned to no commit`);
      return undefined;
    }
    if (uses.startsWith('./') && workspace === 'empty') this.found.push(`${at}: ${uses} is not checked out`);
    const folder = isLocal ? join(this.#root, uses.slice(2)) : join(repository, own ?? '');
    const action = readAction(folder);
    if (action === undefined) this.found.push(`${at}: there is no action ${uses}`);
    return action && { inputs: action.inputs ?? {}, outputs: Object.keys(action.outputs ?? {}) };
  }

  #given(at: string, uses: string, { inputs }: Target, given: Job['with'] = {}): void {
    for (const name of Object.keys(given))
      if (inputs[name] === undefined) this.found.push(`${at}: ${uses} has no input ${name}`);
    for (const [name, { required }] of Object.entries(inputs))
      if (required === true && given[name] === undefined)
        this.found.push(`${at}: ${uses} needs the input ${name}`);
  }

  #called(uses: string): WorkflowFile | undefined {
    const path = join(this.#root, uses);
    return uses.startsWith('./.github/workflows/') && existsSync(path)
      ? (readYaml(path) as WorkflowFile)
      : undefined;
  }

  #outputsOf(job: Job | undefined): readonly string[] | undefined {
    if (job?.uses === undefined) return Object.keys(job?.outputs ?? {});
    return Object.keys(this.#called(job.uses)?.on.workflow_call?.outputs ?? {});
  }

  #permissions(at: string, given: Readonly<Record<string, string>>, needed: readonly string[]): void {
    for (const one of needed) {
      const [scope = '', right = ''] = one.split(': ');
      if ((ranks[given[scope] ?? 'none'] ?? 0) < (ranks[right] ?? 0))
        this.found.push(`${at}: it lacks ${one}`);
    }
  }

  /** Every name in every expression of a value, however deep. */
  #expressions(value: unknown, scope: Scope, at: string): void {
    if (Array.isArray(value)) for (const item of value) this.#expressions(item, scope, at);
    else if (typeof value === 'object' && value !== null)
      for (const item of Object.values(value)) this.#expressions(item, scope, at);
    else if (typeof value === 'string')
      for (const [, expression = ''] of value.matchAll(/\$\{\{(.*?)\}\}/gs))
        this.#names(expression, scope, at);
  }

  #names(expression: string, { inputs, matrix, steps, needs }: Scope, at: string): void {
    const dotted = expression.replace(/\[\s*'([\w-]+)'\s*\]/g, '.$1').replace(/'(?:[^']|'')*'/g, "''");
    for (const [, context = '', first = '', kind, second = ''] of dotted.matchAll(
      /\b(inputs|matrix|steps|needs)\.([\w-]+)(?:\.(\w+)(?:\.([\w-]+))?)?/g,
    )) {
      if (context === 'inputs' && !inputs.includes(first))
        this.found.push(`${at}: there is no input ${first}`);
      if (context === 'matrix' && !matrix.includes(first))
        this.found.push(`${at}: the matrix has no ${first}`);
      if (context !== 'steps' && context !== 'needs') continue;
      const known = context === 'steps' ? steps : needs;
      const what = context === 'steps' ? 'no step before has the id' : 'it does not need';
      const outputs = known.get(first);
      if (!known.has(first)) this.found.push(`${at}: ${what} ${first}`);
      else if (kind === 'outputs' && outputs !== undefined && !outputs.includes(second))
        this.found.push(`${at}: ${first} has no output ${second}`);
    }
  }
}

function runnerOf(job: Job): Runner {
  const label = job['runs-on'];
  return typeof label === 'string' && /^(ubuntu|windows|macos)-/.test(label) ? 'hosted' : 'any';
}

/** What the actions of a job say that its token needs, by the inputs that they are given. */
function permissionsOf({ steps = [] }: Job, on: WorkflowFile['on']): readonly string[] {
  return steps.flatMap(({ uses = '', with: given = {} }) => {
    if (uses.startsWith('actions/checkout@')) return ['contents: read'];
    // The action at the root plans.
    const verb = /\/actions\/([a-z]+)@/.exec(uses)?.[1] ?? (/\/owa-im@/.test(uses) ? 'plan' : undefined);
    const described = Object.values(actionDescriptions).find((one) => one.verb === verb);
    return (described?.permissions ?? []).flatMap(({ permission, when }) => {
      if (when === undefined) return [permission];
      if ('event' in when) return when.event in on ? [permission] : [];
      if ('given' in when) return given[when.given] === undefined ? [] : [permission];
      const input = described?.inputs.find(({ name }) => name === when.input)?.value;
      const value = given[when.input] ?? (typeof input === 'object' ? input.default : '');
      return when.values.includes(String(value)) ? [permission] : [];
    });
  });
}
