import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Run, repository, run as runProgram } from '../end-to-end/scenario.ts';
import type { GitHubService } from '../github/github-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What one step of a workflow came to. */
export interface StepResult extends Run {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * A runner as far as an action sees it: its variables and files, a workspace with a checkout of one commit, and the
 * committed actions and bundle in a folder of their own without node_modules around them.
 */
export class ActionBench {
  readonly folder = temporaryFolder('runner');
  readonly workspace = join(this.folder, 'work');
  /** What runner.temp names. */
  readonly temporary = join(this.folder, 'temp');
  readonly #home = join(this.folder, 'action');
  readonly #service: GitHubService;
  #steps = 0;

  constructor(service: GitHubService) {
    this.#service = service;
    for (const part of ['dist', 'actions'])
      cpSync(join(repository, part), join(this.#home, part), { recursive: true });
    mkdirSync(this.workspace);
  }

  get token(): string {
    return this.#service.token;
  }

  /** What actions/checkout leaves, as far as it matters: the files of the commit. */
  checkOut(commit: string): void {
    rmSync(this.workspace, { recursive: true, force: true });
    const { git } = this.#service;
    git.git(['clone', '-q', '--no-checkout', git.folder, this.workspace]);
    git.git(['-C', this.workspace, 'checkout', '-q', commit]);
  }

  /** Runs `actions/<verb>` as a step of a run; `event` is the payload of what started it. */
  async run(
    verb: string,
    run: number,
    inputs: Readonly<Record<string, string>>,
    event: object = {},
    variables: Readonly<Record<string, string>> = {},
    entry: 'index.js' | 'after.js' = 'index.js',
  ): Promise<StepResult> {
    this.#steps += 1;
    const file = (name: string) => join(this.folder, `${name}-${this.#steps}`);
    writeFileSync(file('event'), JSON.stringify(event));
    mkdirSync(this.temporary, { recursive: true });
    const given = Object.entries({ ...this.#defaults(verb), token: this.#service.token, ...inputs }).map(
      ([name, value]) => [`INPUT_${name.toUpperCase()}`, value],
    );
    const result = await runProgram(process.execPath, [join(this.#home, 'actions', verb, entry)], {
      cwd: this.workspace,
      env: {
        ...{ PATH: process.env.PATH, HOME: process.env.HOME, DOTNET_TieredPGO: '0' },
        ...this.#service.variables(run),
        ...{
          GITHUB_WORKSPACE: this.workspace,
          GITHUB_EVENT_PATH: file('event'),
          RUNNER_TEMP: this.temporary,
        },
        ...{ GITHUB_OUTPUT: file('output'), GITHUB_STEP_SUMMARY: file('summary') },
        ...Object.fromEntries(given),
        ...variables,
      },
    });
    return {
      ...result,
      outputs: parseOutputs(read(file('output'))),
      summary: read(file('summary')),
    };
  }

  /** What action.yml gives where the workflow gives nothing. */
  #defaults(verb: string): Record<string, string> {
    const file = load(readFileSync(join(this.#home, 'actions', verb, 'action.yml'), 'utf8'));
    const { inputs } = file as { inputs: Record<string, { default?: string }> };
    return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']));
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** What the runner would read from its output file. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length - 1; index += 1) {
    const [name = '', delimiter] = (lines[index] ?? '').split('<<');
    const end = lines.indexOf(String(delimiter), index + 1);
    outputs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return outputs;
}
