import { readEnvironment } from '../environment/read-environment.ts';
import type { GitHub } from '../github/github.ts';
import { blobBytes, treeOf } from '../github/tree.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { commitBefore } from './commit-before.ts';
import type { RunEvent } from './event.ts';
import { openApi } from './open-api.ts';

interface Identity {
  readonly name?: string | undefined;
  readonly stage?: string | undefined;
}

/**
 * What a reviewer must not miss, by the environment's name of now: another name means another journal and another set of
 * objects that are ours, another stage other rules. What can't be compared is said in the same place. Without a token
 * there is nothing, as there is no comment to say it in.
 */
export async function identityChanges(
  system: System,
  event: RunEvent,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const api = await openApi(system);
  if (api === undefined) return new Map();
  const named = paths.flatMap((path) => {
    const now: Identity = readEnvironment({ file: path, bytes: system.files.read(path) }).partial;
    return now.name === undefined ? [] : [{ path, now, name: now.name }];
  });
  const changes = new Map<string, readonly string[]>();
  try {
    const before = await commitBefore(api.github, event);
    const tree = before === undefined ? undefined : await treeOf(api.github, before);
    for (const { path, now, name } of named) {
      const old = await identityAt(api.github, path, tree?.get(path)?.blob);
      if (old !== undefined) changes.set(name, differences(old, now));
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const notice = `Whether name or stage changes could not be found out: ${error.message}.`;
    for (const { name } of named) if (!changes.has(name)) changes.set(name, [notice]);
  }
  return changes;
}

async function identityAt(
  github: GitHub,
  path: string,
  blob: string | undefined,
): Promise<Identity | undefined> {
  if (blob === undefined) return undefined;
  return readEnvironment({ file: path, bytes: await blobBytes(github, blob) }).partial;
}

function differences(old: Identity, now: Identity): readonly string[] {
  return [
    ...(old.name !== now.name
      ? [
          `The name changes from ${old.name ?? '(none)'} to ${now.name ?? '(none)'}: what the old one set up is no longer ours to take back.`,
        ]
      : []),
    ...(old.stage !== now.stage
      ? [`The stage changes from ${old.stage ?? '(none)'} to ${now.stage ?? '(none)'}.`]
      : []),
  ];
}
