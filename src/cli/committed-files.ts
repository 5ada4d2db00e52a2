import type { FileSystem } from '../system/file-system.ts';

/** Files that were fetched, as a disk that can only be read. */
export function committedFiles(files: ReadonlyMap<string, Uint8Array>): FileSystem {
  const readOnly = (): never => {
    throw new TypeError('The files of a commit are only read.');
  };
  return {
    kind: (path) => (files.has(path) ? 'file' : 'missing'),
    read: (path) => files.get(path) ?? readOnly(),
    write: readOnly,
    append: readOnly,
    list: readOnly,
    makeDirectory: readOnly,
    makePrivateDirectory: readOnly,
    rename: readOnly,
    remove: readOnly,
  };
}
