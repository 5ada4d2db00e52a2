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
    return attempt('make the folder', path, () => mkdirSync(path, { recursive: true }));
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
