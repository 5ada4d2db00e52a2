import { z } from 'zod';
import { account } from './account.ts';
import { commitSha } from './commit-sha.ts';
import type { GitHub } from './github.ts';

const repository = z.object({ id: z.number().int() });
const answer = z.object({
  id: z.number().int(),
  run_attempt: z.number().int(),
  event: z.string(),
  head_sha: commitSha,
  head_branch: z.string().nullable(),
  created_at: z.iso.datetime({ offset: true }),
  actor: account,
  triggering_actor: account,
  repository,
  head_repository: repository.nullable(),
});

/** A run of a workflow, as far as a gate reads it. */
export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  readonly commit: string;
  /** Name of the branch, or of the tag, that it is of. */
  readonly branch: string | undefined;
  readonly createdAt: Date;
  /** Who started it, and who started this attempt of it. */
  readonly actors: readonly string[];
  /** Ids of repositories: of the run, and of the one that holds the commit, which is another one for a fork. */
  readonly repository: number;
  /** Undefined for one that is gone. */
  readonly headRepository: number | undefined;
}

export async function workflowRun(github: GitHub, id: number): Promise<WorkflowRun> {
  const run = await github.ask({
    about: `what run ${id} is`,
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    parameters: { run_id: id },
    answer,
  });
  return {
    id: run.id,
    attempt: run.run_attempt,
    event: run.event,
    commit: run.head_sha,
    branch: run.head_branch ?? undefined,
    createdAt: new Date(run.created_at),
    actors: [...new Set([run.actor.login, run.triggering_actor.login])],
    repository: run.repository.id,
    headRepository: run.head_repository?.id,
  };
}
