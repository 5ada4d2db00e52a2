import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Configuration } from '../../lint/configuration/read-configuration.ts';
import type { Products } from '../../lint/powershell/products.ts';
import type { System } from '../../system/system.ts';
import { globMatcher } from '../glob.ts';
import { repositoryAround } from '../repository.ts';
import { shownPath } from '../shown-path.ts';

/** `owa-im.lint.yml`, as the files that are linted are judged by it. */
export interface LintConfiguration extends Configuration {
  /** Whether a glob of the file means this file. */
  readonly matches: (glob: string, file: string) => boolean;
  /** The folder that it lies in, as shown; empty for the working directory. */
  readonly folder: string;
}

const name = 'owa-im.lint.yml';

/** The one in the working directory or the nearest above it, but not above the repository; undefined where there is none. */
export async function findLintConfiguration(system: System): Promise<LintConfiguration | undefined> {
  const top = repositoryAround(system, system.workingDirectory);
  for (let folder = resolve(system.workingDirectory); ; folder = dirname(folder)) {
    const path = join(folder, name);
    if (system.files.kind(path) === 'file') return openLintConfiguration(system, path);
    if (folder === top || folder === dirname(folder)) return undefined;
  }
}

async function openLintConfiguration(system: System, path: string): Promise<LintConfiguration> {
  const { readConfiguration } = await import('../../lint/configuration/read-configuration.ts');
  const folder = dirname(path);
  const matchers = new Map<string, (path: string) => boolean>();
  return {
    ...readConfiguration(shownPath(system, path), system.files.read(path)),
    folder: shownPath(system, folder),
    matches(glob, file) {
      if (glob === '**') return true;
      const matcher = matchers.get(glob) ?? globMatcher(glob.replace(/^\.\//, ''));
      matchers.set(glob, matcher);
      return matcher(relative(folder, resolve(system.workingDirectory, file)).split(sep).join('/'));
    },
  };
}

/** Other files of that name among those that are linted: they are looked at, and have no effect. */
export async function otherConfigurations(
  system: System,
  paths: readonly string[],
  used: LintConfiguration | undefined,
): Promise<readonly Configuration[]> {
  const others = paths.filter((path) => path !== used?.file);
  if (others.length === 0) return [];
  const { readConfiguration } = await import('../../lint/configuration/read-configuration.ts');
  return others.map((path) => readConfiguration(path, system.files.read(path)));
}

/** The products that the configuration names for a script. */
export function configuredProducts(configuration: LintConfiguration | undefined, file: string): Products {
  const entry = configuration?.content?.products.find(({ paths }) =>
    paths.some((glob) => configuration.matches(glob, file)),
  );
  if (entry === undefined) return {};
  const { exchange, skype, powershell } = entry;
  return {
    ...(exchange === undefined ? {} : { exchange: exchange.generation }),
    ...(skype === undefined ? {} : { skype: skype.generation }),
    ...(powershell === undefined ? {} : { powershell }),
  };
}
