import { firstParent } from '../github/commits.ts';
import type { GitHub } from '../github/github.ts';
import type { RunEvent } from './event.ts';

/** The commit that the change of a run is measured from; undefined where the run is about no change. */
export async function commitBefore(
  github: GitHub,
  { before, commit }: RunEvent,
): Promise<string | undefined> {
  if (before === undefined) return undefined;
  return before.kind === 'commit' ? before.sha : firstParent(github, commit);
}
