import { sep } from 'node:path';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { globParts, isGlob } from './glob.ts';
import { shownPath } from './shown-path.ts';

/**
 * The environment files that the operands name, each once: a file as it is, a folder with all its .yml and .yaml files,
 * a glob with what matches. Folders with a leading dot and node_modules are not entered. Paths come out with `/`,
 * relative to the working directory where they lie in it, so that a runner finds the lines.
 */
export function environmentPaths(system: System, operands: readonly string[]): readonly string[] {
  const found = operands.flatMap((operand) => expand(system, operand));
  return [...new Set(found.map((path) => shownPath(system, path)))];
}

function expand(system: System, operand: string): readonly string[] {
  const kind = system.files.kind(operand);
  if (kind === 'file') return [operand];
  if (kind === 'directory') {
    const files = walk(system, operand).filter(isYaml);
    if (files.length > 0) return files;
    throw wrong(
      `${operand} holds no environment file`,
      'Name a folder with .yml or .yaml files, or the file itself.',
    );
  }
  if (kind !== 'missing')
    throw wrong(`${operand} is neither a file nor a folder`, 'Name an environment file.');
  if (!isGlob(operand))
    throw wrong(
      `${operand} does not exist`,
      'Check the spelling of the path, and the folder that you are in.',
    );
  const matches = expandGlob(system, operand);
  if (matches.length > 0) return matches;
  throw wrong(`no environment file matches ${operand}`, 'Check the pattern, and the folder that you are in.');
}

function expandGlob(system: System, operand: string): readonly string[] {
  const { base, matches } = globParts(operand);
  if (system.files.kind(base) !== 'directory') return [];
  const names = walk(system, base).map((path) => path.split(sep).join('/').replace(/^\.\//, ''));
  return names.filter((path) => isYaml(path) && matches(path));
}

function walk(system: System, folder: string): readonly string[] {
  return system.files.list(folder).flatMap(({ name, kind }) => {
    const path = folder === '/' ? `/${name}` : `${folder.replace(/[\\/]+$/, '')}/${name}`;
    if (kind === 'file' || (kind === 'link' && system.files.kind(path) === 'file')) return [path];
    const entered = kind === 'directory' && !name.startsWith('.') && name !== 'node_modules';
    return entered ? walk(system, path) : [];
  });
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

function wrong(message: string, remedy: string): Refusal {
  return new Refusal('invalid-config', message, remedy);
}
