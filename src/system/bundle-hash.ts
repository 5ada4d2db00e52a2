import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * SHA-256 over the files of the bundle that runs, 64 hex digits: two jobs that get the same run the same code. The entry
 * of an action lies beside the bundle's folder, the command line in it.
 */
export function bundleHash(entry: string): string {
  const folder = dirname(realpathSync(entry));
  const dist = basename(dirname(folder)) === 'actions' ? join(folder, '..', '..', 'dist') : folder;
  const hash = createHash('sha256');
  const names = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name))
    .sort();
  for (const name of names) {
    const content = readFileSync(name);
    hash.update(`${basename(name)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
