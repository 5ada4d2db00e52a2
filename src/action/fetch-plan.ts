import { parseDigest } from '../bundle/digest.ts';
import { planFromFiles } from '../bundle/read-plan-directory.ts';
import { requireDigest, requireEnvironment } from '../gate/check-plan.ts';
import { type PlanHandOver, parsePlanHandOver } from '../gate/plan-hand-over.ts';
import { type Artifact, artifact, artifactsNamed } from '../github/artifacts.ts';
import type { GitHub } from '../github/github.ts';
import { repositoryFacts } from '../github/repository.ts';
import { fetchArtifact } from '../github/transfer-artifact.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { artifactName } from './artifact-name.ts';
import { requireArtifactService } from './enterprise-server.ts';
import { input } from './inputs.ts';
import { type Api, requireApi } from './open-api.ts';
import { writePlan } from './plan-folder.ts';

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
  const handOver = given === '' ? undefined : parsePlanHandOver(given);
  const wanted = handOver ?? wantedByDigest(input(system, 'environment'), digest);
  const api = await requireApi(system, 'fetch the plan with');
  if (handOver === undefined) {
    const found = await kept(api.github, wanted);
    return { ...(await bring(system, api, found, wanted)), commit: found.at(-1)?.commit };
  }
  const { id } = handOver.artifact;
  const found = await artifact(api.github, id);
  if (found !== undefined) return bring(system, api, [found], wanted);
  throw new Refusal('digest-mismatch', `artifact ${id} does not exist`, 'Plan again.');
}

/** What a plan is held to. */
type Wanted = Pick<PlanHandOver, 'environment' | 'digest'>;

function wantedByDigest(environment: string, digest: string): Wanted {
  if (environment !== '' && digest !== '') return { environment, digest: parseDigest(digest) };
  throw new Refusal(
    'invalid-config',
    'no plan is named',
    'Give the input plan, or directory, or (to roll back) environment and digest.',
  );
}

/**
 * Artifacts that can be the plan of this environment and digest, the newest first. Only what a run of the default branch
 * kept counts: on any other branch, or in a fork, a workflow that nobody reviewed could have made a plan of its own and
 * named its digest.
 */
async function kept(github: GitHub, { environment, digest }: Wanted): Promise<readonly Artifact[]> {
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

/** The first of `found` that holds the plan; where none does, the first refusal is told. */
async function bring(
  system: System,
  { github, token }: Api,
  found: readonly Artifact[],
  { environment, digest }: Wanted,
): Promise<FetchedPlan> {
  const refusals: Refusal[] = [];
  for (const one of found) {
    try {
      const plan = planFromFiles(`artifact ${one.id}`, await fetchArtifact(system, github, token, one));
      requireDigest(plan, digest);
      requireEnvironment(plan, environment);
      return { folder: writePlan(system, plan), digest };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  }
  throw refusals[0] ?? new Error('there is no artifact to bring');
}
