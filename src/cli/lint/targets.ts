import { basename, sep } from 'node:path';
import { decodeText } from '../../lint/decode-text.ts';
import type { FileKind } from '../../lint/file-kind.ts';
import { isOwaWebConfig } from '../../lint/web-config-kind.ts';
import { yamlKind } from '../../lint/yaml-kind.ts';
import { Refusal } from '../../system/refusal.ts';
import type { System } from '../../system/system.ts';
import { globParts, isGlob } from '../glob.ts';
import { shownPath } from '../shown-path.ts';

export interface LintTarget {
  readonly kind: FileKind | 'configuration' | 'plan-directory';
  /** With `/`, relative to the working directory where it lies in it. */
  readonly path: string;
}

export interface LintTargets {
  readonly targets: readonly LintTarget[];
  /** YAML files of a folder that are neither environments nor workflows. */
  readonly leftOut: readonly string[];
  /** Folders that were linted whole. */
  readonly folders: readonly string[];
}

type Found = LintTarget | { readonly kind: 'other'; readonly path: string };

/**
 * What the operands name, each once: a file as it is, a folder or a glob with every file of a known kind, a plan
 * directory as one thing. Of the folders with a leading dot only `.github` is entered, and node_modules is not.
 */
export function lintTargets(system: System, operands: readonly string[]): LintTargets {
  const found = new Map<string, Found>();
  const folders: string[] = [];
  for (const operand of operands) {
    if (system.files.kind(operand) === 'directory') folders.push(shownPath(system, operand));
    for (const one of expand(system, operand)) {
      const path = shownPath(system, one.path) || '.';
      // A file that is named stays what its name says, even where a folder would have left it out.
      if ((found.get(path)?.kind ?? 'other') === 'other') found.set(path, { ...one, path });
    }
  }
  const all = [...found.values()];
  return {
    targets: all.flatMap(({ kind, path }) => (kind === 'other' ? [] : [{ kind, path }])),
    leftOut: all.filter(({ kind }) => kind === 'other').map(({ path }) => path),
    folders,
  };
}

function expand(system: System, operand: string): readonly Found[] {
  const kind = system.files.kind(operand);
  if (kind === 'file') return [named(system, operand)];
  if (kind === 'directory') {
    const found = [...walk(system, operand)];
    if (found.some((one) => one.kind !== 'other')) return found;
    throw wrong(
      `${operand} holds nothing that lint knows`,
      `Name a folder with ${knownFiles}, or the file itself.`,
    );
  }
  if (kind !== 'missing') throw wrong(`${operand} is neither a file nor a folder`, 'Name a file.');
  if (!isGlob(operand))
    throw wrong(
      `${operand} does not exist`,
      'Check the spelling of the path, and the folder that you are in.',
    );
  const matches = expandGlob(system, operand);
  if (matches.some((one) => one.kind !== 'other')) return matches;
  throw wrong(
    `nothing that lint knows matches ${operand}`,
    'Check the pattern, and the folder that you are in.',
  );
}

const knownFiles =
  'environment files or workflows (.yml, .yaml), PowerShell (.ps1, .psm1, .psd1), web.config files (.config) or plan directories';

/** A YAML file that is named is meant as an environment unless it is clearly something else that is known. */
function named(system: System, path: string): Found {
  const kind = kindOf(system, path);
  if (kind === undefined) throw wrong(`lint does not know what ${path} is`, `It reads ${knownFiles}.`);
  return { kind: kind === 'other' ? 'environment' : kind, path };
}

function kindOf(system: System, path: string): Found['kind'] | undefined {
  if (/\.ps[md]?1$/i.test(path)) return 'powershell';
  if (/\.config$/i.test(path)) return 'web-config';
  if (!/\.ya?ml$/i.test(path)) return undefined;
  const start = system.files.read(path).subarray(0, 64 * 1024);
  return yamlKind(path.split(sep).join('/'), decodeText(start)?.text ?? '');
}

function expandGlob(system: System, operand: string): readonly Found[] {
  const { base, matches } = globParts(operand);
  return system.files.kind(base) === 'directory' ? [...walk(system, base, matches)] : [];
}

function* walk(
  system: System,
  folder: string,
  isWanted: (path: string) => boolean = () => true,
): Generator<Found> {
  const entries = system.files.list(folder);
  const isPlan = ['plan.json', 'SHA256SUMS'].every((name) => entries.some((entry) => entry.name === name));
  const own = folder.split(sep).join('/').replace(/\/+$/, '');
  if (isPlan && isWanted(own)) {
    yield { kind: 'plan-directory', path: folder };
    return;
  }
  for (const { name, kind } of entries) {
    const path = own === '' ? `/${name}` : `${own}/${name}`;
    if (kind === 'file' || (kind === 'link' && system.files.kind(path) === 'file')) {
      const found = isWanted(path) ? kindOf(system, path) : undefined;
      if (found !== undefined && (found !== 'web-config' || isOwas(system, path)))
        yield { kind: found, path };
    } else if (kind === 'directory' && mayEnter(name)) yield* walk(system, path, isWanted);
  }
}

function isOwas(system: System, path: string): boolean {
  return isOwaWebConfig(path, decodeText(system.files.read(path))?.text ?? '');
}

function mayEnter(name: string): boolean {
  return basename(name) !== 'node_modules' && (!name.startsWith('.') || name === '.github');
}

function wrong(message: string, remedy: string): Refusal {
  return new Refusal('invalid-config', message, remedy);
}
