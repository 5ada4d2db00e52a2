import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A golden file's text; UPDATE_GOLDEN=1 writes what was found first. */
export function goldenFile(path: string, found: string): string {
  const file = join(repository, path);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, found);
  }
  return readFileSync(file, 'utf8');
}
