import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Marked, type Token } from 'marked';
import { markdownCode, markdownText } from '../../src/report/markdown-text.ts';

const marked = new Marked({ gfm: true });

/** Every token of the text, inline ones included. */
function tokensOf(markdown: string): Token[] {
  const found: Token[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => {
    found.push(token);
  });
  return found;
}

/** What GitHub would look at for mentions, issues and commits: text that is not code. */
function looseText(markdown: string): string {
  return tokensOf(markdown)
    .flatMap((token) => (token.type === 'text' && !('tokens' in token && token.tokens) ? [token.raw] : []))
    .join(' ');
}

const nasty = [
  '@everyone',
  'a@example.com',
  'https://evil.example/x',
  'www.evil.example',
  '[x](https://evil.example)',
  '![x](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<!-- x',
  '| a | b |',
  '`code`',
  '``',
  '```',
  '**bold**',
  '_it_',
  '~~gone~~',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '---',
  '===',
  '#12',
  'GH-12',
  'owner/repo#12',
  '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4',
  'deadbeef1',
  ':tada:',
  '&lt;b&gt;',
  '\\',
  '$x$',
  '[^1]',
  '{{ x }}',
  '\u202Eevil',
  '\u200B@team',
  '\r\n\r\n# heading',
  '\u2028# heading',
];

describe('no value becomes markup, a link, a mention or an image', () => {
  test.each(nasty)('%j', (value) => {
    expectHarmless(markdownText(value));
    expectHarmless(markdownText(`Before ${value} and after, (${value}).`));
    expectHarmless(markdownCode(value));
  });

  test('any text', () => {
    const text = fc.array(
      fc.oneof(fc.constantFrom(...nasty, ' '), fc.string({ unit: 'binary', maxLength: 12 })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        expectHarmless(markdownText(parts.join('')));
        expectHarmless(markdownCode(parts.join('')));
      }),
      { numRuns: 300 },
    );
  });

  function expectHarmless(markdown: string): void {
    expect(markdown).not.toMatch(/[\r\n]/);
    for (const page of [`- ${markdown}`, `Text ${markdown} text`]) {
      const types = new Set(tokensOf(page).map((token) => token.type));
      for (const type of [
        'link',
        'image',
        'heading',
        'hr',
        'blockquote',
        'table',
        'strong',
        'em',
        'del',
        'def',
      ])
        expect([page, [...types]]).not.toEqual([page, expect.arrayContaining([type])]);
      const html = tokensOf(page).flatMap((token) => (token.type === 'html' ? [token.raw] : []));
      expect(html.filter((tag) => !/^<\/?code>$/.test(tag))).toEqual([]);
      const loose = looseText(page).replace(/&#\d+;/g, '');
      expect(loose).not.toMatch(/@\w|#\d|https?:|www\.|GH-\d|:\w+:/);
    }
  }
});

test('a cell stays one cell', () => {
  for (const value of nasty) {
    const table = `| a | b |\n|---|---|\n| ${markdownText(value)} | ${markdownCode(value)} |\n`;
    const [token] = marked.lexer(table);
    expect(token).toMatchObject({ type: 'table' });
    if (token?.type === 'table') expect(token.rows.map((row: unknown[]) => row.length)).toEqual([2]);
  }
});

test.each([
  ['Nobody notices.', 'Nobody notices.'],
  ["OWA's worker (the pool) restarts.", "OWA's worker (the pool) restarts."],
  ['the policy Führung', 'the policy Führung'],
  ['EX14/web-config/owa', '`EX14/web-config/owa`'],
  ['lies in (web.config/EX14.diff).', 'lies in (`web.config/EX14.diff`).'],
  ['EX14\\owa (Default Web Site)', '`EX14\\owa` (Default Web Site)'],
])('reads well: %s', (text, expected) => {
  expect(markdownText(text)).toBe(expected);
});

test.each([
  ['', '(empty)'],
  ['a|b', '<code>a&#124;b</code>'],
  ['a`b', '<code>a&#96;b</code>'],
  [' x', '<code>&#32;x</code>'],
  ['ex14.ntsystems.local', '`ex14.ntsystems.local`'],
])('code of %j', (text, expected) => {
  expect(markdownCode(text)).toBe(expected);
});
