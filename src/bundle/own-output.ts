import { join } from 'node:path';
import type { FileSystem } from '../system/file-system.ts';
import { Refusal } from '../system/refusal.ts';
import { sha256 } from '../system/sha256.ts';
import { parseChecksums } from './checksums.ts';
import { listFiles } from './list-files.ts';
import { checksumsName, planName } from './plan-file.ts';
import { parsePlanRecord } from './plan-record.ts';

/**
 * Refuses with `output-exists` unless the place is free or holds a plan directory of owa-im as it was written and
 * nothing else: what a person put or changed there is never overwritten.
 */
export function requireOwnDirectory(files: FileSystem, path: string): void {
  const kind = files.kind(path);
  if (kind === 'missing') return;
  const foreign = kind === 'directory' ? foreignIn(files, path) : 'it is not a folder';
  if (foreign !== undefined) throw inTheWay(path, foreign);
}

/** The same for a file beside the plan directory, which `isOwn` knows by its content. */
export function requireOwnFile(files: FileSystem, path: string, isOwn: (text: string) => boolean): void {
  const kind = files.kind(path);
  if (kind === 'missing') return;
  if (kind === 'file' && isOwn(new TextDecoder().decode(files.read(path)))) return;
  throw inTheWay(path, 'owa-im did not write it');
}

function foreignIn(files: FileSystem, path: string): string | undefined {
  const found = listFiles(files, path);
  if (found.length === 0) return undefined;
  try {
    const sums = parseChecksums(new TextDecoder().decode(files.read(join(path, checksumsName))));
    parsePlanRecord(new Map([[planName, files.read(join(path, planName))]]));
    const extra = found.find(
      (entry) => entry.name !== checksumsName && !(sums.has(entry.name) && entry.kind === 'file'),
    );
    if (extra !== undefined) return `${extra.name} in it is not part of a plan`;
    const edited = found.find(({ name }) => {
      return name !== checksumsName && sha256(files.read(join(path, name))) !== sums.get(name);
    });
    return edited === undefined ? undefined : `${edited.name} in it was changed since it was planned`;
  } catch (error) {
    if (error instanceof Refusal) return 'it is no plan directory of owa-im';
    throw error;
  }
}

function inTheWay(path: string, why: string): Refusal {
  return new Refusal(
    'output-exists',
    `${path} is in the way: ${why}`,
    'Move it away, or give another folder with --out.',
  );
}
