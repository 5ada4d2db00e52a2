import { referredFiles } from '../environment/referred-files.ts';
import type { GitHub } from '../github/github.ts';
import { type Tree, treeOf } from '../github/tree.ts';
import type { System } from '../system/system.ts';
import { commitBefore } from './commit-before.ts';
import type { RunEvent } from './event.ts';

/** Which environment files a run is about. */
export interface Selection {
  readonly selected: readonly string[];
  readonly unchanged: readonly string[];
  /** Why all are selected, where it is not because all are asked for; a sentence. */
  readonly because: string | undefined;
}

const all = (paths: readonly string[], because: string): Selection => ({
  selected: paths,
  unchanged: [],
  because,
});

/**
 * The environments that the change of this run touches: their files, the copies that they name, and all of them where a
 * workflow changed, since the pin of owa-im stands there. What can't be found out touches everything. `paths` are relative
 * to the repository; what the commits hold is compared, not what a checkout made of it.
 */
export async function changedEnvironments(
  system: System,
  github: GitHub,
  event: RunEvent,
  paths: readonly string[],
): Promise<Selection> {
  const before = await commitBefore(github, event);
  if (before === undefined) return all(paths, `A run by ${event.name} is about every environment.`);
  const [old, now] = [await treeOf(github, before), await treeOf(github, event.commit)];
  const isChanged = (path: string) => old.get(path)?.blob !== now.get(path)?.blob;
  if (workflows(old, now).some(isChanged))
    return all(paths, 'A workflow changed, and with it perhaps the version of owa-im.');
  const selected = paths.filter((path) => {
    return [path, ...referredFiles(path, system.files.read(path))].some(isChanged);
  });
  return { selected, unchanged: paths.filter((path) => !selected.includes(path)), because: undefined };
}

function workflows(...trees: readonly Tree[]): readonly string[] {
  const paths = trees.flatMap((tree) => [...tree.keys()]);
  return [...new Set(paths.filter((path) => path.startsWith('.github/workflows/')))];
}
