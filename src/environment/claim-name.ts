import { Refusal } from '../system/refusal.ts';

/**
 * Notes in `owners` which file has a name of an environment. Refuses with `output-exists` where another file has it: their
 * plans would be one folder, and one of the two would be deployed as the other.
 */
export function claimName(owners: Map<string, string>, name: string, file: string): void {
  const other = owners.get(name);
  if (other !== undefined)
    throw new Refusal(
      'output-exists',
      `${other} and ${file} both have the name ${name}`,
      'Give each environment a name of its own.',
    );
  owners.set(name, file);
}
