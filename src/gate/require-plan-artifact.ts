import { type PlanDirectory, planFromFiles } from '../bundle/read-plan-directory.ts';
import type { Artifact } from '../github/artifacts.ts';
import { artifact } from '../github/artifacts.ts';
import type { GitHub } from '../github/github.ts';
import { repositoryFacts } from '../github/repository.ts';
import { Refusal } from '../system/refusal.ts';
import { requireDigest, requireEnvironment } from './check-plan.ts';
import type { GateRequest } from './gate-request.ts';

const fromThisRun =
  'Hand the plan on from the plan job of this very run; its artifact is found by id, never by name.';

/** Fetches the files of an artifact whose facts are known. */
export type FetchFiles = (artifact: Artifact) => Promise<ReadonlyMap<string, Uint8Array>>;

/**
 * The plan that the plan job kept: an artifact of this run and repository, with the bytes that the service kept, whose
 * files are what `SHA256SUMS` says, and whose digest is the one handed on. Refuses with `digest-mismatch`.
 */
export async function requirePlanArtifact(
  github: GitHub,
  { plan, run }: GateRequest,
  fetch: FetchFiles,
): Promise<PlanDirectory> {
  const { id } = plan.artifact;
  const found = await artifact(github, id);
  if (found === undefined || found.isExpired) {
    const what = found === undefined ? 'does not exist' : 'is no longer kept';
    throw new Refusal('digest-mismatch', `artifact ${id} ${what}`, 'Plan again and have that reviewed.');
  }
  const { id: repository } = await repositoryFacts(github);
  if (found.repository !== repository || found.headRepository !== repository)
    throw new Refusal('digest-mismatch', `artifact ${id} was made from another repository`, fromThisRun);
  if (found.run !== run)
    throw new Refusal(
      'digest-mismatch',
      `artifact ${id} belongs to run ${found.run ?? '?'}, not to ${run}`,
      fromThisRun,
    );
  if (found.digest !== plan.artifact.digest)
    throw new Refusal(
      'digest-mismatch',
      `artifact ${id} is kept as ${found.digest ?? 'nothing'}, and the plan job kept ${plan.artifact.digest}`,
      fromThisRun,
    );
  const directory = planFromFiles(`artifact ${id}`, await fetch(found));
  requireDigest(directory, plan.digest);
  requireEnvironment(directory, plan.environment);
  return directory;
}
