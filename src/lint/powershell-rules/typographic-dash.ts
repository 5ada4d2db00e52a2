import type { BoundScript, PowershellRule } from '../cmdlets/bound-script.ts';
import { nonAsciiPlaces } from '../cmdlets/code-places.ts';

const accepted = /[\u2013-\u2015]/;

const verb =
  /(?:^|[\s({;|&])(?:get|set|new|add|remove|enable|disable|test|start|stop|restart|update|import|export|invoke|grant|move)$/i;

/** Whether a dash begins a parameter or an operator, stands between values, or between a verb and its noun. */
export function isDashOfCode(text: string, offset: number): boolean {
  if (!/[\w?]/.test(text.charAt(offset + 1))) return false;
  return (
    /[\s({;|&,=]|^$/.test(text.charAt(offset - 1)) || verb.test(text.slice(Math.max(0, offset - 12), offset))
  );
}

export function isSafe({ encoding, products }: BoundScript): boolean {
  return encoding.mark || encoding.name !== 'utf-8' || products.powershell === '7.0';
}

export const typographicDash: PowershellRule = {
  id: 'PSH303',
  alias: 'typographic-dash',
  category: 'powershell',
  severity: 'warning',
  summary: 'A typographic dash before a parameter.',
  why: 'PowerShell takes the en dash, the em dash and the horizontal bar for a hyphen, but Windows PowerShell reads a file without a byte order mark in the ANSI code page: there an en dash becomes three characters, the last of them a quote, and the script breaks. They come from web pages and word processors.',
  source:
    "PowerShell's tokenizer (CharTraits), tried with PowerShell 7.6; Microsoft, about_Character_Encoding.",
  bad: [
    { title: 'An en dash.', text: 'Set-CsOAuthConfiguration \u2013Realm contoso.com\n', at: ['1:26'] },
    { title: 'An em dash.', text: 'Get-Mailbox \u2014Identity jo\n', at: ['1:13'] },
    { title: 'Before an operator.', text: 'if ($a \u2013eq 1) { 2 }\n', at: ['1:8'] },
    { title: 'In a name.', text: 'Get\u2013Mailbox -Identity jo\n', at: ['1:4'] },
  ],
  good: [
    { title: 'A hyphen.', text: 'Set-CsOAuthConfiguration -Realm contoso.com\n' },
    { title: 'In a text.', text: "Write-Output '10 \u201320 servers'\n" },
    { title: 'In a file name.', text: 'Get-Content report\u2013may.txt\n' },
    { title: 'In a comment.', text: '# Owa \u2013Exchange\nGet-Date\n' },
  ],
  *check(script) {
    const { text } = script.source;
    for (const { offset } of nonAsciiPlaces(text).code) {
      if (!accepted.test(text.charAt(offset)) || !isDashOfCode(text, offset)) continue;
      const at = { start: offset, end: offset + 1 };
      yield {
        at,
        message: isSafe(script)
          ? 'This is a typographic dash, which PowerShell takes for a hyphen.'
          : 'This is a typographic dash: Windows PowerShell misreads it, since the file has no byte order mark.',
        remedy: 'Write a hyphen.',
        edits: [{ at, text: '-' }],
      };
    }
  },
};
