import { claimName } from '../environment/claim-name.ts';
import { readEnvironment } from '../environment/read-environment.ts';
import type { System } from '../system/system.ts';

/** Refuses two files with one name, also where the change touches one of them only: jobs ask for their plan by name. */
export function requireOwnNames(system: System, paths: readonly string[]): void {
  const owners = new Map<string, string>();
  for (const file of paths) {
    const { name } = readEnvironment({ file, bytes: system.files.read(file) }).partial;
    if (name !== undefined) claimName(owners, name, file);
  }
}
