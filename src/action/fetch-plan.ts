import { parseDigest } from '../bundle/digest.ts';
import { type PlanDirectory, planFromFiles } from '../bundle/read-plan-directory.ts';
import { requireDigest, requireEnvironment } from '../gate/check-plan.ts';
import { type PlanHandOver, parsePlanHandOver } from '../gate/plan-hand-over.ts';
import { type Artifact, artifact } from '../github/artifacts.ts';
import { fetchArtifact } from '../github/transfer-artifact.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { requireArtifactService } from './enterprise-server.ts';
import { input } from './inputs.ts';
import { broughtBy, keptPlans } from './kept-plans.ts';
import { type Api, requireApi } from './open-api.ts';
import { writePlan } from './plan-folder.ts';

/** A plan directory on this machine, and the digest that it is held to, where one was given. */
export interface FetchedPlan {
  readonly folder: string;
  readonly digest: string | undefined;
  /** Where it was found by its digest: the commit that brought it, by which its pull request is found. */
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
    const found = await keptPlans(api.github, wanted);
    const { plan, ...brought } = await bring(system, api, found, wanted);
    return { ...brought, commit: await broughtBy(api.github, found.at(-1)?.commit, plan.record.source) };
  }
  const { id } = handOver.artifact;
  const found = await artifact(api.github, id);
  if (found !== undefined) {
    const { folder, digest: held } = await bring(system, api, [found], wanted);
    return { folder, digest: held };
  }
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

/** The first of `found` that holds the plan; where none does, the first refusal is told. */
async function bring(
  system: System,
  { github, token }: Api,
  found: readonly Artifact[],
  { environment, digest }: Wanted,
): Promise<FetchedPlan & { readonly plan: PlanDirectory }> {
  const refusals: Refusal[] = [];
  for (const one of found) {
    try {
      const plan = planFromFiles(`artifact ${one.id}`, await fetchArtifact(system, github, token, one));
      requireDigest(plan, digest);
      requireEnvironment(plan, environment);
      return { folder: writePlan(system, plan), digest, plan };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  }
  throw refusals[0] ?? new Error('there is no artifact to bring');
}
