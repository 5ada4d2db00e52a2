import { decodeWindows1252 } from '../webconfig/encoding.ts';
import type { TextEncoding } from './text-file.ts';

export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: { readonly name: TextEncoding; readonly mark: boolean };
}

/**
 * Bytes as the programs that use the file read them: by the byte order mark; without one as UTF-8 if they are that, else
 * in the code page of Western Windows. Undefined where they are no text: null characters.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const decoded = byMark(bytes) ?? byContent(bytes);
  return decoded.text.includes('\0') ? undefined : decoded;
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return marked(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return marked(bytes, 'utf-16be');
  return first === 0xef && second === 0xbb && third === 0xbf ? marked(bytes, 'utf-8') : undefined;
}

/** The decoder drops the mark. */
function marked(bytes: Uint8Array, name: TextEncoding): DecodedText {
  return { text: new TextDecoder(name).decode(bytes), encoding: { name, mark: true } };
}

function byContent(bytes: Uint8Array): DecodedText {
  const name = withoutMark(bytes);
  const text = name === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(name).decode(bytes);
  return { text, encoding: { name, mark: false } };
}

function withoutMark(bytes: Uint8Array): TextEncoding {
  // Text in UTF-16 mostly has every other byte zero.
  if (bytes.length >= 2 && bytes.length % 2 === 0) {
    if (bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
    if (bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
