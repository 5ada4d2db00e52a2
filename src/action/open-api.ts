import type { GitHub } from '../github/github.ts';
import { openGitHub } from '../github/open-github.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { input } from './inputs.ts';

export interface Api {
  readonly github: GitHub;
  readonly token: string;
}

/** The API with the token of the step; undefined where the step was given none. */
export async function openApi(system: System): Promise<Api | undefined> {
  const token = input(system, 'token');
  return token === '' ? undefined : { github: await openGitHub(system, token), token };
}

/** The same where nothing goes on without: refuses with `unverifiable`. `purpose` ends "there is no token to". */
export async function requireApi(system: System, purpose: string): Promise<Api> {
  const api = await openApi(system);
  if (api !== undefined) return api;
  throw new Refusal('unverifiable', `there is no token to ${purpose}`, 'Give the input token.');
}
