import type { ShapeIssue } from '../shape-issue.ts';
import { SourceText } from '../source-text.ts';

/** A thousand servers take about 400 kB. What is larger is not an environment file, and is not read at all. */
const maximumBytes = 1024 * 1024;

export type Decoded =
  | { readonly source: SourceText }
  | { readonly source: SourceText; readonly refused: ShapeIssue };

/** Bytes → text. A byte-order mark of UTF-8 is dropped, so that columns count from the first visible character. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes.length > maximumBytes) {
    return refuse(
      'file-size',
      `The file has ${bytes.length} bytes; an environment file has at most ${maximumBytes}.`,
      {
        remedy: 'Check that this is the file you meant; give each Exchange organisation its own file.',
      },
    );
  }
  if (isUtf16(bytes)) {
    return refuse('file-encoding', 'The file is encoded in UTF-16.', { remedy: 'Save it as UTF-8.' });
  }
  const valid = validLength(bytes);
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, valid));
  if (valid === bytes.length) return { source: new SourceText(before) };
  const byte = (bytes[valid] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return refuse('file-encoding', `The file is not valid UTF-8: byte 0x${byte} at offset ${valid}.`, {
    remedy: 'Save it as UTF-8. A letter with an accent, saved in a Windows code page, is the usual cause.',
    text: before,
  });
}

function refuse(rule: ShapeIssue['rule'], message: string, more: { remedy: string; text?: string }): Decoded {
  const source = new SourceText(more.text ?? '');
  const end = source.text.length;
  return { source, refused: { rule, message, remedy: more.remedy, range: { start: end, end } } };
}

/** With its byte-order mark, or, without one, ASCII text in which every other byte is null. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.length > 1 && (first === 0) !== (second === 0);
}

/** The length of the longest start of `bytes` that is whole UTF-8; found by halving, as the decoder names no offset. */
function validLength(bytes: Uint8Array): number {
  if (isUtf8(bytes, 'whole')) return bytes.length;
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isUtf8(bytes.subarray(0, middle), 'start')) low = middle;
    else high = middle;
  }
  while (low > 0 && !isUtf8(bytes.subarray(0, low), 'whole')) low -= 1;
  return low;
}

function isUtf8(bytes: Uint8Array, extent: 'whole' | 'start'): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: extent === 'start' });
    return true;
  } catch {
    return false;
  }
}
