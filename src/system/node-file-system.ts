import {
  appendFileSync,
  type Dirent,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { EntryKind, FileSystem } from './file-system.ts';
import { ioFailure } from './io-failure.ts';

/** Node's file system behind the interface; every error comes out as a `Refusal`. */
export const nodeFileSystem: FileSystem = {
  kind(path) {
    const found = attempt('look at', path, () => statSync(path, { throwIfNoEntry: false }));
    if (found !== undefined) return kindOf(found);
    return attempt('look at', path, () => lstatSync(path, { throwIfNoEntry: false })) === undefined
      ? 'missing'
      : 'link';
  },
  read(path) {
    return attempt('read', path, () => readFileSync(path));
  },
  write(path, content) {
    attempt('write', path, () => writeFileSync(path, content));
  },
  append(path, content) {
    attempt('write', path, () => appendFileSync(path, content));
  },
  list(directory) {
    const entries = attempt('list', directory, () => readdirSync(directory, { withFileTypes: true }));
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  },
  makeDirectory(path) {
    return attempt('make the folder', path, () => makeFolders(path));
  },
  makePrivateDirectory(prefix) {
    return attempt('make a folder beginning with', prefix, () => mkdtempSync(prefix));
  },
  rename(from, to) {
    attempt('put in place', to, () => renameSync(from, to));
  },
  remove(path) {
    // Windows keeps a directory busy for a moment after a virus scanner has looked at it.
    attempt('remove', path, () =>
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
    );
  },
};

function kindOf(entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : 'other';
}

function attempt<T>(action: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw ioFailure(action, path, error);
  }
}

/**
 * Makes the folder and those above it; gives the first that was made. Node's own recursive mkdir turns round for ever
 * where a folder that exists refuses a new one with ENOENT, as /proc does.
 */
function makeFolders(path: string): string | undefined {
  const missing: string[] = [];
  for (let folder = path; statSync(folder, { throwIfNoEntry: false }) === undefined; folder = dirname(folder))
    missing.unshift(folder);
  for (const folder of missing) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // Somebody else was quicker.
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
    }
  }
  // A file in its place is what mkdir itself complains about.
  if (missing.length === 0 && !statSync(path).isDirectory()) mkdirSync(path);
  return missing[0];
}
