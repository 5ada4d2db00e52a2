import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ran, runMain } from '../cli/run-main.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const commit = '0123456789abcdef0123456789abcdef01234567';
export const uses = `contoso/owa-im@${commit}`;

/** A repository as its owner has it: a folder in which the command line runs. */
export class UserRepository {
  readonly folder = temporaryFolder('repository');

  run(...args: readonly string[]): Promise<Ran> {
    return inFolder(this.folder, () => runMain(args));
  }

  /** With lines on standard input. */
  answer(lines: readonly string[], ...args: readonly string[]): Promise<Ran> {
    const input = {
      interactive: false,
      lines: async function* () {
        yield* lines;
      },
    };
    return inFolder(this.folder, () => runMain(args, { input }));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Paths of all files, with `/`, sorted. */
  get files(): readonly string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(this.folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort();
  }

  get workflows(): readonly string[] {
    return this.files.filter((path) => path.startsWith('.github/workflows/'));
  }
}

async function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}
