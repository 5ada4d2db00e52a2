import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { nonAsciiPlaces } from '../cmdlets/code-places.ts';
import { isSafe } from './typographic-dash.ts';

export const nonAsciiWithoutMark: PowershellRule = {
  id: 'PSH307',
  alias: 'non-ascii-without-mark',
  category: 'powershell',
  severity: 'warning',
  summary: 'Text that is not ASCII, in a UTF-8 file without a byte order mark.',
  why: 'Windows PowerShell reads such a file in the ANSI code page: names and messages come out garbled, and a comparison with them fails. In comments it does no harm.',
  source: 'Microsoft, about_Character_Encoding.',
  bad: [
    { title: 'In a text.', text: "Get-Mailbox -Identity 'J\u00f6rg'\n", at: ['1:25'] },
    { title: 'In an expandable text.', text: 'Write-Output "Gr\u00f6\u00dfe: $size"\n', at: ['1:17'] },
    { title: 'In a name.', text: '$gr\u00f6\u00dfe = 1\n', at: ['1:4'] },
  ],
  good: [
    { title: 'With a mark.', text: "\ufeffGet-Mailbox -Identity 'J\u00f6rg'\n" },
    { title: 'In a comment.', text: '# J\u00f6rg\nGet-Date\n' },
    {
      title: 'In the code page of Windows.',
      text: "Get-Mailbox -Identity 'J\u00f6rg'\n",
      encoding: 'windows-1252',
    },
    {
      title: 'For PowerShell 7, which reads UTF-8.',
      text: "Write-Output 'J\u00f6rg'\n",
      context: { products: { powershell: '7.0' } },
    },
  ],
  *check(script) {
    if (isSafe(script)) return;
    const { code, firstInText } = nonAsciiPlaces(script.source.text);
    // Dashes and quotes have rules of their own.
    const inCode = code.find(({ offset }) => /[\p{L}\p{N}]/u.test(script.source.text.charAt(offset)))?.offset;
    const first = Math.min(inCode ?? Number.POSITIVE_INFINITY, firstInText ?? Number.POSITIVE_INFINITY);
    if (!Number.isFinite(first)) return;
    yield {
      at: { start: first, end: first + 1 },
      message:
        'Windows PowerShell misreads this character, and others, since the file has no byte order mark.',
      remedy: 'Save the file as UTF-8 with a byte order mark, or write the text in ASCII.',
    };
  },
};
