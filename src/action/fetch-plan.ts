import { dirname, join } from 'node:path';
import { parseDigest } from '../bundle/digest.ts';
import { type PlanDirectory, planFromFiles } from '../bundle/read-plan-directory.ts';
import { requireDigest, requireEnvironment } from '../gate/check-plan.ts';
import { type PlanHandOver, parsePlanHandOver } from '../gate/plan-hand-over.ts';
import { type Artifact, artifact, artifactsNamed } from '../github/artifacts.ts';
import { repositoryFacts } from '../github/repository.ts';
import { fetchArtifact } from '../github/transfer-artifact.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { artifactName } from './artifact-name.ts';
import { requireArtifactService } from './enterprise-server.ts';
import { input } from './inputs.ts';
import { openApi } from './open-api.ts';

/** A plan directory on this machine, and the digest that it is held to, where one was given. */
export interface FetchedPlan {
  readonly folder: string;
  readonly digest: string | undefined;
  /** Where it was found by its digest: the commit of the first run that kept it, by which its pull request is found. */
  readonly commit?: string | undefined;
}

/**
 * The plan that the inputs name, brought to a folder that only this account can read. It is held to the digest: what an
 * artifact is called, and which run kept it, decides nothing.
 */
export async function fetchPlan(system: System): Promise<FetchedPlan> {
  const directory = input(system, 'directory');
  const digest = input(system, 'digest');
  const given = input(system, 'plan');
  if (directory !== '') return { folder: directory, digest: digest === '' ? undefined : parseDigest(digest) };
  requireArtifactService(
    system,
    'Bring the plan directory there yourself, and name it with the input directory.',
  );
  if (given !== '') {
    const handOver = parsePlanHandOver(given);
    return bring(system, [handOver.artifact.id], handOver);
  }
  const environment = input(system, 'environment');
  if (environment === '' || digest === '')
    throw new Refusal(
      'invalid-config',
      'no plan is named',
      'Give the input plan, or directory, or (to roll back) environment and digest.',
    );
  const wanted = { environment, digest: parseDigest(digest) };
  const found = await kept(system, wanted);
  return {
    ...(await bring(
      system,
      found.map(({ id }) => id),
      wanted,
    )),
    commit: found.at(-1)?.commit,
  };
}

/** What a plan is held to. */
type Wanted = Pick<PlanHandOver, 'environment' | 'digest'>;

/**
 * Artifacts that can be the plan of this environment and digest, the newest first. Only what a run of the default branch kept counts: on any
 * other branch, or in a fork, a workflow that nobody reviewed could have made a plan of its own and named its digest.
 */
async function kept(system: System, { environment, digest }: Wanted): Promise<readonly Artifact[]> {
  const { github } = await apiOf(system);
  const { id: repository, defaultBranch } = await repositoryFacts(github);
  const found = (await artifactsNamed(github, artifactName(environment, digest)))
    .filter(({ isExpired }) => !isExpired)
    .filter((one) => one.repository === repository && one.headRepository === repository)
    .filter(({ branch }) => branch === defaultBranch);
  if (found.length > 0) return found;
  throw new Refusal(
    'digest-mismatch',
    `no run of ${defaultBranch} keeps a plan of ${environment} with the digest ${digest}`,
    'Bring its plan directory there yourself (from the evidence of the machine, or planned again with the same owa-im), and name it with the input directory.',
  );
}

async function bring(system: System, ids: readonly number[], wanted: Wanted): Promise<FetchedPlan> {
  const { github, token } = await apiOf(system);
  let failure: unknown;
  for (const id of ids) {
    const found = await artifact(github, id);
    if (found === undefined) continue;
    try {
      const plan = planFromFiles(`artifact ${id}`, await fetchArtifact(system, github, token, found));
      requireDigest(plan, wanted.digest);
      requireEnvironment(plan, wanted.environment);
      return { folder: writePlan(system, plan), digest: wanted.digest };
    } catch (error) {
      failure = error;
    }
  }
  throw failure ?? new Refusal('digest-mismatch', `artifact ${ids.join(', ')} does not exist`, 'Plan again.');
}

async function apiOf(system: System) {
  const api = await openApi(system);
  if (api !== undefined) return api;
  throw new Refusal('unverifiable', 'there is no token to fetch the plan with', 'Give the input token.');
}

/** Puts a plan whose files were checked into a fresh folder, named after its environment. */
export function writePlan(system: System, plan: PlanDirectory): string {
  const { files } = system;
  const base = system.variables.RUNNER_TEMP ?? system.temporaryDirectory;
  const folder = join(files.makePrivateDirectory(join(base, 'owa-im-plan-')), plan.record.name);
  for (const [name, content] of plan.files) {
    const path = join(folder, name);
    files.makeDirectory(dirname(path));
    files.write(path, content);
  }
  return folder;
}
