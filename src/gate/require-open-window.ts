import { Refusal } from '../system/refusal.ts';
import { type ChangeWindow, openTime } from './change-window.ts';
import { localTime } from './local-time.ts';

/** When the window that `now` is in closes; refuses with `outside-window` where it is closed. */
export function requireOpenWindow(window: ChangeWindow, now: Date): Date {
  const open = openTime(window, now);
  if (open !== undefined && open.opens <= now) return open.closes;
  const { days, from, to, timeZone } = window;
  throw new Refusal(
    'outside-window',
    `the change window (${days.join(', ')} ${from} to ${to}, ${timeZone}) is closed: there it is ${shown(now, timeZone)}`,
    open === undefined
      ? 'It does not open in the next two weeks: look at rollout.window of the environment file.'
      : `Apply again when it opens: ${shown(open.opens, timeZone)} there.`,
  );
}

function shown(moment: Date, timeZone: string): string {
  const local = new Date(localTime(moment, timeZone).asUtc);
  const day = local.toUTCString().slice(0, 3);
  return `${day} ${local.toISOString().slice(0, 16).replace('T', ' ')}`;
}
