import { expect } from '@jest/globals';
import { marked, type Token } from 'marked';

/** Characters that move a cursor, end a line for somebody, or reorder text. */
const unprintable = /(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\u2028\u2029\uFEFF]|\p{Cs}/u;

/** A log as a runner reads it: no commands but our own, nothing for a terminal. */
export function expectInertLog(text: string): void {
  expect(unprintable.exec(text)).toBeNull();
  for (const line of text.split('\n')) {
    if (!/^\s*::/.test(line)) {
      expect(line).not.toContain('##[');
      continue;
    }
    // What follows the head is data.
    expect(line).toMatch(/^::(error|warning|notice) [^:]+::|^::group::|^::endgroup::$/);
    const [, head = ''] = /^::(\w+ ?[^:]*)::/.exec(line) ?? [];
    expect(head).not.toMatch(/title=HOSTILE/);
  }
}

const ownHtml = /^(<w?br\/?>|<\/?code>|<!-- owa-im(-drift)?: [a-z0-9-]+ -->\s*)$/;

/** Markdown as GitHub reads it: no markup, link, mention or HTML that came with a value. */
export function expectInertMarkdown(text: string): void {
  expect(unprintable.exec(text)).toBeNull();
  marked.walkTokens(marked.lexer(text), (token: Token) => {
    switch (token.type) {
      case 'html':
        return expect(token.raw).toMatch(ownHtml);
      case 'image':
        return expect(token.raw).toBe('no image');
      case 'link':
        return expect(token.raw).not.toContain('evil');
      case 'heading':
      case 'strong':
      case 'code':
        return expect(token.raw).not.toMatch(/^\W*HOSTILE|```\nHOSTILE/);
      case 'text':
        if ('tokens' in token && token.tokens !== undefined) return;
        return expect(token.raw).not.toMatch(/@\w|(^|\s)#\d|GH-\d|\w#\d|[0-9a-f]{40}|www\.evil|:\/\/evil/);
    }
  });
}

/** A script whose strings and comments may differ, and nothing else. */
export function scriptShape(script: string): string {
  expect(script).toMatch(/^[\r\n\t -~]*$/);
  return script
    .split('\r\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/'(?:[^'\n]|'')*'/g, "''")
    .replace(/\(''(?: \+ (?:''|\[char\]0x[0-9A-F]{4}))+\)/g, "''");
}

/** SARIF: the messages hold no link of their own. */
export function expectInertSarif(text: string): void {
  const log = JSON.parse(text) as { runs: { results: { message: { text: string } }[] }[] };
  for (const { results } of log.runs)
    for (const { message } of results) {
      expect(unprintable.exec(message.text.replaceAll('\n', ' '))).toBeNull();
      expect(message.text).not.toMatch(/(?<!\\)\[[^\]]*\]\(/);
    }
}
