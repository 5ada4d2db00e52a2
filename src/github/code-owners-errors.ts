import { z } from 'zod';
import type { GitHub } from './github.ts';

const answer = z.object({ errors: z.array(z.object({ line: z.number() })) });

/** Lines of CODEOWNERS that GitHub does not understand; undefined where there is no such file. */
export async function codeOwnersErrors(github: GitHub): Promise<readonly number[] | undefined> {
  const found = await github.find({
    about: 'what is wrong in CODEOWNERS',
    route: 'GET /repos/{owner}/{repo}/codeowners/errors',
    answer,
  });
  return found?.errors.map(({ line }) => line);
}
