import { dirname, join } from 'node:path';
import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import type { System } from '../system/system.ts';
import { runnerTemporary } from './runner-temporary.ts';

/** What the names of folders begin with that hold a plan which an action brought. */
const prefix = 'owa-im-plan-';

/** Puts a plan whose files were checked into a fresh folder, named after its environment. */
export function writePlan(system: System, plan: PlanDirectory): string {
  const { files } = system;
  const fresh = files.makePrivateDirectory(join(runnerTemporary(system), prefix));
  const folder = join(fresh, plan.record.name);
  for (const [name, content] of plan.files) {
    const path = join(folder, name);
    files.makeDirectory(dirname(path));
    files.write(path, content);
  }
  return folder;
}

/** The summary of a plan directory. */
export function readSummary({ files }: System, folder: string): string {
  return new TextDecoder().decode(files.read(join(folder, 'summary.md')));
}

/** The summary of the plan that a step before this one has brought; empty where none did. */
export function broughtSummary(system: System, environment: string): string {
  const { files } = system;
  const base = runnerTemporary(system);
  const folder = files
    .list(base)
    .filter(({ name, kind }) => kind === 'directory' && name.startsWith(prefix))
    .map(({ name }) => join(base, name, environment))
    .find((one) => files.kind(join(one, 'summary.md')) === 'file');
  return folder === undefined ? '' : readSummary(system, folder);
}
