import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPwsh } from '../../scripts/pwsh.mjs';
import { cleanEnvironment, eventsOf, type Run } from './scenario.ts';

const pwsh = findPwsh();
const script = fileURLToPath(new URL('warm-shell.ps1', import.meta.url));

/**
 * A real PowerShell that stays, for the runs of a table that nobody kills. `variables` are those that the
 * organisation's own shell would set; one run at a time.
 */
export class WarmShell {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  #stderr = '';

  constructor() {
    if (pwsh === undefined) throw new Error('no PowerShell');
    this.#child = spawn(pwsh, ['-NoProfile', '-NonInteractive', '-File', script], {
      env: cleanEnvironment(),
    });
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString('utf8');
    });
    this.#lines = createInterface({ input: this.#child.stdout });
  }

  run(organisation: string, file: string, args: Readonly<Record<string, unknown>>): Promise<Run> {
    const variables = shellVariables(organisation);
    return new Promise((resolve, reject) => {
      const onClose = (): void => reject(new Error(`the warm shell ended: ${this.#stderr}`));
      this.#lines.once('close', onClose);
      this.#lines.once('line', (line) => {
        this.#lines.off('close', onClose);
        const answer = JSON.parse(line) as { exitCode: number; stdout: string; stderr: string };
        resolve({ ...answer, signal: null, events: eventsOf(answer.stdout) });
      });
      this.#child.stdin.write(`${JSON.stringify({ script: file, arguments: args, variables })}\n`);
    });
  }

  close(): void {
    this.#child.stdin.end();
  }
}

/** The variables that the organisation's shell exports, read from that shell. */
function shellVariables(organisation: string): Record<string, string> {
  const text = readFileSync(join(organisation, '.control', 'shell'), 'utf8');
  return Object.fromEntries(
    [...text.matchAll(/^export (\w+)='(.*)'$/gm)].map((found) => [found[1], found[2]]),
  );
}
