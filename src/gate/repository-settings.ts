import { actionsSettings } from '../github/actions-settings.ts';
import { branch as branchOf } from '../github/commits.ts';
import { type DeploymentEnvironment, deploymentEnvironments } from '../github/deployment-environment.ts';
import type { GitHub } from '../github/github.ts';
import { repositoryFacts } from '../github/repository.ts';
import { branchRules, codeOwnersErrors, seen } from '../github/repository-rules.ts';
import { blobBytes, type Tree, treeOf } from '../github/tree.ts';
import { unowned } from './code-owners.ts';

/** One thing that the gate leans on. `not-visible`: the token may not ask for it, which is no answer. */
export interface Setting {
  /** What should hold, as a sentence without its full stop. */
  readonly setting: string;
  readonly state: 'yes' | 'no' | 'not-visible';
  /** Where it is set. */
  readonly where: string;
}

type State = boolean | undefined;
const setting = (text: string, holds: State, where: string): Setting => ({
  ...{ setting: text, where },
  state: holds === undefined ? 'not-visible' : holds ? 'yes' : 'no',
});

const deployment = '.github/workflows/deploy.yml';
const ownersFiles = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Every setting of the repository that docs/setup.md asks for, in its order. */
export async function repositorySettings(github: GitHub): Promise<readonly Setting[]> {
  const { defaultBranch, isPrivate } = await repositoryFacts(github);
  const branch = await branchOf(github, defaultBranch);
  const tree = branch === undefined ? new Map() : await treeOf(github, branch.head);
  const text = await textAt(github, tree, deployment);
  return [
    ...(await branchSettings(github, defaultBranch, branch?.isProtected === true)),
    ...(await ownerSettings(github, tree)),
    setting(`${deployment} is there`, text !== undefined, 'init --uses OWNER/REPO@COMMIT'),
    ...(await environmentSettings(github, environmentsOf(text ?? ''))),
    ...(await workflowSettings(github, isPrivate)),
  ];
}

async function branchSettings(
  github: GitHub,
  name: string,
  isProtected: boolean,
): Promise<readonly Setting[]> {
  const rules = await seen(branchRules(github, name));
  const where = 'Settings, Rules';
  const { approvals } = rules ?? {};
  return [
    setting(`the branch ${name} is protected`, isProtected, where),
    setting(
      `a change of ${name} needs an approving review`,
      approvals === undefined ? undefined : approvals > 0,
      where,
    ),
    setting(`a change of ${name} needs a review by code owners`, rules?.codeOwners, where),
  ];
}

async function ownerSettings(github: GitHub, tree: Tree): Promise<readonly Setting[]> {
  const path = ownersFiles.find((file) => tree.has(file));
  const text = path === undefined ? undefined : await textAt(github, tree, path);
  const isOurs = (file: string) => /^(\.github\/|environments\/|\.gitattributes$)/.test(file);
  const files = [...new Set([...tree.keys()].filter(isOurs)), deployment, 'environments/new.yml'];
  const lacking = text === undefined ? undefined : unowned(text, files);
  const errors = text === undefined ? undefined : await seen(codeOwnersErrors(github));
  return [
    setting(
      'code owners own workflows, environments and CODEOWNERS itself',
      lacking?.length === 0,
      path ?? ownersFiles[0] ?? '',
    ),
    setting(
      'GitHub understands every line of CODEOWNERS',
      text === undefined ? false : errors && errors.length === 0,
      path ?? '',
    ),
  ];
}

async function environmentSettings(github: GitHub, names: readonly string[]): Promise<readonly Setting[]> {
  const all = await seen(deploymentEnvironments(github));
  return names.flatMap((name) => {
    const found = all?.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const where = `Settings, Environments, ${name}`;
    const holds = (test: (environment: DeploymentEnvironment) => State): State =>
      all === undefined ? undefined : found === undefined ? false : test(found);
    const bypass = ({ administratorsBypass }: DeploymentEnvironment) =>
      administratorsBypass === undefined ? undefined : !administratorsBypass;
    return [
      setting(`the GitHub environment ${name} exists`, all && found !== undefined, where),
      setting(
        `${name} has required reviewers`,
        holds(({ reviewers }) => reviewers > 0),
        where,
      ),
      setting(
        `nobody approves ${name} for their own run`,
        holds(({ preventsSelfReview }) => preventsSelfReview),
        where,
      ),
      setting(`administrators can not bypass ${name}`, holds(bypass), where),
      setting(
        `only protected or selected branches deploy to ${name}`,
        holds(({ branches }) => branches !== 'all'),
        where,
      ),
    ];
  });
}

async function workflowSettings(github: GitHub, isPrivate: boolean): Promise<readonly Setting[]> {
  const found = await actionsSettings(github, isPrivate);
  const where = 'Settings, Actions, General';
  return [
    setting('only selected actions may run', found.onlySelectedActions, where),
    setting('actions have to be pinned to a full commit', found.onlyPinnedActions, where),
    setting('the token of a job may only read unless its workflow says more', found.readOnlyToken, where),
    setting(
      'workflows can not approve pull requests',
      found.mayApprove === undefined ? undefined : !found.mayApprove,
      where,
    ),
    setting(
      'workflows of pull requests from forks wait for somebody of this repository',
      found.forksWait,
      where,
    ),
  ];
}

async function textAt(github: GitHub, tree: Tree, path: string): Promise<string | undefined> {
  const entry = tree.get(path);
  return entry === undefined || entry.isLink
    ? undefined
    : new TextDecoder().decode(await blobBytes(github, entry.blob));
}

/** The GitHub environments that the deployment names; what else it may hold is nothing here. */
function environmentsOf(workflow: string): readonly string[] {
  const found = workflow.matchAll(
    /^\s+github-environment:\s*["']?([a-z0-9][a-z0-9-]{0,62})["']?\s*(?:#.*)?$/gm,
  );
  return [...new Set([...found].flatMap(([, name]) => name ?? []))];
}

/** `no          a change of main needs … (Settings, Rules)` */
export function settingLine({ setting: text, state, where }: Setting): string {
  const word = { yes: 'yes', no: 'NO', 'not-visible': 'not visible' }[state];
  return `${word.padEnd(11)}  ${text}${state === 'yes' ? '' : ` (${where})`}`;
}

export interface SettingCounts {
  readonly missing: number;
  readonly unseen: number;
}

export function countSettings(settings: readonly Setting[]): SettingCounts {
  const count = (state: Setting['state']) => settings.filter((one) => one.state === state).length;
  return { missing: count('no'), unseen: count('not-visible') };
}
