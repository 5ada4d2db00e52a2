/** `link` is a symbolic link or junction, whatever it leads to; `other` is a device, socket or pipe. */
export type EntryKind = 'file' | 'directory' | 'link' | 'other' | 'missing';

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/**
 * The part of a disk that owa-im needs. Paths are absolute or relative to the working directory.
 * Whatever goes wrong is a `Refusal` with reason `io-failed` that names the path and what to do.
 */
export interface FileSystem {
  /** What stands at the path; links are followed. */
  kind(path: string): EntryKind;
  read(path: string): Uint8Array;
  /** Makes or replaces the file. A full disk shows here, not later. */
  write(path: string, content: string | Uint8Array): void;
  /** Adds to the end of the file, which is made if there is none. */
  append(path: string, content: string): void;
  /** Entries sorted by name in code-unit order; links are not followed. */
  list(directory: string): readonly DirectoryEntry[];
  /** Makes the directory and its parents; tells the topmost one that was not there before. */
  makeDirectory(path: string): string | undefined;
  /** A fresh directory that only this account can read; its path starts with `prefix`. */
  makePrivateDirectory(prefix: string): string;
  rename(from: string, to: string): void;
  /** Removes a file, or a directory with all that is in it. Nothing there is no error. */
  remove(path: string): void;
}
