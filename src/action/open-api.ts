import type { GitHub } from '../github/github.ts';
import { openGitHub } from '../github/open-github.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { input } from './inputs.ts';

export interface Api {
  readonly github: GitHub;
  readonly token: string;
}

const opened = new WeakMap<System, Api>();

/** The API with the token of the step, the same for all of its questions; undefined where the step was given none. */
export async function openApi(system: System): Promise<Api | undefined> {
  const token = input(system, 'token');
  if (token === '') return undefined;
  const api = opened.get(system) ?? { github: await openGitHub(system, token), token };
  opened.set(system, api);
  return api;
}

/** The same where nothing goes on without: refuses with `unverifiable`. `purpose` ends "there is no token to". */
export async function requireApi(system: System, purpose: string): Promise<Api> {
  const api = await openApi(system);
  if (api !== undefined) return api;
  throw new Refusal('unverifiable', `there is no token to ${purpose}`, 'Give the input token.');
}
