import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';
import { unknownParameters } from '../cmdlets/unknown-parameters.ts';

export const misspeltParameter: PowershellRule = {
  id: 'PSH103',
  alias: 'misspelt-parameter',
  category: 'cmdlets',
  severity: 'error',
  summary: 'A parameter that the cmdlet does not have, a letter or two away from one that it has.',
  why: 'Binding fails, and nothing of the command is done.',
  source: productDocumentation,
  bad: [
    {
      title: 'A letter is missing.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMesagingType Ocs -InstantMessagingEnabled $true\n',
      at: ['1:40'],
    },
    { title: 'A plural, with a colon.', text: 'Get-OwaVirtualDirectory -Servers:EX1\n', at: ['1:25'] },
    {
      title: 'Letters in another order.',
      text: 'New-CsTrustedApplicationPool -Identity a.contoso.com -Registrar b.contoso.com -Site 1 -RequiresRepliaction $false\nEnable-CsTopology -Confirm:$false\n',
      at: ['1:87'],
    },
  ],
  good: [
    { title: 'In another case.', text: 'get-owavirtualdirectory -server EX1 -adpropertiesonly\n' },
    { title: 'Abbreviated.', text: 'Get-OwaVirtualDirectory -Serv EX1\n' },
    {
      title: 'A function of the script that has the name.',
      text: 'function Get-Mailbox { param($Identitty) $Identitty }\nGet-Mailbox -Identitty jo\n',
    },
  ],
  *check(script) {
    for (const { use, name, at, meant } of unknownParameters(script)) {
      if (meant === undefined) continue;
      yield {
        at,
        message: `${use.cmdlet.name} has no parameter -${name}.`,
        remedy: `Write -${meant}.`,
        edits: [{ at: { start: at.start + 1, end: at.end }, text: meant }],
      };
    }
  },
};
