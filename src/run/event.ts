import { isObject } from '../system/is-object.ts';
import type { CheckReport, State, StateValue, StepReport } from './run-report.ts';

/** One line of the runbook's JSON output; described in `docs/runbook.md`. */
export type RunEvent =
  | {
      readonly event: 'run-started';
      readonly targets: readonly string[];
      readonly steps: number;
      readonly journal: string | null;
      readonly engine: string | null;
      readonly machine: string | null;
      readonly account: string | null;
      readonly powershell: string | null;
    }
  | ({ readonly event: 'check' } & CheckReport)
  | { readonly event: 'step-started'; readonly id: string; readonly target: string; readonly title: string }
  | ({ readonly event: 'step' } & StepReport)
  | { readonly event: 'progress'; readonly done: number; readonly total: number; readonly text: string }
  | { readonly event: 'output'; readonly source: string; readonly text: string }
  | { readonly event: 'pause'; readonly id: string; readonly target: string; readonly seconds: number }
  | { readonly event: 'warning'; readonly message: string }
  | { readonly event: 'residue'; readonly step: string; readonly text: string }
  | {
      readonly event: 'run-ended';
      readonly outcome: string;
      readonly reason: string;
      readonly message: string;
      readonly remedy: string;
      readonly observed: string | null;
    };

type Raw = Readonly<Record<string, unknown>>;

/** Reads a line of the child's output; undefined if it is no event but something that a command printed. */
export function parseEvent(line: string): RunEvent | undefined {
  const raw = parseObject(line.replace(/^\uFEFF/, ''));
  switch (raw?.event) {
    case 'run-started':
      return {
        event: raw.event,
        targets: texts(raw.targets),
        steps: count(raw.steps),
        journal: textOrNull(raw.journal),
        engine: textOrNull(raw.engine),
        machine: textOrNull(raw.machine),
        account: textOrNull(raw.account),
        powershell: textOrNull(raw.powershell),
      };
    case 'check':
      return {
        ...{ event: raw.event, id: text(raw.id), target: text(raw.target), where: text(raw.where) },
        ...{ outcome: text(raw.outcome), safety: text(raw.safety), message: text(raw.message) },
      };
    case 'step-started':
      return { event: raw.event, id: text(raw.id), target: text(raw.target), title: text(raw.title) };
    case 'step':
      return {
        ...{ event: raw.event, id: text(raw.id), target: text(raw.target), outcome: text(raw.outcome) },
        ...{ before: stateOrNull(raw.before), expected: state(raw.expected) },
        ...{ after: stateOrNull(raw.after), message: text(raw.message) },
      };
    case 'progress':
      return { event: raw.event, done: count(raw.done), total: count(raw.total), text: text(raw.text) };
    case 'output':
      return { event: raw.event, source: text(raw.source), text: text(raw.text) };
    case 'pause':
      return { event: raw.event, id: text(raw.id), target: text(raw.target), seconds: count(raw.seconds) };
    case 'warning':
      return { event: raw.event, message: text(raw.message) };
    case 'residue':
      return { event: raw.event, step: text(raw.step), text: text(raw.text) };
    case 'run-ended':
      return {
        ...{
          event: raw.event,
          outcome: text(raw.outcome),
          reason: text(raw.reason),
          message: text(raw.message),
        },
        ...{ remedy: text(raw.remedy), observed: textOrNull(raw.observed) },
      };
    default:
      return undefined;
  }
}

function parseObject(line: string): Raw | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(text);
  return typeof value === 'string' ? [value] : [];
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/** A table of property and value as a JSON object holds it; anything else is an empty one. */
export function state(value: unknown): State {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, stateValue(item)]));
}

function stateOrNull(value: unknown): State | null {
  return isObject(value) ? state(value) : null;
}

function stateValue(value: unknown): StateValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  return Array.isArray(value) ? value.map((item) => String(item)) : JSON.stringify(value);
}
