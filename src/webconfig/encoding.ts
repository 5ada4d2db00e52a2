import { brief, problemAfter, Unfit } from './problem.ts';

type EncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1' | 'us-ascii';

/** A web.config as text, with what is needed to find each character's byte again. `text` has no byte order mark. */
export interface DecodedText {
  readonly encoding: EncodingName;
  readonly markLength: number;
  readonly text: string;
}

/**
 * The XML declaration. Group 1 and 2 lead to the encoding's quote, 3 or 4 is the encoding.
 * Version 1.1 is refused by .NET's readers, and so here.
 */
export const declarationPattern =
  /^<\?xml([ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0'))(?:([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*)(?:"([A-Za-z][A-Za-z0-9._-]*)"|'([A-Za-z][A-Za-z0-9._-]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/;

const saveAsUtf8 = 'Save the file as UTF-8 with a byte order mark, and let its XML declaration say so.';

/** Characters of windows-1252 at 0x80 to 0x9F; the five that it leaves open stand for themselves, as in .NET. */
const windows1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** Node's own decoder takes 0x80 to 0x9F for control characters. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
}

/** Only encodings in which bytes and text determine each other are read; throws `Unfit` for the rest. */
export function decode(bytes: Uint8Array): DecodedText {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (head === 'fffe0000' || head === '0000feff' || head === '0000003c' || head === '3c000000') {
    throw unfit('', 'The file is in UTF-32.');
  }
  if (head.startsWith('3c00') || head.startsWith('003c')) {
    throw unfit('', 'The file is in UTF-16 without a byte order mark.');
  }
  if (head.startsWith('fffe')) return marked(bytes, 'utf-16le', 2);
  if (head.startsWith('feff')) return marked(bytes, 'utf-16be', 2);
  if (head.startsWith('efbbbf')) return marked(bytes, 'utf-8', 3);
  return unmarked(bytes);
}

function marked(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', length: number): DecodedText {
  const body = bytes.subarray(length);
  const text = encoding === 'utf-8' ? decodeUtf8(body) : decodeUtf16(body, encoding);
  const declared = declaredEncoding(text);
  const expected = encoding === 'utf-8' ? 'utf-8' : 'utf-16';
  if (declared !== undefined && declared.name.toLowerCase() !== expected) {
    throw unfit(
      text.slice(0, declared.at),
      `The XML declaration says ${brief(declared.name)}, but the byte order mark says ${expected}.`,
    );
  }
  return { encoding, markLength: length, text };
}

function unmarked(bytes: Uint8Array): DecodedText {
  const latin = Buffer.from(bytes).toString('latin1');
  const declared = declaredEncoding(latin);
  const name = declared?.name.toLowerCase() ?? 'utf-8';
  switch (name) {
    case 'utf-8':
      return { encoding: name, markLength: 0, text: decodeUtf8(bytes) };
    case 'iso-8859-1':
      return { encoding: name, markLength: 0, text: latin };
    case 'windows-1252':
      return { encoding: name, markLength: 0, text: decodeWindows1252(bytes) };
    case 'us-ascii': {
      const bad = latin.search(/[\x80-\xff]/);
      if (bad >= 0)
        throw unfit(latin.slice(0, bad), 'The XML declaration says us-ascii, but this byte is not ASCII.');
      return { encoding: name, markLength: 0, text: latin };
    }
    case 'utf-16':
      throw unfit(
        latin.slice(0, declared?.at ?? 0),
        'The XML declaration says utf-16, but the file has no byte order mark.',
      );
    default:
      throw unfit(
        latin.slice(0, declared?.at ?? 0),
        `The encoding ${brief(declared?.name ?? '')} can't be kept byte for byte.`,
      );
  }
}

function declaredEncoding(text: string): { readonly name: string; readonly at: number } | undefined {
  const [, version = '', lead = '', double, single] = declarationPattern.exec(text) ?? [];
  const name = double ?? single;
  return name === undefined ? undefined : { name, at: '<?xml'.length + version.length + lead.length + 1 };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const good = bytes.subarray(0, utf8Prefix(bytes));
    throw unfit(new TextDecoder('utf-8', { ignoreBOM: true }).decode(good), 'This byte is not valid UTF-8.');
  }
}

/** How many bytes from the start are whole, valid UTF-8 characters (table 3-7 of the Unicode standard). */
function utf8Prefix(bytes: Uint8Array): number {
  const latin = Buffer.from(bytes).toString('latin1');
  const run =
    /[^\x80-\xff]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/y;
  let end = 0;
  while (run.test(latin)) end = run.lastIndex;
  return end;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (encoding === 'utf-16be' ? whole.swap16() : whole).toString('utf16le');
  const lone = text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  if (lone >= 0) throw unfit(text.slice(0, lone), 'This half of a surrogate pair stands alone.');
  if (whole.length !== bytes.length) throw unfit(text, 'The file ends in the middle of a UTF-16 character.');
  return text;
}

/** The bytes of `text` in a file's encoding; undefined where the encoding lacks a character. */
export function encode(text: string, encoding: EncodingName): Uint8Array | undefined {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'us-ascii':
      return /[\x80-\uffff]/.test(text) ? undefined : Buffer.from(text, 'latin1');
    case 'iso-8859-1':
      return /[\u0100-\uffff]/.test(text) ? undefined : Buffer.from(text, 'latin1');
    case 'windows-1252': {
      const codes = Array.from({ length: text.length }, (_, at) => windows1252Byte(text.charAt(at)));
      return codes.includes(-1) ? undefined : Buffer.from(codes);
    }
  }
}

function windows1252Byte(character: string): number {
  const code = character.charCodeAt(0);
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const at = windows1252.indexOf(character);
  return at < 0 ? -1 : 0x80 + at;
}

function unfit(before: string, message: string): Unfit {
  return new Unfit(problemAfter(before, 'encoding', message, saveAsUtf8));
}
