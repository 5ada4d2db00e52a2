import { readEnvironment } from '../environment/read-environment.ts';
import type { System } from '../system/system.ts';
import { shortDigest } from './artifact-name.ts';
import type { ActionResult } from './command-line.ts';

/** One environment in the output `plans`; what stands behind `changed` is there if it was planned. */
export interface PlanEntry {
  readonly environment: string;
  readonly changed: boolean;
  readonly digest?: string;
  /** The first 12 digits of the digest, for the names of jobs: expressions of workflows can't cut. */
  readonly short?: string;
  readonly directory?: string;
  readonly steps?: number;
  readonly artifact?: { readonly id: number; readonly digest: string };
  readonly commit?: string;
  readonly bundle?: string;
}

export function plannedEntries(system: System, result: ActionResult): readonly PlanEntry[] {
  const bundle = system.bundle();
  const commit = system.variables.GITHUB_SHA ?? '';
  return result.environments.flatMap(({ name: environment, digest, directory, steps = 0 }) => {
    if (digest === undefined || directory === undefined) return [];
    const short = shortDigest(digest);
    return [{ environment, changed: true, digest, short, directory, steps, commit, bundle }];
  });
}

/** Environments that the change does not touch: by name, so that a job can ask for its own. */
export function unchangedEntries(system: System, paths: readonly string[]): readonly PlanEntry[] {
  return paths.flatMap((file) => {
    const { name } = readEnvironment({ file, bytes: system.files.read(file) }).partial;
    return name === undefined ? [] : [{ environment: name, changed: false }];
  });
}
