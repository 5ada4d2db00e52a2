import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';
import { unknownParameters } from '../cmdlets/unknown-parameters.ts';

export const unknownParameter: PowershellRule = {
  id: 'PSH117',
  alias: 'unknown-parameter',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'A parameter that no version of the documentation of the cmdlet names.',
  why: 'Binding fails, and nothing of the command is done. It is no error here because the documentation leaves some parameters out that Microsoft uses itself.',
  source: productDocumentation,
  bad: [
    {
      title: 'A parameter of another cmdlet.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -Identity mail.contoso.com -Registrar x -Port 5199\nEnable-CsTopology -Confirm:$false\n',
      at: ['1:82'],
    },
    {
      title: 'A word that is none of its parameters.',
      text: 'Get-OwaVirtualDirectory -Colour red\n',
      at: ['1:25'],
    },
    {
      title: 'In a pipeline.',
      text: 'Get-Mailbox jo | Set-CASMailbox -WebmailPolicy Default\n',
      at: ['1:33'],
    },
  ],
  good: [
    {
      title: 'Common parameters.',
      text: 'Get-Mailbox -ErrorAction Stop -ev failed -Verbose -OutVariable all\n',
    },
    { title: 'A misspelling, which has a rule of its own.', text: 'Get-OwaVirtualDirectory -Servers EX1\n' },
    { title: 'One that is there, though it is not documented.', text: 'Get-RemoteMailbox -PublicFolder\n' },
  ],
  *check(script) {
    for (const { use, name, at, meant } of unknownParameters(script)) {
      if (meant !== undefined) continue;
      yield {
        at,
        message: `${use.cmdlet.name} has no documented parameter -${name}.`,
        remedy: `Leave it out, or look at the documentation of ${use.cmdlet.name} for what is meant.`,
      };
    }
  },
};
