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
  const contents = new Map<string, Uint8Array | undefined>();
  for (const { name, kind } of found)
    contents.set(name, kind === 'file' ? files.read(join(path, name)) : undefined);
  return planFromFiles(path, contents);
}

/**
 * The plan that some files are, wherever they came from; `path` is what refusals call them. Undefined stands for what is
 * no plain file. Refuses with `digest-mismatch` as `readPlanDirectory` does.
 */
export function planFromFiles(
  path: string,
  found: ReadonlyMap<string, Uint8Array | undefined>,
): PlanDirectory {
  const checksums = found.get(checksumsName);
  if (checksums === undefined)
    throw new Refusal('digest-mismatch', `${path} has no ${checksumsName}, so it is no plan`, fetchAgain);
  const sums = parseChecksums(new TextDecoder().decode(checksums));
  const contents = new Map<string, Uint8Array>([[checksumsName, checksums]]);
  const problems = [...sums.keys(), ...requiredNames.filter((name) => !sums.has(name))]
    .filter((name) => !found.has(name))
    .map((name) => `${name} is missing`);
  for (const [name, content] of found) {
    if (name === checksumsName) continue;
    const expected = sums.get(name);
    if (expected === undefined) problems.push(`${name} was added`);
    else if (content === undefined) problems.push(`${name} is not a plain file`);
    else {
      if (sha256(content) !== expected) problems.push(`${name} was changed`);
      contents.set(name, content);
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
