/** What calendar and clock show. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Milliseconds since 1970 of the same calendar and clock in UTC: to compare and to subtract. */
  readonly asUtc: number;
}

const hour = 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Calendar and clock of an IANA time zone, to the second. */
export function localTime(moment: Date, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const asUtc = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
  return { year, month, day, asUtc };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', {
    ...numbers,
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
    timeZone,
  });
  formats.set(timeZone, format);
  return format;
}

/**
 * The moment at which the clock there first shows `clock` (`HH:MM`) on `day` (midnight of it in UTC); where it skips
 * that, the moment at which it jumps.
 */
export function firstMomentOf(day: Date, clock: string, timeZone: string): Date {
  const wanted = day.getTime() + Date.parse(`1970-01-01T${clock}:00Z`);
  // Every offset that holds around then: clocks are never further than 14 hours from UTC, and change rarely.
  const offsets = [-36, -24, -12, 0, 12, 24, 36].map((hours) => offsetAt(wanted + hours * hour, timeZone));
  const shown = [...new Set(offsets)]
    .map((offset) => wanted - offset)
    .filter((moment) => localTime(new Date(moment), timeZone).asUtc === wanted);
  return new Date(shown.length > 0 ? Math.min(...shown) : jumpOver(wanted, timeZone));
}

function offsetAt(moment: number, timeZone: string): number {
  return localTime(new Date(moment), timeZone).asUtc - Math.floor(moment / 1000) * 1000;
}

/** No clock shows `wanted`: it jumps from before it to after it, somewhere here. */
function jumpOver(wanted: number, timeZone: string): number {
  let before = wanted - 36 * hour;
  let after = wanted + 36 * hour;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (localTime(new Date(middle), timeZone).asUtc < wanted) before = middle;
    else after = middle;
  }
  return after;
}
