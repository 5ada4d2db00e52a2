import { dirname } from 'node:path';
import type { Files } from '../init/repository-choices.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/** Refuses with `output-exists`, naming every one of them, where something stands at a path. */
export function requireFree(system: System, paths: readonly string[]): void {
  const there = paths.filter((path) => system.files.kind(path) !== 'missing');
  if (there.length === 0) return;
  throw new Refusal(
    'output-exists',
    `already there: ${there.join(', ')}`,
    'Nothing was written. Move them away, or use init --add NAME for one more environment.',
  );
}

/** Writes all files or, where one can't be written, leaves everything as it was. */
export function writeAll(system: System, contents: Files): void {
  const { files } = system;
  const undo: (() => void)[] = [];
  try {
    for (const [path, text] of contents) {
      const before = files.kind(path) === 'file' ? files.read(path) : undefined;
      const made = files.makeDirectory(dirname(path));
      if (made !== undefined) undo.push(() => files.remove(made));
      undo.push(() => (before === undefined ? files.remove(path) : files.write(path, before)));
      files.write(path, text);
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
