import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPwsh } from '../../scripts/pwsh.mjs';
import type { EditResult } from '../../src/webconfig/edit.ts';
import type { InvertResult } from '../../src/webconfig/invert.ts';
import type { WebConfigKey } from '../../src/webconfig/keys.ts';
import type { WebConfigProblem } from '../../src/webconfig/problem.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
export const engineFolder = join(repository, 'src/runbook/engine');

/** Free of jest, so that scripts can use this file too. */
export const shell: string | undefined = findPwsh();

/** One edit, or one inverse, of one file. */
export type PowerShellCase =
  | { readonly bytes: Uint8Array; readonly keys: readonly WebConfigKey[] }
  | { readonly bytes: Uint8Array; readonly inverse: string };

/** What either language did, in a form that can be compared. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly bytes: string | undefined;
}

/** Runs all cases in one PowerShell. */
export function runInPowerShell(cases: readonly PowerShellCase[]): readonly Outcome[] {
  if (shell === undefined) throw new Error('no PowerShell');
  const folder = temporaryFolder('webconfig');
  try {
    for (const [at, one] of cases.entries()) {
      writeFileSync(join(folder, `${at}.in`), one.bytes);
      writeFileSync(join(folder, `${at}.case`), wordsOf(one).join(' '));
    }
    const script = join(repository, 'test/webconfig/run-cases.ps1');
    const options = ['-NoProfile', '-NonInteractive', '-File', script, engineFolder, folder];
    const result = spawnSync(shell, options, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (result.status !== 0) throw new Error(`run-cases.ps1: ${result.stdout.slice(-500)}${result.stderr}`);
    return cases.map((_, at) => {
      const out = join(folder, `${at}.out`);
      return {
        lines: readFileSync(join(folder, `${at}.txt`), 'utf8').split('\n'),
        bytes: existsSync(out) ? readFileSync(out, 'latin1') : undefined,
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Values go as UTF-16, which also carries half a surrogate pair.
function wordsOf(one: PowerShellCase): readonly string[] {
  if ('inverse' in one) return ['invert', one.inverse];
  return [
    'edit',
    ...one.keys.flatMap(({ key, value }) => [key, Buffer.from(value, 'utf16le').toString('hex')]),
  ];
}

/** The same form of what the TypeScript gave. */
export function outcomeOf(result: EditResult | InvertResult): Outcome {
  switch (result.kind) {
    case 'edited':
      return {
        lines: [result.kind, result.inverse, ...result.warnings.map(problemLine)],
        bytes: latin(result.bytes),
      };
    case 'restored':
      return { lines: [result.kind], bytes: latin(result.bytes) };
    case 'merged':
      return { lines: [result.kind, ...result.kept], bytes: latin(result.bytes) };
    case 'refused':
      return { lines: [result.kind, problemLine(result.problem)], bytes: undefined };
  }
}

function problemLine({ line, column, code, message, remedy }: WebConfigProblem): string {
  return `${line}:${column} ${code} ${message} ${remedy}`;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
