export type TokenKind = 'comment' | 'string' | 'expandable' | 'variable' | 'splat' | 'text';

/** Text goes on until something of another kind, or a closing parenthesis, comes. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly offset: number;
}

/**
 * The parts of PowerShell text that matter for putting values in: comments, strings and variables. It is for the
 * templates of this project, and refuses what they don't use: here-strings and block comments.
 */
export function tokens(script: string): Token[] {
  const found: Token[] = [];
  for (const match of script.matchAll(pattern)) {
    const offset = match.index;
    const text = match[0];
    if (
      (text === '<' && script[offset + 1] === '#') ||
      (text === '@' && /['"]/.test(script[offset + 1] ?? ''))
    ) {
      throw new Error(
        `Line ${lineOf(script, offset)}: here-strings and block comments are not for templates.`,
      );
    }
    found.push({
      kind: kinds[match.slice(1).findIndex((group) => group !== undefined)] ?? 'text',
      text,
      offset,
    });
  }
  return found;
}

/** The kind of each group of `pattern`; what is in none is text. */
const kinds: readonly TokenKind[] = ['comment', 'string', 'expandable', 'variable', 'splat'];

const pattern = new RegExp(
  [
    /(#[^\n]*)/,
    /('(?:[^'\n]|'')*')/,
    /("(?:[^"`\n]|""|`.)*")/,
    /(\$(?:\{[^}\n]*\}|(?:(?:global|script|local|private|using|env|function|variable):)?[A-Za-z_][A-Za-z0-9_]*|[_?^$]))/,
    /(@[A-Za-z_][A-Za-z0-9_]*)/,
    // A `#` or `@` inside a word is part of the word. A closing parenthesis stands alone: it ends a param block.
    /(?:[A-Za-z0-9_][A-Za-z0-9_#@]*|[^#'"$@A-Za-z0-9_<)])+|[\s\S]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

export function lineOf(script: string, offset: number): number {
  return script.slice(0, offset).split('\n').length;
}
