import { z } from 'zod';
import type { GitHub } from './github.ts';

const answer = z.object({ data: z.object({ viewer: z.object({ login: z.string().min(1) }) }) });

/** A token changes its owner never, and each of these questions waits a second like a change. */
const known = new WeakMap<GitHub, string>();

/** Whose token it is, as comments name their author. The REST API does not tell this to the token of a job. */
export async function viewer(github: GitHub): Promise<string> {
  const login = known.get(github) ?? (await askViewer(github));
  known.set(github, login);
  return login;
}

async function askViewer(github: GitHub): Promise<string> {
  const { data } = await github.ask({
    about: 'whose token this is',
    route: 'POST /graphql',
    parameters: { query: '{viewer{login}}' },
    answer,
  });
  return data.viewer.login;
}

/** GitHub writes the same bot with and without this ending. */
export function sameAccount(one: string | undefined, other: string): boolean {
  const plain = (login: string) => login.toLowerCase().replace(/\[bot\]$/, '');
  return one !== undefined && plain(one) === plain(other);
}
