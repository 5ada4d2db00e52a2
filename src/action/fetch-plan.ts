import { dirname, join } from 'node:path';
import { parseDigest } from '../bundle/digest.ts';
import { type PlanDirectory, planFromFiles } from '../bundle/read-plan-directory.ts';
import { requireDigest } from '../gate/check-plan.ts';
import { parsePlanHandOver } from '../gate/plan-hand-over.ts';
import { artifact, artifactsNamed } from '../github/artifacts.ts';
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
    return bring(system, [handOver.artifact.id], handOver.digest);
  }
  const environment = input(system, 'environment');
  if (environment === '' || digest === '')
    throw new Refusal(
      'invalid-config',
      'no plan is named',
      'Give the input plan, or directory, or (to roll back) environment and digest.',
    );
  return bring(system, await kept(system, environment, parseDigest(digest)), parseDigest(digest));
}

async function kept(system: System, environment: string, digest: string): Promise<readonly number[]> {
  const { github } = await apiOf(system);
  const found = await artifactsNamed(github, artifactName(environment, digest));
  const ids = found.filter(({ isExpired }) => !isExpired).map(({ id }) => id);
  if (ids.length > 0) return ids;
  throw new Refusal(
    'digest-mismatch',
    `no run of this repository keeps a plan of ${environment} with the digest ${digest}`,
    'Bring its plan directory there yourself (from the evidence of the machine, or planned again with the same owa-im), and name it with the input directory.',
  );
}

async function bring(system: System, ids: readonly number[], digest: string): Promise<FetchedPlan> {
  const { github, token } = await apiOf(system);
  let failure: unknown;
  for (const id of ids) {
    const found = await artifact(github, id);
    if (found === undefined) continue;
    try {
      const plan = planFromFiles(`artifact ${id}`, await fetchArtifact(system, github, token, found));
      requireDigest(plan, digest);
      return { folder: writePlan(system, plan), digest };
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
