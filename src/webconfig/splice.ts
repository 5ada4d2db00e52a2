import { type DecodedText, encode } from './encoding.ts';
import { problemAfter, Unfit } from './problem.ts';

/** One change of the text: `length` characters from `at` become `text`. */
export interface Change {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** One change of the bytes, as its inverse needs it: at `offset` of the result stand `length` bytes that were `before`. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
  readonly before: Uint8Array;
}

/** Makes the changes, which do not overlap, in the file's own bytes: every other byte is copied, not written again. */
export function splice(
  bytes: Uint8Array,
  decoded: DecodedText,
  changes: readonly Change[],
): { readonly bytes: Uint8Array; readonly ranges: readonly ByteRange[] } {
  const pieces: Uint8Array[] = [];
  const ranges: ByteRange[] = [];
  let copied = 0;
  let length = 0;
  for (const change of [...changes].sort((a, b) => a.at - b.at)) {
    const start = byteOffset(decoded, change.at);
    const end = byteOffset(decoded, change.at + change.length);
    const piece = encode(change.text, decoded.encoding);
    if (piece === undefined) throw unwritable(decoded, change.at);
    pieces.push(bytes.subarray(copied, start), piece);
    ranges.push({
      offset: length + start - copied,
      length: piece.length,
      before: bytes.subarray(start, end),
    });
    length += start - copied + piece.length;
    copied = end;
  }
  pieces.push(bytes.subarray(copied));
  return { bytes: Buffer.concat(pieces), ranges };
}

function byteOffset({ encoding, markLength, text }: DecodedText, at: number): number {
  switch (encoding) {
    case 'utf-8':
      return markLength + Buffer.byteLength(text.slice(0, at), 'utf8');
    case 'utf-16le':
    case 'utf-16be':
      return markLength + 2 * at;
    default:
      return at;
  }
}

function unwritable({ encoding, text }: DecodedText, at: number): Unfit {
  return new Unfit(
    problemAfter(
      text.slice(0, at),
      'value',
      `The new value has a character that ${encoding} lacks.`,
      'Save the file as UTF-8 and correct its XML declaration.',
    ),
  );
}
