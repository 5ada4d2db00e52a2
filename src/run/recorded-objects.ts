import { isObject } from '../system/is-object.ts';
import { sha256 } from '../system/sha256.ts';
import { state } from './event.ts';
import type { Mask } from './mask-event.ts';
import type { ObjectReport, RecordedState, StepReport } from './run-report.ts';

/**
 * What the lines that a run added to its journal say of each object: the first state before a change, and the last one
 * after it. `docs/runbook.md` describes the lines.
 */
export function objectsInJournal(
  lines: readonly string[],
  startedAt: string,
  mask: Mask,
): readonly ObjectReport[] {
  const objects = new Map<string, ObjectReport>();
  for (const line of linesOfRun(lines.map(parseLine), startedAt)) {
    const { kind, step } = line;
    if (typeof kind !== 'string' || typeof step !== 'string') continue;
    const known = objects.get(step);
    const recorded = recordedState(line.exists === true ? state(line.values) : null, mask);
    if (kind === 'found') objects.set(step, known ?? { step, before: recorded, after: recorded });
    else if (kind === 'before' || kind === 'undo')
      objects.set(step, { step, before: known?.before ?? recorded, after: null });
    else if (kind === 'after' || kind === 'undone')
      objects.set(step, { step, before: known?.before ?? null, after: recorded });
  }
  return [...objects.values()];
}

/** From the line with which the run began; none if the newest of these is of an earlier run, since this one was refused. */
function linesOfRun(lines: readonly JournalLine[], startedAt: string): readonly JournalLine[] {
  const begin = lines.findLastIndex(({ kind }) => kind === 'run');
  const at = lines[begin]?.at;
  return typeof at === 'string' && at >= startedAt ? lines.slice(begin + 1) : [];
}

type JournalLine = Readonly<Record<string, unknown>>;

/** Of a run that keeps no journal: what it read. */
export function objectsInSteps(steps: readonly StepReport[], mask: Mask): readonly ObjectReport[] {
  const withState = steps.filter(
    (step) => Object.keys(step.expected).length > 0 && step.outcome !== 'failed',
  );
  return withState.map(({ id, before }) => {
    const recorded = recordedState(before, mask);
    return { step: id, before: recorded, after: recorded };
  });
}

/** The hash is of the state as it was; what could be a secret in it is masked only afterwards. */
function recordedState(values: ReturnType<typeof state> | null, mask: Mask): RecordedState {
  if (values === null) return { exists: false, values: {}, sha256: sha256('null') };
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = sha256(JSON.stringify(Object.fromEntries(sorted)));
  const shown = sorted.map(([key, value]) => {
    if (typeof value === 'string') return [key, mask(value)];
    return [key, Array.isArray(value) ? value.map(mask) : value];
  });
  return { exists: true, values: Object.fromEntries(shown), sha256: hash };
}

function parseLine(line: string): JournalLine {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
