import type { FileSystem } from '../system/file-system.ts';

/** The journal of a run and the file beside it that names its last line, byte for byte. */
export interface JournalCopy {
  readonly lines: Uint8Array;
  readonly head: Uint8Array | undefined;
}

/** Undefined where the run keeps no journal, or has not begun one. */
export function readJournal(files: FileSystem, path: string | null): JournalCopy | undefined {
  if (path === null || files.kind(path) !== 'file') return undefined;
  const head = path.replace(/\.jsonl$/, '.head');
  return { lines: files.read(path), head: files.kind(head) === 'file' ? files.read(head) : undefined };
}

/** The whole lines of a journal; one that is still without its line end does not count. */
export function journalLines(copy: JournalCopy | undefined): readonly string[] {
  return copy === undefined ? [] : new TextDecoder().decode(copy.lines).split('\n').slice(0, -1);
}
