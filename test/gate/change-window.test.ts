import { describe, expect, test } from '@jest/globals';
import { type ChangeWindow, openTime } from '../../src/gate/change-window.ts';
import { requireOpenWindow } from '../../src/gate/require-open-window.ts';

const every = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function window(days: string | readonly string[], from: string, to: string, timeZone: string): ChangeWindow {
  return { days: typeof days === 'string' ? days.split(' ') : days, from, to, timeZone };
}

const saturdayNight = window('Sat', '22:00', '04:00', 'Europe/Rome');

/** `now`, and the open time that it is in, or else the next one. All in UTC; Rome is +1, in summer +2. */
const cases: readonly (readonly [string, ChangeWindow, string, string, string])[] = [
  // 2026-01-31 is a Saturday.
  ['the minute before it opens', saturdayNight, '01-31T20:59:59', '01-31T21:00', '02-01T03:00'],
  ['the moment at which it opens', saturdayNight, '01-31T21:00:00', '01-31T21:00', '02-01T03:00'],
  [
    'past midnight it is still the window of the day before',
    saturdayNight,
    '02-01T02:59:59',
    '01-31T21:00',
    '02-01T03:00',
  ],
  ['the moment at which it closes', saturdayNight, '02-01T03:00:00', '02-07T21:00', '02-08T03:00'],
  ['Sunday evening is not Saturday', saturdayNight, '02-01T22:00:00', '02-07T21:00', '02-08T03:00'],
  [
    'Saturday before dawn is not the window of Saturday',
    saturdayNight,
    '01-31T01:00:00',
    '01-31T21:00',
    '02-01T03:00',
  ],
  [
    'within one day',
    window('Sun', '01:00', '05:00', 'Europe/Rome'),
    '02-01T03:59:00',
    '02-01T00:00',
    '02-01T04:00',
  ],
  [
    'from and to the same: a whole day',
    window('Sat', '08:00', '08:00', 'Europe/Rome'),
    '02-01T06:59:00',
    '01-31T07:00',
    '02-01T07:00',
  ],
  [
    'to midnight',
    window('Sat', '20:00', '00:00', 'Europe/Rome'),
    '01-31T22:59:00',
    '01-31T19:00',
    '01-31T23:00',
  ],
  [
    'days that touch are one window',
    window('Fri Sat', '00:00', '00:00', 'Europe/Rome'),
    '01-30T12:00:00',
    '01-29T23:00',
    '01-31T23:00',
  ],
  [
    'days that do not touch are two',
    window('Fri Sat', '20:00', '02:00', 'Europe/Rome'),
    '01-31T00:00:00',
    '01-30T19:00',
    '01-31T01:00',
  ],
  [
    'every day, all day: as far as is looked',
    window(every, '00:00', '00:00', 'UTC'),
    '01-31T12:00:00',
    '01-29T00:00',
    '02-15T00:00',
  ],
  [
    'east of the date line',
    window('Sun', '22:00', '02:00', 'Pacific/Kiritimati'),
    '02-01T08:30:00',
    '02-01T08:00',
    '02-01T12:00',
  ],
  [
    'west of it',
    window('Sat', '22:00', '02:00', 'Pacific/Pago_Pago'),
    '02-01T09:30:00',
    '02-01T09:00',
    '02-01T13:00',
  ],
  [
    'an offset of quarters',
    window('Sat', '22:00', '02:00', 'Asia/Kathmandu'),
    '01-31T17:00:00',
    '01-31T16:15',
    '01-31T20:15',
  ],
  // Rome skips 02:00 to 03:00 on 2026-03-29, at 01:00 UTC.
  ['over the skipped hour: five hours long', saturdayNight, '03-29T01:30:00', '03-28T21:00', '03-29T02:00'],
  [
    'opens within the skipped hour: at the jump',
    window('Sun', '02:30', '04:00', 'Europe/Rome'),
    '03-29T00:59:59',
    '03-29T01:00',
    '03-29T02:00',
  ],
  [
    'closes within the skipped hour: at the jump',
    window('Sat', '22:00', '02:30', 'Europe/Rome'),
    '03-29T00:59:59',
    '03-28T21:00',
    '03-29T01:00',
  ],
  [
    'skipped as a whole: the next one counts',
    window('Sun', '02:10', '02:50', 'Europe/Rome'),
    '03-29T00:59:59',
    '04-05T00:10',
    '04-05T00:50',
  ],
  [
    'opens when the skipped hour is over',
    window('Sun', '03:00', '05:00', 'Europe/Rome'),
    '03-29T01:00:00',
    '03-29T01:00',
    '03-29T03:00',
  ],
  // Rome shows 02:00 to 03:00 twice on 2026-10-25, from 00:00 and from 01:00 UTC.
  ['over the repeated hour: seven hours long', saturdayNight, '10-25T02:30:00', '10-24T20:00', '10-25T03:00'],
  [
    'opens within the repeated hour: the first time',
    window('Sun', '02:30', '04:00', 'Europe/Rome'),
    '10-25T00:30:00',
    '10-25T00:30',
    '10-25T03:00',
  ],
  [
    'closes within the repeated hour: the first time',
    window('Sat', '22:00', '02:30', 'Europe/Rome'),
    '10-25T00:29:59',
    '10-24T20:00',
    '10-25T00:30',
  ],
  [
    'the second time is outside',
    window('Sat', '22:00', '02:30', 'Europe/Rome'),
    '10-25T01:10:00',
    '10-31T21:00',
    '11-01T01:30',
  ],
  [
    'within the repeated hour as a whole',
    window('Sun', '02:10', '02:50', 'Europe/Rome'),
    '10-25T00:20:00',
    '10-25T00:10',
    '10-25T00:50',
  ],
  // Lord Howe Island moves by half an hour: 02:00 is 02:30 on 2026-10-04, at 15:30 UTC the day before.
  [
    'a jump of half an hour',
    window('Sun', '02:15', '05:00', 'Australia/Lord_Howe'),
    '10-03T15:30:00',
    '10-03T15:30',
    '10-03T18:00',
  ],
  // Santiago skips midnight on 2026-09-06, at 04:00 UTC.
  [
    'a day without midnight',
    window('Sun', '00:00', '04:00', 'America/Santiago'),
    '09-06T04:00:00',
    '09-06T04:00',
    '09-06T07:00',
  ],
];

