import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { nonAsciiPlaces } from '../cmdlets/code-places.ts';

const refused = /[\u00ab\u00bb\u00b4\u201f\u2032-\u2036\u2039\u203a\uff02\uff07]/;

export const quoteNotAccepted: PowershellRule = {
  id: 'PSH306',
  alias: 'quote-not-accepted',
  category: 'powershell',
  severity: 'error',
  summary: 'A character that looks like a quote and is none for PowerShell.',
  why: 'Guillemets, primes, the acute accent and full-width quotes begin no text: the words after them are separate arguments, with the character in the first.',
  source: "PowerShell's tokenizer (CharTraits), tried with PowerShell 7.6.",
  bad: [
    { title: 'Guillemets.', text: 'Get-Mailbox -Identity \u00abjo do\u00bb\n', at: ['1:23', '1:29'] },
    { title: 'A prime.', text: 'Get-Mailbox -Identity \u2032jo\n', at: ['1:23'] },
    { title: 'An accent.', text: '$name = \u00b4jo\n', at: ['1:9'] },
  ],
  good: [
    { title: 'Straight ones.', text: "Get-Mailbox -Identity 'jo do'\n" },
    { title: 'Typographic ones, which work.', text: 'Get-Mailbox -Identity \u201cjo do\u201d\n' },
    { title: 'In a text.', text: "Write-Output '\u00abjo\u00bb'\n" },
  ],
  *check({ source: { text } }) {
    for (const { offset, kind } of nonAsciiPlaces(text).code) {
      if (kind !== 'code' || !refused.test(text.charAt(offset))) continue;
      yield {
        at: { start: offset, end: offset + 1 },
        message: `"${text.charAt(offset)}" is no quote for PowerShell.`,
        remedy: 'Write a straight quote.',
      };
    }
  },
};
