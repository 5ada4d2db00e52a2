import { z } from 'zod';
import type { GitHub } from './github.ts';

const account = z.object({ login: z.string().min(1), type: z.string() });

const answer = z.object({
  id: z.number().int(),
  run_attempt: z.number().int(),
  event: z.string(),
  path: z.string(),
  head_sha: z.string().regex(/^[0-9a-f]{40}$/),
  head_branch: z.string().nullable(),
  created_at: z.iso.datetime({ offset: true }),
  actor: account,
  triggering_actor: account,
  repository: z.object({ id: z.number().int(), full_name: z.string() }),
  head_repository: z.object({ id: z.number().int(), full_name: z.string() }).nullable(),
});

/** A run of a workflow, as far as a gate reads it. */
export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  /** Of the workflow's file, without the ref: `.github/workflows/deploy.yml`. */
  readonly workflow: string;
  readonly commit: string;
  readonly branch: string | undefined;
  readonly createdAt: Date;
  /** Who started it, and who started this attempt of it. */
  readonly actors: readonly string[];
  readonly repository: number;
  /** The repository that holds the commit: another one for a fork, undefined for one that is gone. */
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
    workflow: run.path.split('@')[0] ?? '',
    commit: run.head_sha,
    branch: run.head_branch ?? undefined,
    createdAt: new Date(run.created_at),
    actors: [...new Set([run.actor.login, run.triggering_actor.login])],
    repository: run.repository.id,
    headRepository: run.head_repository?.id,
  };
}
