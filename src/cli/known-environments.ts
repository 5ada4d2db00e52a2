import { join } from 'node:path';
import { readEnvironment } from '../environment/read-environment.ts';
import type { KnownEnvironment } from '../init/repository-choices.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/** The environments whose files lie in `environments/` of the current folder, by name and stage. */
export function knownEnvironments(system: System): readonly KnownEnvironment[] {
  if (system.files.kind('environments') !== 'directory') return [];
  const paths = system.files
    .list('environments')
    .filter(({ name, kind }) => kind === 'file' && /\.ya?ml$/i.test(name))
    .map(({ name }) => join('environments', name));
  return paths.map((file) => {
    const { name, stage } = readEnvironment({ file, bytes: system.files.read(file) }).partial;
    if (name !== undefined && stage !== undefined) return { name, stage };
    throw new Refusal('invalid-config', `${file} has no valid name and stage`, `Run: lint ${file}`);
  });
}
