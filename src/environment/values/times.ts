import { Problem } from './problem.ts';
import { quote } from './quote.ts';

const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const longestPause = 24 * 3600;

/** `90s`, `5m`, `1h` → seconds. */
export function readDuration(text: string): number | Problem {
  const found = /^(\d{1,6})([smh])$/.exec(text);
  const seconds = Number(found?.[1]) * (secondsIn[found?.[2] ?? ''] ?? 0);
  if (found === null)
    return new Problem(
      `${quote(text)} is not a duration.`,
      'Write a whole number and its unit: 90s, 5m or 1h.',
    );
  if (seconds > longestPause)
    return new Problem(`${quote(text)} is longer than a day.`, 'Write at most 24h.');
  return seconds;
}

/** Hours and minutes of the day, `00:00` to `23:59`. */
export function readClockTime(text: string): string | Problem {
  if (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  return new Problem(
    `${quote(text)} is not a time of day.`,
    'Write hours and minutes, 00:00 to 23:59, in quotes: "22:00".',
  );
}

export function readTimeZone(text: string): string | Problem {
  const known = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(text) && isTimeZone(text);
  return known
    ? text
    : new Problem(`${quote(text)} is not an IANA time zone.`, 'Write a name such as Europe/Rome or UTC.');
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
