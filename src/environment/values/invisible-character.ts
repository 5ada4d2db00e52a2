import { codePoint } from './quote.ts';

/**
 * Characters that a one-line text never means: controls and line ends, zero-width and direction marks (a thumbprint
 * copied from the certificate dialog begins with U+200E), byte-order marks, lone surrogates. The joiners U+200C and
 * U+200D stay allowed: some languages write with them.
 */
const invisible = /[\p{Cc}\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Cs}/u;

const names: Readonly<Record<string, string>> = {
  'U+0000': 'NULL',
  'U+0009': 'TAB',
  'U+000A': 'LINE FEED',
  'U+000D': 'CARRIAGE RETURN',
  'U+001B': 'ESCAPE',
  'U+00AD': 'SOFT HYPHEN',
  'U+200B': 'ZERO WIDTH SPACE',
  'U+200E': 'LEFT-TO-RIGHT MARK',
  'U+200F': 'RIGHT-TO-LEFT MARK',
  'U+2028': 'LINE SEPARATOR',
  'U+2029': 'PARAGRAPH SEPARATOR',
  'U+202A': 'LEFT-TO-RIGHT EMBEDDING',
  'U+202B': 'RIGHT-TO-LEFT EMBEDDING',
  'U+202C': 'POP DIRECTIONAL FORMATTING',
  'U+202D': 'LEFT-TO-RIGHT OVERRIDE',
  'U+202E': 'RIGHT-TO-LEFT OVERRIDE',
  'U+2060': 'WORD JOINER',
  'U+FEFF': 'BYTE ORDER MARK',
};

export interface InvisibleCharacter {
  readonly index: number;
  readonly length: number;
  /** `U+200E LEFT-TO-RIGHT MARK`, or the code point alone. */
  readonly name: string;
}

/** The first such character in a text. */
export function findInvisibleCharacter(text: string): InvisibleCharacter | undefined {
  const found = invisible.exec(text);
  if (found === null) return undefined;
  const point = codePoint(found[0]);
  const name = names[point];
  return {
    index: found.index,
    length: found[0].length,
    name: name === undefined ? point : `${point} ${name}`,
  };
}
