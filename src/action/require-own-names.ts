import { readEnvironment } from '../environment/read-environment.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/**
 * Refuses two files with one name, also where the change touches one of them only: jobs ask for their plan by name, and
 * one of the two would be deployed as the other, or not at all.
 */
export function requireOwnNames(system: System, paths: readonly string[]): void {
  const owners = new Map<string, string>();
  for (const file of paths) {
    const { name } = readEnvironment({ file, bytes: system.files.read(file) }).partial;
    if (name === undefined) continue;
    const other = owners.get(name);
    if (other !== undefined)
      throw new Refusal(
        'output-exists',
        `${other} and ${file} both have the name ${name}`,
        'Give each environment a name of its own.',
      );
    owners.set(name, file);
  }
}
