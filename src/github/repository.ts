import { z } from 'zod';
import type { GitHub } from './github.ts';

const answer = z.object({
  id: z.number().int(),
  private: z.boolean(),
  default_branch: z.string().min(1),
});

export interface RepositoryFacts {
  readonly id: number;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
}

export async function repositoryFacts(github: GitHub): Promise<RepositoryFacts> {
  const found = await github.ask({
    about: 'what this repository is',
    route: 'GET /repos/{owner}/{repo}',
    answer,
  });
  return { id: found.id, isPrivate: found.private, defaultBranch: found.default_branch };
}
