import type { GitHub } from '../github/github.ts';
import { openGitHub } from '../github/open-github.ts';
import type { System } from '../system/system.ts';
import { input } from './inputs.ts';

/** The API with the token of the step; undefined where the step was given none. */
export async function openApi(system: System): Promise<{ github: GitHub; token: string } | undefined> {
  const token = input(system, 'token');
  return token === '' ? undefined : { github: await openGitHub(system, token), token };
}
