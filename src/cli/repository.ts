import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { System } from '../system/system.ts';
import { insideActions } from './inside-actions.ts';

/** The folder of the repository around a path: the nearest one with a `.git`, or a runner's workspace. */
export function repositoryAround(system: System, path: string): string | undefined {
  const start = resolve(system.workingDirectory, path);
  for (let folder = start; ; folder = dirname(folder)) {
    if (system.files.kind(join(folder, '.git')) !== 'missing') return folder;
    if (dirname(folder) === folder) break;
  }
  // Where git is missing, the checkout action fetches files without a .git.
  const workspace = insideActions(system) ? system.variables.GITHUB_WORKSPACE : undefined;
  return workspace !== undefined && isInside(resolve(workspace), start) ? resolve(workspace) : undefined;
}

/**
 * How `plan.json` names an environment file: its path inside its repository, with `/`, and outside of any repository
 * its name alone. Neither depends on the machine or on the folder that the command was given in.
 */
export function sourceName(system: System, file: string): string {
  const path = resolve(system.workingDirectory, file);
  const repository = repositoryAround(system, dirname(path));
  return repository === undefined ? basename(path) : relative(repository, path).split(sep).join('/');
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}
