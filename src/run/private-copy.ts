import { dirname, join } from 'node:path';
import { type PlanDirectory, readPlanDirectory } from '../bundle/read-plan-directory.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/**
 * Copies the plan's bytes, as they were checked, to a fresh folder that only this account can write, and checks them
 * there: between check and run nobody can change what runs. The caller removes the folder.
 */
export function makePrivateCopy(system: System, plan: PlanDirectory): PlanDirectory {
  const { files } = system;
  const folder = files.makePrivateDirectory(join(system.temporaryDirectory, 'owa-im-'));
  try {
    for (const [name, content] of plan.files) {
      const path = join(folder, name);
      files.makeDirectory(dirname(path));
      files.write(path, content);
    }
    const copy = readPlanDirectory(files, folder);
    if (copy.digest !== plan.digest) {
      throw new Refusal(
        'digest-mismatch',
        `the copy of ${plan.path} differs from it`,
        'Try again; look for a failing disk.',
      );
    }
    return copy;
  } catch (error) {
    files.remove(folder);
    throw error;
  }
}
