import type { ByteRange } from './splice.ts';

/** What an edit did to one key: `before` is undefined where the key was not there. */
export interface KeyChange {
  readonly key: string;
  readonly value: string;
  readonly before: string | undefined;
}

/** All that is needed to take an edit back; hashes are SHA-256, ranges lie in the edited file in ascending order. */
export interface Inverse {
  readonly before: string;
  readonly after: string;
  readonly ranges: readonly ByteRange[];
  readonly keys: readonly KeyChange[];
}

/**
 * One line of ASCII, the same from both languages:
 * `v1;<hash before>;<hash after>;<ranges>;<keys>`, each list joined by commas and possibly empty.
 * A range is `<offset>:<length>:<hex of the bytes that stood there>`, a key `<name>:<hex of our value>:<hex of the
 * old value, or - where there was no key>`; values are UTF-8.
 */
export function formatInverse({ before, after, ranges, keys }: Inverse): string {
  const rangeTexts = ranges.map((one) => `${one.offset}:${one.length}:${hex(one.before)}`);
  const keyTexts = keys.map(
    (one) => `${one.key}:${hex(one.value)}:${one.before === undefined ? '-' : hex(one.before)}`,
  );
  return ['v1', before, after, rangeTexts.join(','), keyTexts.join(',')].join(';');
}

const range = '[0-9]{1,9}:[0-9]{1,9}:(?:[0-9a-f]{2})*';
const key = '[A-Za-z][A-Za-z0-9._-]*:(?:[0-9a-f]{2})*:(?:-|(?:[0-9a-f]{2})*)';
const inversePattern = new RegExp(
  `^v1;[0-9a-f]{64};[0-9a-f]{64};(?:${range}(?:,${range})*)?;(?:${key}(?:,${key})*)?$`,
);

/** Undefined for any text that `formatInverse` could not have written: a journal is input like any other. */
export function parseInverse(text: string): Inverse | undefined {
  if (!inversePattern.test(text)) return undefined;
  const [, before = '', after = '', ranges = '', keys = ''] = text.split(';');
  const inverse = {
    before,
    after,
    ranges: list(ranges).map(([offset, length, bytes]) => ({
      offset: Number(offset),
      length: Number(length),
      before: Buffer.from(bytes, 'hex'),
    })),
    keys: list(keys).map(([key, value, old]) => ({
      key,
      value: Buffer.from(value, 'hex').toString('utf8'),
      before: old === '-' ? undefined : Buffer.from(old, 'hex').toString('utf8'),
    })),
  };
  const ends = inverse.ranges.map((one) => one.offset + one.length);
  return inverse.ranges.every((one, at) => one.offset >= (ends[at - 1] ?? 0)) ? inverse : undefined;
}

function list(text: string): readonly (readonly [string, string, string])[] {
  if (text === '') return [];
  return text.split(',').map((item) => {
    const [first = '', second = '', third = ''] = item.split(':');
    return [first, second, third];
  });
}

function hex(value: string | Uint8Array): string {
  return Buffer.from(value).toString('hex');
}
