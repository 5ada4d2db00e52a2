import { join } from 'node:path';
import type { FileSystem } from '../system/file-system.ts';
import { Refusal } from '../system/refusal.ts';
import { sha256 } from '../system/sha256.ts';
import { parseChecksums } from './checksums.ts';
import { digestOf } from './digest.ts';
import { listFiles } from './list-files.ts';
import { checksumsName, requiredNames } from './plan-file.ts';
import { type PlanRecord, parsePlanRecord } from './plan-record.ts';

/** A plan directory whose every byte was read and found to be what its checksums say. */
export interface PlanDirectory {
  readonly path: string;
  readonly digest: string;
  readonly record: PlanRecord;
  /** All files, `SHA256SUMS` included. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const fetchAgain = 'Fetch the plan directory again, or make it again with "plan".';

/**
 * Reads a plan directory whole. Refuses with `digest-mismatch`, naming every file that is missing, was added or
 * changed, and with `invalid-config` where there is no directory; later steps use these bytes and never read the
 * directory a second time.
 */
export function readPlanDirectory(files: FileSystem, path: string): PlanDirectory {
  requireDirectory(files, path);
  const found = listFiles(files, path);
  if (!found.some((entry) => entry.name === checksumsName)) {
    throw new Refusal(
      'digest-mismatch',
      `${path} has no ${checksumsName}, so it is no plan directory`,
      hint(found),
    );
  }
  const checksums = files.read(join(path, checksumsName));
  const sums = parseChecksums(new TextDecoder().decode(checksums));
  const contents = new Map<string, Uint8Array>([[checksumsName, checksums]]);
  const problems = [...sums.keys(), ...requiredNames.filter((name) => !sums.has(name))]
    .filter((name) => !found.some((entry) => entry.name === name))
    .map((name) => `${name} is missing`);
  for (const entry of found) {
    if (entry.name === checksumsName) continue;
    const expected = sums.get(entry.name);
    if (expected === undefined) problems.push(`${entry.name} was added`);
    else if (entry.kind !== 'file') problems.push(`${entry.name} is not a plain file`);
    else {
      const content = files.read(join(path, entry.name));
      if (sha256(content) !== expected) problems.push(`${entry.name} was changed`);
      contents.set(entry.name, content);
    }
  }
  if (problems.length > 0) {
    throw new Refusal('digest-mismatch', `${path} is not intact: ${problems.sort().join(', ')}`, fetchAgain);
  }
  return { path, digest: digestOf(checksums), record: parsePlanRecord(contents), files: contents };
}

function requireDirectory(files: FileSystem, path: string): void {
  const kind = files.kind(path);
  if (kind === 'directory') return;
  const what = kind === 'missing' ? 'does not exist' : 'is not a folder';
  throw new Refusal(
    'invalid-config',
    `${path} ${what}`,
    'Name the folder that "plan" wrote, such as owa-im-plan/NAME.',
  );
}

/** `check owa-im-plan` instead of `check owa-im-plan/NAME` is the usual slip. */
function hint(found: readonly { readonly name: string }[]): string {
  const inner = found.find((entry) => entry.name.endsWith(`/${checksumsName}`));
  return inner === undefined
    ? fetchAgain
    : `Name the folder in it: ${inner.name.slice(0, -checksumsName.length - 1)}.`;
}
