import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pwsh } from './pwsh.ts';

/** What PowerShell's own parser says of one file. */
export interface ParsedScript {
  readonly file: string;
  readonly errors: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  readonly newer: readonly { readonly construct: string; readonly line: number }[];
  readonly commands: readonly {
    readonly name: string | null;
    readonly line: number;
    readonly parameters: readonly string[];
    readonly positional: number;
    readonly splatted: number;
    /** Of parameters that are given with a colon: `Confirm:$false`. */
    readonly arguments: readonly string[];
  }[];
  readonly functions: readonly string[];
  readonly nonAscii: number;
  readonly eol: 'lf' | 'crlf' | 'mixed';
}

/** Parses files in one PowerShell process; the answers come in the order of the files. */
export function parseScripts(files: readonly string[]): ParsedScript[] {
  if (pwsh === undefined) throw new Error('no PowerShell');
  const script = fileURLToPath(new URL('parse.ps1', import.meta.url));
  const result = spawnSync(pwsh, ['-NoProfile', '-NonInteractive', '-File', script, ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) throw new Error(`parse.ps1: ${result.stderr}${result.stdout}`);
  return result.stdout
    .trim()
    .split(/\r?\n/)
    .map((line) => JSON.parse(line) as ParsedScript);
}
