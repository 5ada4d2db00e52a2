import type { PowerShellPart } from '../plan/template.ts';
import { quoteValue } from './quote.ts';
import { lineOf, type Token, tokens } from './tokens.ts';

/**
 * The body of a template with a literal in the place of each variable that its `param(...)` declares.
 * Declared and given names have to be the same, and every one has to be used. A placeholder inside a string or a
 * comment, splatted, or declared again by an inner block would not be what it looks like, and is refused.
 */
export function fillTemplate({ template, values }: PowerShellPart): string {
  const { declared, body } = parsed(template);
  for (const name of Object.keys(values)) {
    if (!declared.includes(name)) throw new Error(`The template declares no ${name}: ${firstLine(template)}`);
  }
  const filled = body.map((piece) => {
    if (typeof piece === 'string') return piece;
    const value = values[piece.placeholder];
    if (value === undefined) throw new Error(`No value for ${piece.placeholder}: ${firstLine(template)}`);
    return quoteValue(value);
  });
  return filled.join('').trim();
}

interface ParsedTemplate {
  readonly declared: readonly string[];
  readonly body: readonly (string | { readonly placeholder: string })[];
}

/** Each template is read once and filled for every server of every environment. */
const known = new Map<string, ParsedTemplate>();

function parsed(template: string): ParsedTemplate {
  const before = known.get(template);
  if (before !== undefined) return before;
  const { declared, body } = splitParameters(template, tokens(template));
  const names = new Map(declared.map((name) => [name.toLowerCase(), name]));
  const unused = new Set(declared);
  const pieces = body.map((token) => {
    assertOutside(token, names, template);
    const name = token.kind === 'variable' ? names.get(token.text.slice(1).toLowerCase()) : undefined;
    if (name === undefined) return token.text;
    unused.delete(name);
    return { placeholder: name };
  });
  if (unused.size > 0)
    throw new Error(`Declared and not used: ${[...unused].join(', ')}: ${firstLine(template)}`);
  const result = { declared, body: merged(pieces) };
  known.set(template, result);
  return result;
}

/** Neighbouring texts become one. */
function merged(pieces: ParsedTemplate['body']): ParsedTemplate['body'] {
  const result: (string | { readonly placeholder: string })[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

/** A template without values has no `param` block. */
function splitParameters(
  template: string,
  all: readonly Token[],
): { declared: string[]; body: readonly Token[] } {
  const start = all.findIndex((token) => token.text.trim() !== '' && token.kind !== 'comment');
  if (!/^\s*param\b/i.test(all[start]?.text ?? '')) return { declared: [], body: all };
  const end = all.findIndex((token, index) => index > start && token.text === ')');
  if (end === -1) throw new Error(`The param block has no end: ${firstLine(template)}`);
  const declared = all
    .slice(start, end)
    .flatMap((token) => (token.kind === 'variable' ? [token.text.slice(1)] : []));
  return { declared, body: all.slice(end + 1) };
}

function assertOutside(token: Token, names: ReadonlyMap<string, string>, template: string): void {
  const line = () => lineOf(template, token.offset);
  if (token.kind === 'splat' && names.has(token.text.slice(1).toLowerCase())) {
    throw new Error(`Line ${line()}: a placeholder can't be splatted: ${token.text}`);
  }
  if (token.kind === 'variable' && /^\$(?:\{|\w+:)/.test(token.text)) {
    const bare = token.text.replace(/^\$\{?(?:\w+:)?|\}$/g, '').toLowerCase();
    if (names.has(bare))
      throw new Error(`Line ${line()}: write a placeholder without scope and braces: ${token.text}`);
  }
  if (names.size === 0 || !token.text.includes('$')) return;
  if (token.kind !== 'string' && token.kind !== 'expandable' && token.kind !== 'comment') return;
  for (const [match] of token.text.matchAll(/\$\{?(?:\w+:)?\w+/g)) {
    const bare = match.replace(/^\$\{?(?:\w+:)?/, '').toLowerCase();
    if (names.has(bare))
      throw new Error(`Line ${line()}: a placeholder inside a ${token.kind} stays as it is: ${match}`);
  }
}

function firstLine(template: string): string {
  return template.split('\n').find((line) => line.trim() !== '') ?? '';
}