describe('the open time around a moment, or the next one', () => {
  test.each(cases)('%s', (_name, given, now, opens, closes) => {
    const found = openTime(given, new Date(`2026-${now}Z`));
    expect([found?.opens.toISOString(), found?.closes.toISOString()]).toEqual([
      `2026-${opens}:00.000Z`,
      `2026-${closes}:00.000Z`,
    ]);
  });

  test('Samoa had no 2011-12-30: a window on it is none', () => {
    const found = openTime(window('Fri', '01:00', '03:00', 'Pacific/Apia'), new Date('2011-12-30T09:00:00Z'));
    expect(found?.opens.toISOString()).toBe('2012-01-05T11:00:00.000Z');
  });

  test('no day at all: never', () => {
    expect(openTime(window([], '00:00', '04:00', 'UTC'), new Date())).toBeUndefined();
  });
});

/** The weeks in which the clocks of Rome and New York change, in steps of which all times below are multiples. */
const quarters = [
  [Date.UTC(2026, 2, 5), Date.UTC(2026, 2, 12)],
  [Date.UTC(2026, 2, 25), Date.UTC(2026, 3, 1)],
  [Date.UTC(2026, 9, 21), Date.UTC(2026, 10, 4)],
].flatMap(([from = 0, to = 0]) =>
  Array.from({ length: (to - from) / 900_000 }, (_, step) => from + step * 900_000),
);

describe('open is what the clock on the wall says, but for repeated times', () => {
  test.each([
    window('Sat', '22:00', '04:00', 'Europe/Rome'),
    window('Sun', '02:30', '03:30', 'Europe/Rome'),
    window('Sun Wed', '01:45', '01:15', 'America/New_York'),
  ])('$days $from to $to, $timeZone', (given) => {
    const format = new Intl.DateTimeFormat('en-GB', {
      ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: given.timeZone },
    });
    const before = (day: string) => every[(every.indexOf(day) + 6) % 7] ?? '';
    const shown = new Map<string, number>();
    for (const moment of quarters) {
      const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
      const day = parts.weekday ?? '';
      const clock = `${parts.hour}:${parts.minute}`;
      const key = `${day} ${clock}`;
      const repeated = moment - (shown.get(key) ?? 0) < 3 * 3_600_000;
      shown.set(key, moment);
      if (repeated) continue;
      const passes = given.to <= given.from;
      const expected = passes
        ? (given.days.includes(day) && clock >= given.from) ||
          (given.days.includes(before(day)) && clock < given.to)
        : given.days.includes(day) && clock >= given.from && clock < given.to;
      const found = openTime(given, new Date(moment));
      expect([
        new Date(moment).toISOString(),
        found !== undefined && found.opens.getTime() <= moment,
      ]).toEqual([new Date(moment).toISOString(), expected]);
    }
  });
});

describe('the refusal says the time there, and when it opens', () => {
  test('closed', () => {
    expect(() => requireOpenWindow(saturdayNight, new Date('2026-01-31T12:05:00Z'))).toThrow(
      expect.objectContaining({
        reason: 'outside-window',
        message:
          'the change window (Sat 22:00 to 04:00, Europe/Rome) is closed: there it is Sat 2026-01-31 13:05',
        remedy: 'Apply again when it opens: Sat 2026-01-31 22:00 there.',
      }),
    );
  });

  test('open: its end', () => {
    expect(requireOpenWindow(saturdayNight, new Date('2026-02-01T00:00:00Z')).toISOString()).toBe(
      '2026-02-01T03:00:00.000Z',
    );
  });
});
