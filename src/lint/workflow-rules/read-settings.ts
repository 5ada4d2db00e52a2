import type { YamlUse } from '../../environment/yaml/node.ts';
import type { Concurrency, JobEnvironment, Permissions, Runner, Scalar, Strategy } from './workflow.ts';
import { child, entryOf, listOf, scalarAt, scalarOf, scalarsIn } from './yaml-access.ts';

/** Of a workflow or of a job. */
export function readPermissions(use: YamlUse): Permissions | undefined {
  const entry = entryOf(use, 'permissions');
  return entry === undefined ? undefined : { at: entry.keyRange, all: scalarOf(entry.use)?.text };
}

/** Of a workflow or of a job. */
export function readConcurrency(use: YamlUse): Concurrency | undefined {
  const entry = entryOf(use, 'concurrency');
  if (entry === undefined) return undefined;
  return { at: entry.keyRange, cancels: scalarAt(entry.use, 'cancel-in-progress') };
}

export function readRunner(job: YamlUse): Runner | undefined {
  const entry = entryOf(job, 'runs-on');
  if (entry === undefined) return undefined;
  const { use, keyRange } = entry;
  const labels = use.node.kind === 'mapping' ? listOf(child(use, 'labels')) : listOf(use);
  return { at: keyRange, labels, group: scalarAt(use, 'group') };
}

export function readEnvironmentOf(job: YamlUse): JobEnvironment | undefined {
  const entry = entryOf(job, 'environment');
  if (entry === undefined) return undefined;
  const name = entry.use.node.kind === 'mapping' ? scalarAt(entry.use, 'name') : scalarOf(entry.use);
  return { at: entry.keyRange, name };
}

export function readStrategy(job: YamlUse): Strategy | undefined {
  const entry = entryOf(job, 'strategy');
  if (entry === undefined) return undefined;
  const matrix = child(entry.use, 'matrix');
  return {
    at: entry.keyRange,
    matrix: matrix === undefined ? 'none' : scalarsIn(matrix).some(isComputed) ? 'computed' : 'written',
    failFast: scalarAt(entry.use, 'fail-fast'),
    maxParallel: scalarAt(entry.use, 'max-parallel'),
  };
}

function isComputed({ text }: Scalar): boolean {
  return text.includes('${{');
}
