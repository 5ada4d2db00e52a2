import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { warmPwsh } from '../powershell/warm-pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { OrganisationOptions } from './options.ts';
import { makeOrganisation } from './organisation.ts';
import { makeShell } from './shell.ts';

export interface ScriptResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly lines: readonly string[];
  readonly errors: string;
}

/** A new organisation in a folder of its own, which also holds the shell. */
export function newOrganisation(options: OrganisationOptions = {}): string {
  const folder = temporaryFolder('organisation');
  makeOrganisation(folder, options);
  makeShell(folder, warmPwsh());
  return folder;
}

/** Runs script text in the organisation's shell, as a file. */
export function runScript(folder: string, text: string, args: readonly string[] = []): ScriptResult {
  const scripts = join(folder, '.control', 'scripts');
  mkdirSync(scripts, { recursive: true });
  const file = join(scripts, 'script.ps1');
  writeFileSync(file, `$ErrorActionPreference = 'Stop'\nSet-StrictMode -Version 3.0\n${text}\nexit 0\n`);
  return runFile(folder, file, args);
}

/** A case of a table: what the script prints, one line an element; `error ID: message` for what ended it. */
export interface ScriptCase {
  readonly name: string;
  readonly script: string;
  readonly prints: readonly unknown[];
}

/** Runs all cases in one process and one organisation, in order, and gives what each of them printed. */
export function runCases(
  folder: string,
  cases: readonly ScriptCase[],
  prelude = '',
): readonly (readonly string[])[] {
  const blocks = cases.map(({ script }, index) => `Invoke-Case ${index} {\n${script}\n}`);
  const result = runScript(folder, `${caseRunner}\n${prelude}\n${blocks.join('\n')}`);
  if (result.exitCode !== 0) throw new Error(`The script ended with ${result.exitCode}:\n${result.errors}`);
  return cases.map((_, index) => {
    const mark = `${index}> `;
    return result.lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  });
}

const caseRunner = `
function Invoke-Case {
    param([int] $Index, [scriptblock] $Block)
    $printed = @(try { & $Block 3>$null } catch { 'error ' + ($_.FullyQualifiedErrorId -split ',')[0] + ': ' + $_.Exception.Message })
    foreach ($line in $printed) { [Console]::Out.WriteLine([string]$Index + '> ' + ([string]$line -replace '\\r?\\n', ' ')) }
}`;

export function runFile(folder: string, file: string, args: readonly string[] = []): ScriptResult {
  const program = join(folder, '.control', process.platform === 'win32' ? 'shell.exe' : 'shell');
  const child = spawnSync(program, ['-NoProfile', '-NonInteractive', '-File', file, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = child.stdout.split(/\r?\n/).filter((line) => line !== '');
  return { exitCode: child.status, signal: child.signal, lines, errors: child.stderr };
}
