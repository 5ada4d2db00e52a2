import { join } from 'node:path';
import type { FileSystem } from '../system/file-system.ts';
import type { ProcessIds } from '../system/process-ids.ts';

/** Followed by the id of the process that stages, and by something random. */
export const stagingPrefix = '.owa-im-';

/** Where the old plans wait inside the staging folder; no environment can be named like this. */
export const asideName = '.old';

/** Takes away what a killed `plan` left, after putting back a plan directory that it had already moved aside. */
export function clearLeftovers(files: FileSystem, processIds: ProcessIds, out: string): void {
  for (const { name, kind } of files.list(out)) {
    const owner = new RegExp(`^\\${stagingPrefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || kind !== 'directory' || processIds.isRunning(Number(owner))) continue;
    const aside = join(out, name, asideName);
    for (const old of files.kind(aside) === 'directory' ? files.list(aside) : []) {
      const place = join(out, old.name);
      if (files.kind(place) === 'missing') files.rename(join(aside, old.name), place);
    }
    files.remove(join(out, name));
  }
}
