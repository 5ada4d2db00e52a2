/**
 * Classes of characters as PowerShell's tokenizer divides them (about_Parsing, about_Quoting_Rules, about_Special_Characters).
 * An empty string stands for the end of the text. Typographic quotes and dashes count as the plain ones.
 */
const spaces = ' \t\v\f\u00a0\u0085';
const tokenEnds = '&(),;{|}\0\r\n';
const singleQuotes = "'\u2018\u2019\u201a\u201b";
const doubleQuotes = '"\u201c\u201d\u201e';
const dashes = '-\u2013\u2014\u2015';

/** White space within a line. */
export function isSpace(c: string): boolean {
  return c !== '' && (spaces.includes(c) || (c > '\u0100' && /\p{Z}/u.test(c)));
}

export function isNewline(c: string): boolean {
  return c === '\n' || c === '\r';
}

export function isSingleQuote(c: string): boolean {
  return c !== '' && singleQuotes.includes(c);
}

export function isDoubleQuote(c: string): boolean {
  return c !== '' && doubleQuotes.includes(c);
}

export function isDash(c: string): boolean {
  return c !== '' && dashes.includes(c);
}

/** What ends a bare word, and a word that is a keyword. */
export function endsToken(c: string): boolean {
  return c === '' || tokenEnds.includes(c) || isSpace(c);
}

/** What ends a number in an expression, besides what ends any word. */
export function endsNumber(c: string): boolean {
  return endsToken(c) || '!#%*+./<=>]?:'.includes(c) || isDash(c);
}

export function isLetter(c: string): boolean {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c > '\u007f' && /\p{L}/u.test(c));
}

export function isDigit(c: string): boolean {
  return c >= '0' && c <= '9' && c !== '';
}

export function startsIdentifier(c: string): boolean {
  return isLetter(c) || c === '_';
}

export function isInIdentifier(c: string): boolean {
  return startsIdentifier(c) || isDigit(c) || (c > '\u007f' && /\p{Nd}/u.test(c));
}

/** What may follow the dollar of a variable without braces. */
export function startsVariable(c: string): boolean {
  return isInIdentifier(c) || c === '$' || c === '?' || c === '^' || c === ':';
}
