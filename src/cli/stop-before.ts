import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import { requireOpenWindow } from '../gate/require-open-window.ts';
import { Refusal } from '../system/refusal.ts';
import { type Command, flagValue } from './parse-arguments.ts';

const flag = '--stop-before';

/** The moment that the flag names, and how it was written. */
export interface GivenTime {
  readonly time: Date;
  readonly text: string;
}

/** The value of the flag; undefined where it is not given. */
export function stopBeforeFlag(command: Command): GivenTime | undefined {
  const text = flagValue(command, flag);
  if (text === undefined) return undefined;
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;
  const time = new Date(form.test(text) ? text : Number.NaN);
  if (!Number.isNaN(time.getTime())) return { time, text };
  throw new Refusal(
    'invalid-config',
    `${flag} cannot be ${JSON.stringify(text)}`,
    'Give date, time and offset: 2026-01-31T04:00:00+01:00.',
  );
}

/**
 * The end of the change window is a --stop-before of its own; the earlier of both counts. Refuses with `outside-window`
 * where `given` has passed or the window is closed at `now`.
 */
export function stopBefore(
  given: GivenTime | undefined,
  { record }: PlanDirectory,
  now: Date,
): Date | undefined {
  if (given !== undefined && given.time <= now)
    throw new Refusal(
      'outside-window',
      `${given.text}, the time of ${flag}, has passed`,
      'Give a later time.',
    );
  const closes = record.window === undefined ? undefined : requireOpenWindow(record.window, now);
  const times = [given?.time, closes].filter((time) => time !== undefined).map(Number);
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
