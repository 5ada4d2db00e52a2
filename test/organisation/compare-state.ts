import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file of an organisation's folder except `.control`, by its name with `/`. */
export type StateSnapshot = ReadonlyMap<string, { readonly bytes: Buffer; readonly mode: number }>;

/** What no rollback can take back (domain facts); everything else that differs is a defect. */
export type ResidueKind =
  | 'topology version'
  | 'service id'
  | 'security identifier'
  | 'empty for null'
  | 'override refresh'
  | 'override stamp'
  | 'worker process'
  | 'event log';

export interface Difference {
  /** `skype/topology.json#/published/version`; list elements by their own name; of other files only the file name. */
  readonly path: string;
  /** JSON value, or hash and mode of a file's bytes; undefined where there was none. */
  readonly before: unknown;
  readonly after: unknown;
  readonly residue?: ResidueKind;
}

export function snapshotState(folder: string): StateSnapshot {
  const snapshot = new Map<string, { bytes: Buffer; mode: number }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const name = relative(folder, file).split(sep).join('/');
    if (!entry.isFile() || name.startsWith('.control/')) continue;
    snapshot.set(name, {
      bytes: readFileSync(file),
      mode: process.platform === 'win32' ? 0 : statSync(file).mode & 0o777,
    });
  }
  return snapshot;
}

/** All differences in the order of their paths; `ignore` names files or folders (with a closing `/`) that don't count. */
export function compareState(
  before: StateSnapshot,
  after: StateSnapshot,
  ignore: readonly string[] = [],
): readonly Difference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const counted = names.filter(
    (name) => !ignore.some((one) => (one.endsWith('/') ? name.startsWith(one) : name === one)),
  );
  return counted.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old !== undefined && now !== undefined && name.endsWith('.json') && !name.includes('/ProgramData/')) {
      return compareValues(
        `${name}#`,
        JSON.parse(old.bytes.toString('utf8')),
        JSON.parse(now.bytes.toString('utf8')),
      );
    }
    const [one, other] = [describe(old), describe(now)];
    return one === other ? [] : [{ path: name, before: one, after: other }];
  });
}

function describe(file: { bytes: Buffer; mode: number } | undefined): string | undefined {
  if (file === undefined) return undefined;
  return `${createHash('sha256').update(file.bytes).digest('hex')} ${file.mode.toString(8)}`;
}

function compareValues(path: string, before: unknown, after: unknown): Difference[] {
  const [old, now] = [keyed(sorted(path, before)), keyed(sorted(path, after))];
  if (old === undefined || now === undefined) {
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    const residue = residueOf(path, before, after);
    return [{ path, before, after, ...(residue === undefined ? {} : { residue }) }];
  }
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key) => compareValues(`${path}/${key}`, old.get(key), now.get(key)));
}

/** An override's scope is a set: the directory keeps no order. */
function sorted(path: string, value: unknown): unknown {
  const scope = /^exchange\/setting-overrides\.json#\/overrides\/[^/]+\/server$/.test(path);
  return scope && Array.isArray(value) ? [...value].sort() : value;
}

/** An object's properties, or a list's elements under their own names, so that a new element does not shift the others. */
function keyed(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(value.map((element, index) => [nameOf(element, value) ?? String(index), element]));
}

function nameOf(element: unknown, list: readonly unknown[]): string | undefined {
  if (typeof element !== 'object' || element === null) return undefined;
  for (const key of ['poolFqdn', 'applicationId', 'identity', 'name', 'thumbprint', 'url']) {
    const names = list.map((one) => (one as Record<string, unknown>)[key]);
    if (names.every((name) => typeof name === 'string') && new Set(names).size === names.length)
      return String((element as Record<string, unknown>)[key]);
  }
  return undefined;
}

function isAccepted(override: unknown): boolean {
  return (override as { status?: string } | undefined)?.status === 'Accepted';
}

function residueOf(path: string, before: unknown, after: unknown): ResidueKind | undefined {
  if (/^skype\/topology\.json#\/(published|enabled)\/version$/.test(path)) return 'topology version';
  if (path === 'skype/topology.json#/nextServiceId') return 'service id';
  if (path === 'exchange/recipients.json#/nextRid') return 'security identifier';
  if (path === 'exchange/setting-overrides.json#/changeNumber') return 'override stamp';
  if (
    /^exchange\/setting-overrides\.json#\/overrides\/[^/]+\/(guid|whenCreated|whenChanged|modifiedBy)$/.test(
      path,
    )
  )
    return 'override stamp';
  if (/^servers\/[^/]+\/variant-configuration\.json#\/(updated|changeNumber|readsTooEarly)$/.test(path))
    return 'override refresh';
  // Of an override that does not reach the server it matters to nobody that it was read, or is no longer there.
  if (
    /^servers\/[^/]+\/variant-configuration\.json#\/overrides\/[^/]+$/.test(path) &&
    !isAccepted(before) &&
    !isAccepted(after)
  )
    return 'override refresh';
  if (path.startsWith('skype/oauth-configuration.json#/') && before === null && after === '')
    return 'empty for null';
  if (/^servers\/[^/]+\/worker\.json#\/(nextProcessId|processes\/.*)$/.test(path)) return 'worker process';
  if (/^servers\/[^/]+\/events\.json#\/events\/\d+$/.test(path) && before === undefined) return 'event log';
  return undefined;
}
