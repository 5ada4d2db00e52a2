import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One state-changing call that a stand-in made (`.control/calls.jsonl`); what -WhatIf or a refusal held back is not there. */
export interface Call {
  readonly n: number;
  readonly command: string;
  readonly machine: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export function readCalls(folder: string): readonly Call[] {
  return readLines<Call>(join(folder, '.control', 'calls.jsonl'));
}

/** Metadata documents that were fetched, also while a parameter was bound under -WhatIf. */
export function readFetches(folder: string): readonly { readonly url: string }[] {
  return readLines<{ url: string }>(join(folder, '.control', 'fetches.jsonl'));
}

/** Starts the count of calls, and with it the numbers of `faults.json`, at 1 again. */
export function forgetCalls(folder: string): void {
  for (const name of ['calls.jsonl', 'fetches.jsonl'])
    rmSync(join(folder, '.control', name), { force: true });
}

function readLines<T>(file: string): readonly T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
