import { printable } from './printable.ts';

/** A word of these characters alone means the same in Markdown as it looks. */
const plainWord = /^[('"]?(?:[A-Za-z0-9](?:[A-Za-z0-9.'-]*[A-Za-z0-9])?)?[)'"]?[.,:;!?]?[)'"]?$/;
/** The same in all languages; asked second, since it is costly to build. */
const plainForeignWord = () =>
  /^[('"]?(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.'’-]*[\p{L}\p{M}\p{N}])?)?[)'"]?[.,:;!?]?[)'"]?$/u;

/** Words that GitHub turns into links although they are plain: addresses, issues, commits. */
const linkedWord = /www\.|GH-\d|^\d+[.)]$|(?<![a-z0-9])(?=[a-f]*\d)[0-9a-f]{7,40}(?![a-z0-9])/i;

/** Characters that a column of the summary's table has without pushing the others out of the page. */
const longestWord = 36;

/**
 * A sentence that may hold values of a YAML file, safe anywhere inside a line of Markdown, table cells included.
 * Whatever could be markup, a mention, a link or HTML is shown as code; GitHub looks for none of them in there.
 */
export function markdownText(sentence: string): string {
  return oneLine(sentence)
    .split(' ')
    .map((word) => (isPlain(word) && !linkedWord.test(word) ? word : codeWithTail(word)))
    .join(' ');
}

function isPlain(word: string): boolean {
  return plainWord.test(word) || (/[^ -~]/.test(word) && plainForeignWord().test(word));
}

/** A value as it is, as code. Spaces at its ends and doubled ones stay visible. */
export function markdownCode(value: string): string {
  const text = oneLine(value);
  if (text === '') return '(empty)';
  // Backticks need a longer fence and a bar ends a table cell even in code: HTML has neither problem.
  if (/[`|]|^ | $| {2}/.test(text))
    return `<code>${text.replace(/[^\p{L}\p{N}]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>`;
  return `\`${text}\``;
}

/**
 * Markdown for a column of a table: browsers break no line inside a word, so long code gets places where they may, behind
 * its separators. Code that holds a backtick is HTML and stays as it is.
 */
export function breakableCode(markdown: string): string {
  return markdown.replace(/`([^`]+)`/g, (span, code: string) =>
    code.length <= longestWord
      ? span
      : (code.match(/[^/\\=]+[/\\=]?|[/\\=]/g) ?? []).map((part) => `\`${part}\``).join('<wbr>'),
  );
}

/** Punctuation that ends a clause stays outside of the code. */
function codeWithTail(word: string): string {
  const [, open, inner, tail] = /^([(]?)(.*?)([).,:;]*)$/s.exec(word) ?? [];
  if (inner === undefined || inner === '') return word === '' ? '' : markdownCode(word);
  return `${open}${markdownCode(inner)}${tail}`;
}

function oneLine(text: string): string {
  return printable(text.replace(/[\r\n\t]+/g, ' '));
}
