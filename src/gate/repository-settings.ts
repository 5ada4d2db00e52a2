import { actionsSettings } from '../github/actions-settings.ts';
import { type Branch, branchNamed } from '../github/branch.ts';
import { type BranchRules, branchRules } from '../github/branch-rules.ts';
import { codeOwnersErrors } from '../github/code-owners-errors.ts';
import type { GitHub } from '../github/github.ts';
import { ifVisible } from '../github/if-visible.ts';
import { type RepositoryFacts, repositoryFacts } from '../github/repository.ts';
import { type Tree, treeOf } from '../github/tree.ts';
import { unowned } from './code-owners.ts';
import { committedBytes } from './committed-bytes.ts';
import { environmentSettings } from './environment-settings.ts';
import { type Setting, settingOf } from './setting.ts';

const deployment = '.github/workflows/deploy.yml';
/** The job of review.yml. */
const reviewJob = 'review';
const ownersFiles = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** Every setting of the repository that docs/setup.md asks for, in its order. */
export async function repositorySettings(github: GitHub): Promise<readonly Setting[]> {
  const repository = await repositoryFacts(github);
  const branch = await branchNamed(github, repository.defaultBranch);
  const tree: Tree = branch === undefined ? new Map() : await treeOf(github, branch.head);
  const text = await textAt(github, tree, deployment);
  return [
    ...(await branchSettings(github, repository.defaultBranch, branch, reviewersOf(text ?? ''))),
    ...(await ownerSettings(github, tree)),
    settingOf(`${deployment} is there`, text !== undefined, 'init --uses OWNER/REPO@COMMIT'),
    ...(await environmentSettings(github, environmentsOf(text ?? ''))),
    ...(await workflowSettings(github, repository)),
  ];
}

async function branchSettings(
  github: GitHub,
  name: string,
  branch: Branch | undefined,
  wanted: number,
): Promise<readonly Setting[]> {
  const rules: Partial<BranchRules> = (await ifVisible(branchRules(github, name, reviewJob))) ?? {};
  const { approvals, codeOwners, freshApprovals, hasCheck, keepsHistory } = rules;
  const where = 'Settings, Rules';
  const isReviewed = approvals === undefined ? undefined : approvals >= wanted;
  const review =
    wanted > 1
      ? `a change of ${name} needs ${wanted} approving reviews, as ${deployment} asks for`
      : `a change of ${name} needs an approving review`;
  return [
    settingOf(`the branch ${name} is protected`, branch?.isProtected === true, where),
    settingOf(review, isReviewed, where),
    settingOf(`a change of ${name} needs a review by code owners`, codeOwners, where),
    settingOf(`an approval of a change of ${name} does not outlive a later push`, freshApprovals, where),
    settingOf(`a change of ${name} needs the check "${reviewJob}"`, hasCheck, where),
    settingOf(`nobody deletes ${name} or pushes over what is there`, keepsHistory, where),
  ];
}

async function ownerSettings(github: GitHub, tree: Tree): Promise<readonly Setting[]> {
  const path = ownersFiles.find((file) => tree.has(file));
  const text = path === undefined ? undefined : await textAt(github, tree, path);
  const isOurs = (file: string) => /^(\.github\/|environments\/|\.gitattributes$)/.test(file);
  const files = [...new Set([...tree.keys()].filter(isOurs)), deployment, 'environments/new.yml'];
  const isOwned = text !== undefined && unowned(text, files).length === 0;
  const errors = text === undefined ? undefined : await ifVisible(codeOwnersErrors(github));
  const isUnderstood = text === undefined ? false : errors && errors.length === 0;
  const where = path ?? ownersFiles[0];
  return [
    settingOf('code owners own workflows, environments and CODEOWNERS itself', isOwned, where),
    settingOf('GitHub understands every line of CODEOWNERS', isUnderstood, where),
  ];
}

async function workflowSettings(github: GitHub, repository: RepositoryFacts): Promise<readonly Setting[]> {
  const found = await actionsSettings(github, repository);
  const where = 'Settings, Actions, General';
  const mayNotApprove = found.mayApprove === undefined ? undefined : !found.mayApprove;
  return [
    settingOf('only selected actions may run', found.onlySelectedActions, where),
    settingOf('actions have to be pinned to a full commit', found.onlyPinnedActions, where),
    settingOf('the token of a job may only read unless its workflow says more', found.readOnlyToken, where),
    settingOf('workflows can not approve pull requests', mayNotApprove, where),
    settingOf(
      'workflows of pull requests from forks wait for somebody of this repository',
      found.forksWait,
      where,
    ),
  ];
}

async function textAt(github: GitHub, tree: Tree, path: string): Promise<string | undefined> {
  const bytes = await committedBytes(github, tree, path);
  return bytes && new TextDecoder().decode(bytes);
}

/** The GitHub environments that the deployment names; what else it may hold is nothing here. */
function environmentsOf(workflow: string): readonly string[] {
  const found = workflow.matchAll(
    /^\s+github-environment:\s*["']?([a-z0-9][a-z0-9-]{0,62})["']?\s*(?:#.*)?$/gm,
  );
  return [...new Set([...found].flatMap(([, name]) => name ?? []))];
}

/** How many approvals of a pull request the deployment counts at most, where pull requests approve; one is always right. */
function reviewersOf(workflow: string): number {
  const found = workflow.matchAll(/^ +reviewers: +(\d)\b/gm);
  return Math.max(1, ...[...found].map(([, count]) => Number(count)));
}
