import { z } from 'zod';
import { commitSha } from './commit-sha.ts';
import type { GitHub } from './github.ts';

const answer = z.object({
  id: z.number().int(),
  name: z.string(),
  size_in_bytes: z.number(),
  expired: z.boolean(),
  created_at: z.iso.datetime({ offset: true }),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .nullable()
    .optional(),
  workflow_run: z
    .object({
      id: z.number().int(),
      repository_id: z.number().int(),
      head_repository_id: z.number().int(),
      head_branch: z.string().nullable(),
      head_sha: commitSha,
    })
    .nullable(),
});

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly isExpired: boolean;
  readonly createdAt: Date;
  /** Of the archive, as the service computed it: 64 hex digits. */
  readonly digest: string | undefined;
  readonly run: number | undefined;
  readonly repository: number | undefined;
  readonly headRepository: number | undefined;
  /** Of the run that kept it. */
  readonly branch: string | undefined;
  readonly commit: string | undefined;
}

export async function artifact(github: GitHub, id: number): Promise<Artifact | undefined> {
  const found = await github.find({
    about: `what artifact ${id} is`,
    route: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}',
    parameters: { artifact_id: id },
    answer,
  });
  return found && shown(found);
}

/** The artifacts of a name, the newest first. */
export async function artifactsNamed(github: GitHub, name: string): Promise<readonly Artifact[]> {
  const found = await github.list({
    about: `which artifacts are called ${name}`,
    route: 'GET /repos/{owner}/{repo}/actions/artifacts',
    parameters: { name },
    key: 'artifacts',
    item: answer,
  });
  return found.map(shown).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

function shown(found: z.infer<typeof answer>): Artifact {
  const run = found.workflow_run ?? undefined;
  return {
    id: found.id,
    name: found.name,
    size: found.size_in_bytes,
    isExpired: found.expired,
    createdAt: new Date(found.created_at),
    digest: found.digest?.slice('sha256:'.length),
    run: run?.id,
    repository: run?.repository_id,
    headRepository: run?.head_repository_id,
    branch: run?.head_branch ?? undefined,
    commit: run?.head_sha,
  };
}
