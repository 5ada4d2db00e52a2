import { isObject } from '../system/is-object.ts';
import { parseJson } from '../system/parse-json.ts';
import { Refusal } from '../system/refusal.ts';
import { planName } from './plan-file.ts';

/** The few facts of `plan.json` that whoever runs or checks a plan needs. */
export interface PlanRecord {
  readonly name: string;
  /** Path of the environment file inside its repository, with `/`. */
  readonly source: string;
  readonly generator: string;
  readonly steps: readonly { readonly id: string; readonly target: string }[];
  /** `rollout.window` of the environment. */
  readonly window?: PlannedWindow;
}

export interface PlannedWindow {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** Reads `plan.json` among the files; anything that this version did not write is `digest-mismatch`. */
export function parsePlanRecord(files: ReadonlyMap<string, Uint8Array>): PlanRecord {
  const bytes = files.get(planName);
  const plan = bytes === undefined ? undefined : parseJson(new TextDecoder().decode(bytes));
  if (!isObject(plan) || plan.schema !== 1) throw unreadable('schema');
  const { name, source, generator, steps } = plan;
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) throw unreadable('name');
  if (typeof source !== 'string') throw unreadable('source');
  if (typeof generator !== 'string') throw unreadable('generator');
  if (!Array.isArray(steps)) throw unreadable('steps');
  const window = parseWindow(plan.environment);
  return {
    name,
    source,
    generator,
    steps: steps.map(parseStep),
    ...(window === undefined ? {} : { window }),
  };
}

function parseWindow(environment: unknown): PlannedWindow | undefined {
  if (!isObject(environment) || !isObject(environment.rollout)) return undefined;
  const { window } = environment.rollout;
  if (window === undefined) return undefined;
  if (!isObject(window) || !Array.isArray(window.days)) throw unreadable('environment.rollout.window');
  const { from, to, timeZone } = window;
  const clock = /^\d{2}:\d{2}$/;
  if (typeof from !== 'string' || !clock.test(from) || typeof to !== 'string' || !clock.test(to))
    throw unreadable('environment.rollout.window');
  if (typeof timeZone !== 'string') throw unreadable('environment.rollout.window');
  return { days: window.days.map(String), from, to, timeZone };
}

function parseStep(step: unknown): { readonly id: string; readonly target: string } {
  if (!isObject(step) || typeof step.id !== 'string' || typeof step.target !== 'string')
    throw unreadable('steps');
  return { id: step.id, target: step.target };
}

function unreadable(key: string): Refusal {
  return new Refusal(
    'digest-mismatch',
    `plan.json is not as this version of owa-im writes it, at "${key}"`,
    'Make the plan again with this version of owa-im, or use the version that made it.',
  );
}
