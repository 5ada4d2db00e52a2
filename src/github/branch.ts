import { z } from 'zod';
import { commitSha } from './commit-sha.ts';
import type { GitHub } from './github.ts';

const answer = z.object({
  name: z.string(),
  protected: z.boolean(),
  commit: z.object({ sha: commitSha }),
});

export interface Branch {
  readonly name: string;
  readonly isProtected: boolean;
  /** Its newest commit. */
  readonly head: string;
}

/** Undefined where there is none of this name. */
export async function branchNamed(github: GitHub, name: string): Promise<Branch | undefined> {
  const found = await github.find({
    about: `whether the branch ${JSON.stringify(name)} is protected`,
    route: 'GET /repos/{owner}/{repo}/branches/{branch}',
    parameters: { branch: name },
    answer,
  });
  return found && { name: found.name, isProtected: found.protected, head: found.commit.sha };
}
