import { join } from 'node:path';
import type { DirectoryEntry, FileSystem } from '../system/file-system.ts';

/** Everything below the directory that is no directory; names use `/`. An empty directory is listed as such. */
export function listFiles(files: FileSystem, directory: string, prefix = ''): readonly DirectoryEntry[] {
  return files.list(join(directory, prefix)).flatMap((entry) => {
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.kind !== 'directory') return [{ name, kind: entry.kind }];
    const inner = listFiles(files, directory, name);
    return inner.length === 0 ? [{ name, kind: entry.kind }] : inner;
  });
}
