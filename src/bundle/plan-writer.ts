import { dirname, join } from 'node:path';
import type { FileSystem } from '../system/file-system.ts';
import type { ProcessIds } from '../system/process-ids.ts';
import { Refusal } from '../system/refusal.ts';
import { formatChecksums } from './checksums.ts';
import { digestOf } from './digest.ts';
import { asideName, clearLeftovers, stagingPrefix } from './leftovers.ts';
import { requireOwnDirectory, requireOwnFile } from './own-output.ts';
import { checksumsName, type PlanFile } from './plan-file.ts';

/** A file that lies beside the plan directory, outside its digest. */
export interface Companion extends PlanFile {
  /** Whether a file of that name which is there already may be replaced. */
  readonly isOwn: (text: string) => boolean;
}

export interface PlanWriter {
  /** Writes the plan into the staging folder; tells its digest. */
  stage(name: string, files: readonly PlanFile[], companions: readonly Companion[]): string;
  /** Puts every staged plan in its place, or, if one fails, none. */
  commit(): void;
  /** Leaves the output folder as it was found. Does nothing after `commit`. */
  discard(): void;
}

/**
 * Writes plan directories into `out`, all or none. Everything is written to a staging folder inside `out` first,
 * so that putting it in place is a rename on one disk: a failure at any moment leaves the old plans whole.
 */
export function openPlanWriter(files: FileSystem, processIds: ProcessIds, out: string): PlanWriter {
  const kind = files.kind(out);
  if (kind !== 'directory' && kind !== 'missing') {
    throw new Refusal('output-exists', `${out} is not a folder`, 'Give another folder with --out.');
  }
  const made = files.makeDirectory(out);
  clearLeftovers(files, processIds, out);
  const staging = files.makePrivateDirectory(join(out, `${stagingPrefix}${processIds.own}-`));
  const targets: string[] = [];
  let committed = false;

  const folders = new Set<string>();
  const place = (name: string, file: PlanFile) => {
    const path = join(staging, name, file.name);
    const folder = dirname(path);
    if (!folders.has(folder)) files.makeDirectory(folder);
    folders.add(folder);
    files.write(path, file.content);
  };
  return {
    stage(name, planFiles, companions) {
      requireOwnDirectory(files, join(out, name));
      for (const file of companions) requireOwnFile(files, join(out, file.name), file.isOwn);
      const checksums = formatChecksums(planFiles);
      for (const file of [...planFiles, { name: checksumsName, content: checksums }]) place(name, file);
      for (const file of companions) place('.', file);
      targets.push(name, ...companions.map((file) => file.name));
      return digestOf(checksums);
    },
    commit() {
      swapAll(files, out, staging, targets);
      committed = true;
      files.remove(staging);
    },
    discard() {
      if (committed) return;
      files.remove(staging);
      if (made !== undefined) files.remove(made);
    },
  };
}

function swapAll(files: FileSystem, out: string, staging: string, targets: readonly string[]): void {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string) => {
    files.rename(from, to);
    undo.unshift(() => files.rename(to, from));
  };
  try {
    for (const name of targets) {
      const target = join(out, name);
      if (files.kind(target) !== 'missing') {
        files.makeDirectory(join(staging, asideName));
        move(target, join(staging, asideName, name));
      }
      move(join(staging, name), target);
    }
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
}
