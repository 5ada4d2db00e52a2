import type { Range, SourceText } from '../../environment/source-text.ts';
import type { YamlUse } from '../../environment/yaml/node.ts';
import {
  readConcurrency,
  readEnvironmentOf,
  readPermissions,
  readRunner,
  readStrategy,
} from './read-settings.ts';
import { usedAction, usedCommand } from './tool-use.ts';
import type { Job, Scalar, Step } from './workflow.ts';
import { child, entriesOf, itemsOf, listOf, scalarAt, scalarOf } from './yaml-access.ts';

export function readJob(
  id: string,
  at: Range,
  job: YamlUse,
  source: SourceText,
  shell: Scalar | undefined,
): Job {
  return {
    id,
    at,
    condition: scalarAt(job, 'if'),
    needs: listOf(child(job, 'needs')).map(({ text }) => text),
    runner: readRunner(job),
    environment: readEnvironmentOf(job),
    permissions: readPermissions(job),
    concurrency: readConcurrency(job),
    continueOnError: scalarAt(job, 'continue-on-error'),
    strategy: readStrategy(job),
    calls: scalarAt(job, 'uses'),
    steps: readSteps(job, source, shell),
  };
}

/** Of a job, or of a composite action's `runs`. */
export function readSteps(use: YamlUse, source: SourceText, shell: Scalar | undefined): readonly Step[] {
  return itemsOf(child(use, 'steps')).map((step) => readStep(step, source, shell));
}

function readStep(step: YamlUse, source: SourceText, shell: Scalar | undefined): Step {
  const uses = scalarAt(step, 'uses');
  const run = scalarAt(step, 'run');
  const inputs = new Map<string, Scalar>();
  for (const { key, use } of entriesOf(child(step, 'with'))) {
    const value = scalarOf(use);
    if (value !== undefined) inputs.set(key.toLowerCase(), value);
  }
  const script = run === undefined ? undefined : source.text.slice(run.at.start, run.at.end);
  return {
    at: entriesOf(step)[0]?.keyRange ?? step.range,
    id: scalarAt(step, 'id')?.text,
    uses,
    run,
    shell: scalarAt(step, 'shell') ?? shell,
    condition: scalarAt(step, 'if'),
    continueOnError: scalarAt(step, 'continue-on-error'),
    inputs,
    tool:
      uses === undefined
        ? script === undefined
          ? undefined
          : usedCommand(script, run?.at.start ?? 0)
        : usedAction(uses, inputs),
  };
}
