import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('warm-shell.ps1', import.meta.url));

export interface Answer {
  /** Null where the process died. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * One PowerShell for many runs, one at a time, each in a runspace of its own into which `module` is loaded first.
 * A run that kills its process ends it; `ended` says so.
 */
export class WarmShell {
  readonly #child: ChildProcessWithoutNullStreams;
  #answer: ((answer: Answer) => void) | undefined;
  #stderr = '';
  ended = false;

  readonly #module: string | undefined;

  constructor(program: string, module?: string) {
    this.#module = module;
    // .NET prepares for long runs what these never get back.
    this.#child = spawn(program, ['-NoProfile', '-NonInteractive', '-File', script], {
      env: { ...process.env, DOTNET_TieredPGO: '0' },
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    createInterface({ input: this.#child.stdout }).on('line', (line) =>
      this.#resolve(JSON.parse(line) as Answer),
    );
    this.#child.on('close', () => {
      this.ended = true;
      this.#resolve({ exitCode: null, stdout: '', stderr: this.#stderr });
    });
  }

  run(
    runbook: string,
    args: Readonly<Record<string, unknown>>,
    variables: NodeJS.ProcessEnv,
  ): Promise<Answer> {
    return new Promise((resolve) => {
      this.#answer = resolve;
      const request = { script: runbook, arguments: args, variables, module: this.#module ?? '' };
      this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }

  close(): void {
    this.#child.stdin.end();
  }

  #resolve(answer: Answer): void {
    const waiting = this.#answer;
    this.#answer = undefined;
    waiting?.(answer);
  }
}
