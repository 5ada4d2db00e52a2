import { branchNamed } from '../github/branch.ts';
import { contains } from '../github/commits.ts';
import type { GitHub } from '../github/github.ts';
import { repositoryFacts } from '../github/repository.ts';
import { type Tree, treeOf } from '../github/tree.ts';
import { Refusal } from '../system/refusal.ts';
import type { GateRequest } from './gate-request.ts';

/**
 * The commit is part of the protected branch, and none of `paths` (the environment file and what it refers to) is
 * another there by now. Gives the name of the branch. Refuses with `diverged`, and with `gate-missing` where the branch is
 * not protected.
 */
export async function requireCurrentCommit(
  github: GitHub,
  { plan, branch }: GateRequest,
  planned: Tree,
  paths: readonly string[],
): Promise<string> {
  const name = branch ?? (await repositoryFacts(github)).defaultBranch;
  const found = await branchNamed(github, name);
  if (found === undefined || !found.isProtected) {
    const what = found === undefined ? 'does not exist' : 'is not protected';
    throw new Refusal(
      'gate-missing',
      `the branch ${JSON.stringify(name)} ${what}`,
      'Protect it in the settings of the repository, so that nothing gets there without a review.',
    );
  }
  if (!(await contains(github, found.head, plan.commit))) {
    throw new Refusal(
      'diverged',
      `commit ${plan.commit} is not part of ${name}`,
      `Merge it into ${name}, and apply the plan of a run of ${name}.`,
    );
  }
  if (found.head === plan.commit) return name;
  const now = await treeOf(github, found.head);
  const changed = paths.filter((path) => now.get(path)?.blob !== planned.get(path)?.blob);
  if (changed.length === 0) return name;
  throw new Refusal(
    'diverged',
    `${name} has another ${changed.join(', ')} by now`,
    `Apply the plan of a run of ${found.head} instead.`,
  );
}
