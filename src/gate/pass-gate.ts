import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import type { GitHub } from '../github/github.ts';
import { treeOf } from '../github/tree.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import { changesOf } from './changes-of.ts';
import { type Regeneration, requireDigest, requireSamePlan, type ShowDifference } from './check-plan.ts';
import { committedBytes } from './committed-bytes.ts';
import type { Approvers, GateRequest } from './gate-request.ts';
import { requireApproval } from './require-approval.ts';
import { requireCurrentCommit } from './require-current-commit.ts';
import { requireFreshPlan } from './require-fresh-plan.ts';
import { type FetchFiles, requirePlanArtifact } from './require-plan-artifact.ts';
import { requireProtectedEnvironment } from './require-protected-environment.ts';
import { requireReviews } from './require-reviews.ts';
import { requireThisRun } from './require-this-run.ts';

/** The bytes of a file of the approved commit; undefined where it has none at this path. */
export type ReadCommitted = (path: string) => Promise<Uint8Array | undefined>;

/** A file of the approved commit, by its path in the repository. */
export interface CommittedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A plan made again from a commit, with the paths that it was made from. */
export interface CommittedRegeneration extends Regeneration {
  readonly environment: CommittedFile;
  readonly paths: readonly string[];
}

export interface GateDoors {
  readonly github: GitHub;
  readonly fetch: FetchFiles;
  /** Plans the environment file at `source` again. */
  readonly regenerate: (source: string, read: ReadCommitted) => Promise<CommittedRegeneration>;
  readonly show: ShowDifference;
}

export interface Passed {
  readonly plan: PlanDirectory;
  readonly approvers: Approvers;
  /** The approved environment file, for whoever has to tell a line of it. */
  readonly environment: CommittedFile;
  /** The last commit that changed it: its pull request is the one that the plan stands on. */
  readonly brought: string;
  /** Holds the copy that will run to the same: its digest, and what the approved commit gives. */
  readonly mayRun: (copy: PlanDirectory) => void;
}

/**
 * The whole gate, in the order that docs/security.md states: the first thing that does not hold is told, and what GitHub
 * does not answer counts as not held (`unverifiable`).
 */
export async function passGate(request: GateRequest, doors: GateDoors): Promise<Passed> {
  const { github } = doors;
  const { approval } = request;
  const run = await requireThisRun(github, request);
  requireSameCommit(run, request);
  const plan = await requirePlanArtifact(github, request, doors.fetch);
  requireSameBundle(request);
  const tree = await treeOf(github, request.plan.commit);
  const again = await doors.regenerate(plan.record.source, (path) => committedBytes(github, tree, path));
  requireSamePlan(plan, again, doors.show);
  const branch = await requireCurrentCommit(github, request, tree, again.paths);
  requireFreshPlan(github, request, run);
  const mayRun = (copy: PlanDirectory) => {
    requireDigest(copy, request.plan.digest);
    requireSamePlan(copy, again, doors.show);
  };
  const { environment, paths } = again;
  const changes = await changesOf(github, run.commit, paths);
  const brought = changes.find((change) => change.paths.includes(environment.path))?.commit.sha ?? run.commit;
  const passed = (approvers: Approvers) => ({ plan, approvers, environment, brought, mayRun });
  switch (approval.kind) {
    case 'pull-request': {
      const content = { planned: tree, changes, branch };
      return passed(await requireReviews(github, approval, run, plan.digest, content));
    }
    case 'environment': {
      const protectedBy = await requireProtectedEnvironment(github, approval.environment);
      return passed(await requireApproval(github, run, changes, protectedBy));
    }
  }
}

function requireSameCommit({ id, commit }: WorkflowRun, { plan }: GateRequest): void {
  if (commit === plan.commit) return;
  throw new Refusal(
    'diverged',
    `run ${id} runs commit ${commit}, and the plan was made from ${plan.commit}`,
    'Start a new run.',
  );
}

function requireSameBundle({ plan, bundle }: GateRequest): void {
  if (plan.bundle === bundle) return;
  throw new Refusal(
    'plan-changed',
    `the plan was made by another owa-im (${plan.bundle.slice(0, 12)}) than the one that runs here (${bundle.slice(0, 12)})`,
    'Pin the same commit of owa-im in every job of the workflow.',
  );
}
