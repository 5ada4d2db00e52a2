import type { System } from '../system/system.ts';

/** The part of a verb's result that an action hands on. */
export interface ActionResult {
  readonly exitCode: number;
  readonly reason?: string;
  readonly environments: readonly {
    readonly name: string;
    readonly directory?: string;
    readonly digest?: string;
    readonly steps?: number;
    readonly findings: readonly { readonly severity: string }[];
  }[];
  readonly findings: readonly { readonly severity: string }[];
}

/** Writes the step's outputs where the runner reads them. Outside of a runner there is no such place. */
export function writeOutputs(system: System, result: ActionResult): void {
  const path = system.variables.GITHUB_OUTPUT;
  if (path === undefined || path === '') return;
  const found = [...result.findings, ...result.environments.flatMap((environment) => environment.findings)];
  const only = result.environments.length === 1 ? result.environments[0] : undefined;
  const outputs = {
    result: result.reason ?? 'done',
    errors: String(found.filter((finding) => finding.severity === 'error').length),
    warnings: String(found.filter((finding) => finding.severity === 'warning').length),
    digest: only?.digest ?? '',
    directory: only?.directory ?? '',
    plans: JSON.stringify(
      result.environments
        .filter((environment) => environment.digest !== undefined)
        .map(({ name, directory, digest, steps }) => ({ name, directory, digest, steps })),
    ),
  };
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
