import { sep } from 'node:path';

/** Whether the text is meant as a pattern and not as the name of one file. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** More alternatives than this in one pattern are an accident, or an attack. */
const mostAlternatives = 256;

/**
 * A matcher for paths with `/`: `*` and `?` stay inside one name, `**` stands for any number of folders, `[abc]` for
 * one character, `{a,b}` for either. Like in a shell, a name with a leading dot has to be asked for. It takes no more
 * steps than pattern and path have characters, multiplied: a regular expression may take for ever.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const patterns = expandBraces(pattern).map((one) => one.split('/').map(parseName));
  return (path) => {
    const names = path.split('/');
    return patterns.some((parts) => matchSequence(parts, names, isAnyFolder, matchName, isVisible));
  };
}

type Piece = '*' | ((character: string) => boolean);
type NamePattern = '**' | { readonly dotted: 'dotted' | 'plain'; readonly pieces: readonly Piece[] };

const isAnyFolder = (part: NamePattern) => part === '**';
const isVisible = (name: string) => !name.startsWith('.');

function matchName(part: NamePattern, name: string): boolean {
  if (part === '**' || (part.dotted === 'plain' && !isVisible(name))) return false;
  return matchSequence(
    part.pieces,
    [...name],
    (piece) => piece === '*',
    (piece, character) => piece !== '*' && piece(character),
    () => true,
  );
}

/** A wildcard takes items one by one, and only the last wildcard is ever asked to take more. */
function matchSequence<Part, Item>(
  parts: readonly Part[],
  items: readonly Item[],
  isWild: (part: Part) => boolean,
  matches: (part: Part, item: Item) => boolean,
  mayTake: (item: Item) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  let wild = -1;
  let taken = 0;
  while (item < items.length) {
    const [wanted, found] = [parts[part], items[item]] as [Part, Item];
    if (part < parts.length && isWild(wanted)) {
      wild = part;
      taken = item;
      part += 1;
    } else if (part < parts.length && matches(wanted, found)) {
      part += 1;
      item += 1;
    } else {
      if (wild < 0 || !mayTake(items[taken] as Item)) return false;
      taken += 1;
      item = taken;
      part = wild + 1;
    }
  }
  while (part < parts.length && isWild(parts[part] as Part)) part += 1;
  return part === parts.length;
}

function parseName(text: string): NamePattern {
  if (text === '**') return '**';
  const pieces: Piece[] = [];
  for (const [token, not, set] of text.matchAll(/\[(!?)([^\]]+)\]|[\s\S]/gu)) {
    if (set !== undefined) pieces.push(inSet(set, not === '' ? 'inside' : 'outside'));
    else if (token === '*') pieces.push('*');
    else pieces.push(token === '?' ? () => true : (character) => character === token);
  }
  return { dotted: text.startsWith('.') ? 'dotted' : 'plain', pieces };
}

function inSet(set: string, side: 'inside' | 'outside'): (character: string) => boolean {
  const ranges = [...set.matchAll(/([\s\S])-([\s\S])|[\s\S]/gu)].map(
    ([one, from = one, to = one]) => [from, to] as const,
  );
  return (character) =>
    ranges.some(([from, to]) => from <= character && character <= to) === (side === 'inside');
}

function expandBraces(pattern: string): readonly string[] {
  let patterns = [pattern];
  for (;;) {
    const next = patterns.flatMap((one) => {
      const [whole, inner] = /\{([^{}]*)\}/.exec(one) ?? [];
      return whole === undefined || inner === undefined
        ? [one]
        : inner.split(',').map((choice) => one.replace(whole, () => choice));
    });
    if (next.length > mostAlternatives) return [pattern];
    if (next.length === patterns.length && next.every((one, index) => one === patterns[index])) return next;
    patterns = next;
  }
}

/** The folder that a pattern's plain beginning names, and a matcher for paths below it, as they are found from there. */
export function globParts(operand: string): { base: string; matches: (path: string) => boolean } {
  const pattern = operand.split(sep).join('/');
  const parts = pattern.split('/');
  const plain = parts.slice(0, parts.findIndex(isGlob)).join('/');
  const base = plain === '' ? (pattern.startsWith('/') ? '/' : '.') : plain;
  const matches = globMatcher(withoutDot(pattern));
  return { base, matches: (path) => matches(withoutDot(path.split(sep).join('/'))) };
}

function withoutDot(path: string): string {
  return path.replace(/^\.\//, '');
}
