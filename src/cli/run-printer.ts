import type { RunEvent } from '../run/event.ts';
import type { State, StateValue, StepReport } from '../run/run-report.ts';
import type { RunListener } from '../run/run-runbook.ts';
import { makeGroups } from './log-groups.ts';
import type { Output, Style } from './output.ts';

const styles: Readonly<Record<string, Style>> = {
  'as-planned': 'muted',
  skipped: 'muted',
  'nothing-to-undo': 'muted',
  pass: 'muted',
  changed: 'good',
  undone: 'good',
  differs: 'warning',
  'would-change': 'warning',
  kept: 'warning',
  waiting: 'warning',
  unknown: 'warning',
  advice: 'warning',
  failed: 'error',
  fail: 'error',
};

export interface RunPrinter extends RunListener {
  /** Closes what is open, however the run ended. */
  finish(): void;
}

/** Shows a run to a person, line by line as it happens; in a workflow in a group for the checks and for each target. */
export function makeRunPrinter(output: Output): RunPrinter {
  let counter = '';
  const groups = makeGroups(output);
  return {
    finish: () => groups.enter(undefined),
    onNotice: (text) => output.line(text, 'warning'),
    // Shown at the end, and only of a run that failed.
    onError: () => {},
    onOutput: (line) => output.line(`    ${line}`, 'muted'),
    onEvent(event) {
      const group = groupOf(event);
      if (group !== 'the same') groups.enter(group);
      if (event.event === 'progress' && event.total > 0) counter = `[${event.done + 1}/${event.total}] `;
      // A log does with the outcome; who watches wants to see what takes so long.
      if (event.event === 'step-started' && output.interactive)
        output.line(`${counter}${event.id} ...`, 'muted');
      for (const [text, style] of linesOf(event, counter)) output.line(text, style);
    },
  };
}

/** What an event is about: undefined is the run as a whole. */
function groupOf(event: RunEvent): string | undefined {
  switch (event.event) {
    case 'check':
      return 'Checks';
    case 'step-started':
    case 'step':
      return event.target === '' ? 'the same' : event.target;
    case 'run-started':
    case 'run-ended':
    case 'pause':
    case 'residue':
      return undefined;
    case 'output':
    case 'progress':
    case 'warning':
      return 'the same';
  }
}

type Line = readonly [text: string, style: Style];

function linesOf(event: RunEvent, counter: string): readonly Line[] {
  switch (event.event) {
    case 'run-started':
      return [
        [
          `Targets: ${event.targets.join(', ')}${event.journal === null ? '' : `; journal: ${event.journal}`}`,
          'plain',
        ],
      ];
    case 'check': {
      const outcome = event.outcome !== 'pass' && event.safety === 'advice' ? 'advice' : event.outcome;
      const where = event.where === '' ? '' : ` (on ${event.where})`;
      return [[`  ${outcome.padEnd(7)} ${event.id}${where}${tail(event.message)}`, styleOf(outcome)]];
    }
    case 'step':
      return [
        [`${counter}${stepText(event)}`, styleOf(event.outcome)],
        ...differences(event.outcome, event.before, event.expected),
      ];
    case 'output':
      return [[`    ${event.source}: ${event.text}`, 'muted']];
    case 'pause':
      return [[`  pause of ${event.seconds} seconds after ${event.target}`, 'plain']];
    case 'warning':
      return [[`  warning: ${event.message}`, 'warning']];
    case 'residue':
      return [[`  residue: ${event.text} (${event.step})`, 'warning']];
    case 'run-ended':
      return [
        ...endLines(event.outcome, event.message),
        ...(event.observed === null ? [] : [[`Observed: ${event.observed}`, 'plain'] satisfies Line]),
      ];
    case 'step-started':
    case 'progress':
      return [];
  }
}

/**
 * How much was done, what was left to somebody else, what warned, which checks would refuse: what stands far above in a
 * long run. A failure is told as the reason of the verb.
 */
function endLines(outcome: string, message: string): readonly Line[] {
  return message !== '' && (outcome === 'done' || outcome === 'differs') ? [[message, 'plain']] : [];
}

/** A step that only runs after others, such as a recycle, has no state: what it says of itself is why it was due. */
function stepText({ outcome, id, message, expected, after }: StepReport): string {
  const isRun = outcome === 'changed' && after === null && Object.keys(expected).length === 0;
  return isRun ? `run ${id}; it was due: ${message}` : `${outcome} ${id}${tail(message)}`;
}

/** What a test found different, property by property. */
function differences(outcome: string, before: State | null, expected: State): readonly Line[] {
  if (outcome !== 'differs' && outcome !== 'would-change') return [];
  // A step that only runs after others, such as a recycle, has no state of its own.
  if (Object.keys(expected).length === 0) return [];
  if (before === null) return [['      does not exist yet', 'muted']];
  return Object.keys(expected)
    .filter((name) => shown(before[name]) !== shown(expected[name]))
    .map((name) => [`      ${name}: ${shown(before[name])}, planned ${shown(expected[name])}`, 'muted']);
}

function shown(value: StateValue | undefined): string {
  if (value === null || value === undefined) return '(not set)';
  return typeof value === 'string'
    ? JSON.stringify(value)
    : typeof value === 'object'
      ? value.join(', ') || '(empty list)'
      : String(value);
}

function tail(message: string): string {
  return message === '' ? '' : `: ${message}`;
}

function styleOf(outcome: string): Style {
  return styles[outcome] ?? 'plain';
}
