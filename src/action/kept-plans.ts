import type { PlanHandOver } from '../gate/plan-hand-over.ts';
import { eventsOfPeople } from '../gate/require-this-run.ts';
import { type Artifact, artifactsNamed } from '../github/artifacts.ts';
import { branchNamed } from '../github/branch.ts';
import { contains, lastCommitOn } from '../github/commits.ts';
import type { GitHub } from '../github/github.ts';
import { repositoryFacts } from '../github/repository.ts';
import { workflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import { artifactName } from './artifact-name.ts';

/**
 * Artifacts that can be the plan of this environment and digest, the newest first. Only what a run of the default branch
 * kept counts: on any other branch, on a tag or in a fork, a workflow that nobody reviewed could have made a plan of its
 * own and named its digest.
 */
export async function keptPlans(
  github: GitHub,
  { environment, digest }: Pick<PlanHandOver, 'environment' | 'digest'>,
): Promise<readonly Artifact[]> {
  const { id: repository, defaultBranch } = await repositoryFacts(github);
  const found = (await artifactsNamed(github, artifactName(environment, digest)))
    .filter(({ isExpired }) => !isExpired)
    .filter((one) => one.repository === repository && one.headRepository === repository)
    .filter(({ branch }) => branch === defaultBranch);
  const head = (await branchNamed(github, defaultBranch))?.head;
  const trusted: Artifact[] = [];
  for (const one of found) if (head !== undefined && (await isOfBranch(github, head, one))) trusted.push(one);
  if (trusted.length > 0) return trusted;
  throw new Refusal(
    'digest-mismatch',
    `no run of ${defaultBranch} keeps a plan of ${environment} with the digest ${digest}`,
    'Bring its plan directory there yourself (from the evidence of the machine, or planned again with the same owa-im), and name it with the input directory.',
  );
}

/**
 * A run of a tag that is called like the branch, and one of a pull request from the branch into another, call themselves by
 * its name, and run what lies elsewhere: what started the run and where its commit lies decides.
 */
async function isOfBranch(github: GitHub, head: string, { run, commit }: Artifact): Promise<boolean> {
  if (run === undefined || commit === undefined) return false;
  const { event } = await workflowRun(github, run);
  return eventsOfPeople.includes(event) && (await contains(github, head, commit));
}

/** The last commit on the environment file as `commit` has it; `commit` itself where GitHub does not say. */
export async function broughtBy(
  github: GitHub,
  commit: string | undefined,
  path: string,
): Promise<string | undefined> {
  if (commit === undefined) return undefined;
  try {
    return (await lastCommitOn(github, commit, path)).sha;
  } catch (error) {
    if (error instanceof Refusal) return commit;
    throw error;
  }
}
