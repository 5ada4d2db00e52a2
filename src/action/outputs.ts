import type { System } from '../system/system.ts';
import type { ActionResult } from './command-line.ts';

/** Writes the step's outputs where the runner reads them. Outside of a runner there is no such place. */
export function writeOutputs(system: System, outputs: Readonly<Record<string, string>>): void {
  const path = system.variables.GITHUB_OUTPUT;
  if (path === undefined || path === '') return;
  system.files.append(
    path,
    Object.entries(outputs)
      .map(([name, value]) => entry(system, name, value))
      .join(''),
  );
}

/** The runner's multi-line form; the delimiter holds something random, so that no value can end it early. */
function entry(system: System, name: string, value: string): string {
  const delimiter = `end-${system.random()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/** What every verb that finds something puts out. */
export function findingOutputs(result: ActionResult): Record<string, string> {
  const found = [...result.findings, ...result.environments.flatMap((environment) => environment.findings)];
  const count = (severity: string) => String(found.filter((finding) => finding.severity === severity).length);
  return { result: result.reason ?? 'done', errors: count('error'), warnings: count('warning') };
}

/** What every verb that runs the runbook puts out. */
export function runOutputs(result: ActionResult): Record<string, string> {
  return {
    result: result.reason ?? 'done',
    digest: result.environments.length === 1 ? (result.environments[0]?.digest ?? '') : '',
    evidence: result.run?.evidence.directory ?? '',
  };
}
