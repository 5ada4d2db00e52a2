import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../cli/run-main.ts';

/** What GitHub's own parser or actionlint says about files, by path. Both run in a process of their own. */
export function askLinter(
  linter: 'github-parser' | 'actionlint',
  files: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const script = join(repository, 'test', 'action', `${linter}.mjs`);
  return JSON.parse(
    execFileSync(process.execPath, [script, ...files], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
}
