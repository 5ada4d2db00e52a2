import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';

export const ambiguousParameter: PowershellRule = {
  id: 'PSH106',
  alias: 'ambiguous-parameter',
  category: 'cmdlets',
  severity: 'error',
  summary: 'An abbreviated parameter that several parameters of the cmdlet begin with.',
  why: 'PowerShell refuses it: "the parameter name is ambiguous".',
  source: `${productDocumentation} Microsoft, about_Parameters.`,
  bad: [
    {
      title: 'Type or Enabled.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessaging $true\n',
      at: ['1:40'],
    },
    {
      title: 'Two of a trusted application pool.',
      text: 'New-CsTrustedApplicationPool -Identity a.contoso.com -Re pool.contoso.com\n',
      at: ['1:54'],
    },
    {
      title: 'Parameters and ... more.',
      text: 'Set-SettingOverride -Identity IM -M 15.1.1.1\n',
      at: ['1:34'],
    },
  ],
  good: [
    {
      title: 'Long enough.',
      text: 'New-CsTrustedApplicationPool -Identity a.contoso.com -Reg pool.contoso.com\n',
    },
    { title: 'A whole name that another one begins with.', text: 'Get-CsTrustedApplication -Identity a\n' },
    { title: 'One parameter only.', text: "Set-SettingOverride -Identity IM -Para 'a=b'\n" },
  ],
  *check({ uses }) {
    for (const { cmdlet, ambiguous } of uses) {
      for (const { argument, candidates } of ambiguous) {
        yield {
          at: argument.at,
          message: `-${argument.name} may be ${list(candidates)} of ${cmdlet.name}.`,
          remedy: 'Write the parameter in full.',
        };
      }
    }
  },
};

function list(candidates: readonly string[]): string {
  const shown = candidates.slice(0, 4).map((name) => `-${name}`);
  return candidates.length > 4
    ? `${shown.join(', ')} or one of ${candidates.length - 4} more`
    : shown.join(' or ');
}
