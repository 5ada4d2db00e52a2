import { planName } from '../bundle/plan-file.ts';
import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import { readEnvironment } from '../environment/read-environment.ts';
import type { CommittedFile } from '../gate/pass-gate.ts';
import { serverOfStep } from '../report/server-of-step.ts';
import type { RunReport } from '../run/run-report.ts';
import { isObject } from '../system/is-object.ts';
import type { Output } from './output.ts';

/** One more is kept for the failure of the run itself: the runner shows ten of a step. */
const mostAnnotations = 9;

interface Failure {
  readonly id: string;
  readonly target: string;
  readonly message: string;
}

/** In a workflow, puts what failed in a run on the line of the environment file that asks for it. */
export function annotateFailures(
  output: Output,
  plan: PlanDirectory,
  report: RunReport,
  environment: CommittedFile | undefined,
  remedy: string,
): void {
  if (output.format !== 'github' || environment === undefined) return;
  const { path: file, bytes } = environment;
  const reading = readEnvironment({ file, bytes });
  const servers =
    reading.outcome === 'valid' ? reading.environment.exchange.servers.map(({ name }) => name) : [];
  const { positions } = reading;
  const keyPaths = keyPathsOf(plan);
  for (const failure of failuresOf(report).slice(0, mostAnnotations)) {
    const { id, message } = failure;
    const asked = keyPaths.get(id);
    if (asked === undefined) continue;
    // What a server does by default stands on no line of its own: then its server is where to look.
    const server = positions.has(asked) ? -1 : servers.indexOf(serverOfStep(failure, servers) ?? '');
    const keyPath = server < 0 ? asked : `exchange.servers[${server}].name`;
    const { line, column: col, endLine, endColumn } = positions.nearest(keyPath);
    output.command('error', { file, line, col, endLine, endColumn, title: id }, `${message}\n${remedy}`);
  }
}

function failuresOf({ checks, steps }: RunReport): readonly Failure[] {
  const isObstacle = ({ outcome, safety }: { outcome: string; safety: string }) =>
    (outcome === 'fail' || outcome === 'unknown') && safety !== 'advice';
  return [...steps.filter(({ outcome }) => outcome === 'failed'), ...checks.filter(isObstacle)];
}

/** The key of the environment file that each step and each check comes from. */
function keyPathsOf({ files }: PlanDirectory): ReadonlyMap<string, string> {
  const plan: unknown = JSON.parse(new TextDecoder().decode(files.get(planName)));
  if (!isObject(plan)) return new Map();
  const parts = [plan.checks, plan.steps].flatMap((list) => (Array.isArray(list) ? list : []));
  return new Map(
    parts.flatMap((part): [string, string][] =>
      isObject(part) && typeof part.id === 'string' && typeof part.keyPath === 'string'
        ? [[part.id, part.keyPath]]
        : [],
    ),
  );
}
