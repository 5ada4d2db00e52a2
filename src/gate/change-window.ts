import { firstMomentOf, localTime } from './local-time.ts';

/** The change window of an environment file: `days` name the day on which it opens, in `timeZone` (IANA). */
export interface ChangeWindow {
  readonly days: readonly string[];
  /** Hours and minutes. Where `to` is not after `from`, the window closes on the next day. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

export interface OpenTime {
  readonly opens: Date;
  readonly closes: Date;
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const dayLength = 24 * 60 * 60 * 1000;
/** Two weeks hold every window, whatever a change of the clock makes of one of them. */
const daysAhead = 14;

/**
 * The open time that `now` is in or, if it is in none, the next one. Windows that touch are one. A time of day that the
 * clocks skip is the moment at which they do, one that they show twice counts when they show it first; a window that is
 * skipped as a whole is none.
 */
export function openTime(window: ChangeWindow, now: Date): OpenTime | undefined {
  let current: OpenTime | undefined;
  for (const { opens, closes } of openTimes(window, now)) {
    if (current !== undefined && opens > current.closes) {
      if (current.closes > now) return current;
      current = undefined;
    }
    if (current === undefined) current = { opens, closes };
    else if (closes > current.closes) current = { opens: current.opens, closes };
  }
  return current !== undefined && current.closes > now ? current : undefined;
}

/** One for each day of the calendar there, from two days before `now`, in order. */
function* openTimes({ days, from, to, timeZone }: ChangeWindow, now: Date): Generator<OpenTime> {
  const today = localTime(now, timeZone);
  for (let ahead = -2; ahead <= daysAhead; ahead += 1) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day) + ahead * dayLength);
    if (!days.includes(dayNames[day.getUTCDay()] ?? '')) continue;
    const last = to > from ? day : new Date(day.getTime() + dayLength);
    const opens = firstMomentOf(day, from, timeZone);
    const closes = firstMomentOf(last, to, timeZone);
    if (closes > opens) yield { opens, closes };
  }
}
