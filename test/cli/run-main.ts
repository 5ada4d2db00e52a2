import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/main.ts';
import type { VerbResult } from '../../src/cli/verb-result.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import type { System } from '../../src/system/system.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  readonly result: VerbResult;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process; nothing of the real environment's variables reaches it but PATH. */
export async function runMain(args: readonly string[], change: Partial<System> = {}): Promise<Ran> {
  const written = { out: '', err: '' };
  const terminal = (stream: 'out' | 'err') => ({
    interactive: false,
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const system: System = {
    ...nodeSystem(),
    variables: { PATH: process.env.PATH },
    input: { interactive: false, lines: async function* () {} },
    output: terminal('out'),
    errors: terminal('err'),
    ...change,
  };
  const result = await main(system, args);
  return { result, ...written };
}

/** A fresh folder outside of any repository with copies of the named examples. */
export function folderWithExamples(...names: readonly string[]): string {
  const folder = temporaryFolder('cli');
  for (const name of names) copyFileSync(join(repository, 'examples', name), join(folder, name));
  return folder;
}
