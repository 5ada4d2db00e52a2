import { sha256 } from '../system/sha256.ts';
import { readDocument } from './document.ts';
import { setValue } from './edit.ts';
import { type Inverse, type KeyChange, parseInverse } from './inverse.ts';
import { removeElement } from './layout.ts';
import { orRefused, type WebConfigProblem } from './problem.ts';
import { attributeOf, entriesOf, sameText } from './section.ts';
import { type Change, splice } from './splice.ts';

/**
 * `restored`: the bytes before the edit. `merged`: the file had changed since; only our keys went or regained
 * their old value, and `kept` says in sentences what was left alone.
 */
export type InvertResult =
  | { readonly kind: 'restored'; readonly bytes: Uint8Array }
  | { readonly kind: 'merged'; readonly bytes: Uint8Array; readonly kept: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: WebConfigProblem };

/** Takes an edit back, given the inverse that it returned. */
export function invertWebConfig(bytes: Uint8Array, inverseText: string): InvertResult {
  const inverse = parseInverse(inverseText);
  if (inverse === undefined) return { kind: 'refused', problem: badInverse };
  const hash = sha256(bytes);
  if (hash === inverse.before) return { kind: 'restored', bytes };
  if (hash !== inverse.after) return orRefused(() => merge(bytes, inverse.keys));
  const original = putBack(bytes, inverse);
  return sha256(original) === inverse.before
    ? { kind: 'restored', bytes: original }
    : { kind: 'refused', problem: badInverse };
}

function putBack(bytes: Uint8Array, { ranges }: Inverse): Uint8Array {
  const pieces: Uint8Array[] = [];
  let copied = 0;
  for (const { offset, length, before } of ranges) {
    pieces.push(bytes.subarray(copied, offset), before);
    copied = offset + length;
  }
  return Buffer.concat([...pieces, bytes.subarray(copied)]);
}

function merge(bytes: Uint8Array, keys: readonly KeyChange[]): InvertResult {
  const { decoded, section } = readDocument(bytes);
  const changes: Change[] = [];
  const kept: string[] = [];
  for (const { key, value, before } of keys) {
    const entries = entriesOf(section, key);
    const [entry] = entries;
    const now = entry === undefined ? undefined : (attributeOf(entry, 'value')?.value ?? '');
    if (entry === undefined || now === undefined) {
      if (before !== undefined) kept.push(`${key} is no longer in the file; it is not put back.`);
    } else if (entries.length > 1) {
      kept.push(`${key} is in the file ${entries.length} times now; all of them stay.`);
    } else if (!sameText(now, value)) {
      if (before === undefined || !sameText(now, before))
        kept.push(`${key} has another value now; it stays.`);
    } else {
      changes.push(before === undefined ? removeElement(decoded.text, entry) : setValue(entry, before));
    }
  }
  return { kind: 'merged', bytes: splice(bytes, decoded, changes).bytes, kept };
}

const badInverse: WebConfigProblem = {
  code: 'inverse',
  line: 1,
  column: 1,
  message: "The recorded inverse does not give back the file's original bytes.",
  remedy: 'Copy the backup back by hand; its name carries the hash of the original.',
};
