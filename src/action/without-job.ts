import { join } from 'node:path';
import { namedEnvironments } from '../init/add-environment.ts';
import { workflowFolder } from '../init/workflow-files.ts';
import type { System } from '../system/system.ts';

/**
 * Whether deploy.yml of the checkout names other environments and not this one: then nothing brings it up to its plan.
 * A deploy.yml that `init` did not write, or none, says nothing about that.
 */
export function isWithoutJob(system: System, environment: string): boolean {
  const path = join(system.workingDirectory, workflowFolder, 'deploy.yml');
  if (system.files.kind(path) !== 'file') return false;
  const text = new TextDecoder().decode(system.files.read(path)).replaceAll('\r\n', '\n');
  const named = namedEnvironments(text);
  return named.length > 0 && !named.includes(environment);
}

export function withoutJob(environment: string): string {
  return `No job of deploy.yml deploys ${environment}: after the merge nothing happens. To add it: init --add ${environment}.`;
}
