import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { nonAsciiPlaces } from '../cmdlets/code-places.ts';
import { isDashOfCode } from './typographic-dash.ts';

const refused = /[\u2010-\u2012\u2212\ufe58\ufe63\uff0d]/;

export const dashNotAccepted: PowershellRule = {
  id: 'PSH304',
  alias: 'dash-not-accepted',
  category: 'powershell',
  severity: 'error',
  summary: 'A character that looks like a hyphen before a parameter and is none for PowerShell.',
  why: 'The hyphen of Unicode, the non-breaking hyphen, the figure dash and the minus sign make text of what should be a parameter: it goes to the first positional parameter, or the command fails.',
  source: "PowerShell's tokenizer (CharTraits), tried with PowerShell 7.6.",
  bad: [
    { title: 'A minus sign.', text: 'Get-Mailbox \u2212Identity jo\n', at: ['1:13'] },
    { title: 'A non-breaking hyphen.', text: 'Get-Mailbox \u2011Identity jo\n', at: ['1:13'] },
    { title: 'In a name.', text: 'Get\u2011Mailbox -Identity jo\n', at: ['1:4'] },
    { title: 'A hyphen of Unicode, before an operator.', text: 'if ($a \u2010eq 1) { 2 }\n', at: ['1:8'] },
  ],
  good: [
    { title: 'A hyphen.', text: 'Get-Mailbox -Identity jo\n' },
    { title: 'An en dash, which works.', text: 'Get-Mailbox \u2013Identity jo\n' },
    { title: 'In a text.', text: "Write-Output 'minus \u2212x'\n" },
  ],
  *check({ source: { text } }) {
    for (const { offset } of nonAsciiPlaces(text).code) {
      if (!refused.test(text.charAt(offset)) || !isDashOfCode(text, offset)) continue;
      const at = { start: offset, end: offset + 1 };
      const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
      yield {
        at,
        message: `This is no hyphen for PowerShell but U+${code}.`,
        remedy: 'Write a hyphen.',
        edits: [{ at, text: '-' }],
      };
    }
  },
};
