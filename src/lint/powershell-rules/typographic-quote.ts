import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { nonAsciiPlaces } from '../cmdlets/code-places.ts';
import { isSafe } from './typographic-dash.ts';

export const typographicQuote: PowershellRule = {
  id: 'PSH305',
  alias: 'typographic-quote',
  category: 'powershell',
  severity: 'warning',
  summary: 'A typographic quote around a text.',
  why: 'PowerShell takes the usual typographic quotes for straight ones, but Windows PowerShell reads a file without a byte order mark in the ANSI code page: there they become other characters, and the text has no end. They come from web pages and word processors.',
  source:
    "PowerShell's tokenizer (CharTraits), tried with PowerShell 7.6; Microsoft, about_Character_Encoding.",
  bad: [
    { title: 'Double quotes.', text: 'Get-Mailbox -Identity \u201cjo\u201d\n', at: ['1:23', '1:26'] },
    { title: 'Single quotes.', text: 'Get-Mailbox -Identity \u2018jo\u2019\n', at: ['1:23', '1:26'] },
    { title: 'A low one that a straight one ends.', text: 'Get-Mailbox -Identity \u201ejo"\n', at: ['1:23'] },
  ],
  good: [
    { title: 'Straight ones.', text: "Get-Mailbox -Identity 'jo'\n" },
    { title: 'In a text of straight ones.', text: "Write-Output 'a \u201cquoted\u201d word'\n" },
    { title: 'In a comment.', text: '# The \u201cDefault\u201d policy\nGet-Date\n' },
  ],
  *check(script) {
    const { text } = script.source;
    for (const { offset, kind } of nonAsciiPlaces(text).code) {
      if (kind !== 'quote') continue;
      const at = { start: offset, end: offset + 1 };
      const straight = /[\u2018-\u201b]/.test(text.charAt(offset)) ? "'" : '"';
      yield {
        at,
        message: isSafe(script)
          ? 'This is a typographic quote, which PowerShell takes for a straight one.'
          : 'This is a typographic quote: Windows PowerShell misreads it, since the file has no byte order mark.',
        remedy: `Write ${straight}.`,
        edits: [{ at, text: straight }],
      };
    }
  },
};
