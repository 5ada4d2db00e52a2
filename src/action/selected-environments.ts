import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { changedEnvironments, type Selection } from './changed-environments.ts';
import { runEvent } from './event.ts';
import { inputChoice } from './inputs.ts';
import { openApi } from './open-api.ts';

/** The environment files that the input `select` stands for. What can't be found out counts as changed. */
export async function selectedEnvironments(system: System, paths: readonly string[]): Promise<Selection> {
  const all = { selected: paths, unchanged: [], because: undefined };
  if (inputChoice(system, 'select', ['changed', 'all']) === 'all') return all;
  const api = await openApi(system);
  if (api === undefined) return { ...all, because: 'Without a token, every environment counts as changed.' };
  try {
    return await changedEnvironments(system, api.github, runEvent(system), paths);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...all, because: `Every environment counts as changed: ${error.message}.` };
  }
}
