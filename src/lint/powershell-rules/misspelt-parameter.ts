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
      title: 'In a hashtable that is splatted.',
      text: "$virtualDirectory = @{\n    Identity               = 'EX1\\owa (Default Web Site)'\n    InstantMesagingEnabled = $true\n    'InstantMesagingType'  = 'Ocs'\n}\nSet-OwaVirtualDirectory @virtualDirectory\n",
      at: ['3:5', '4:6'],
    },
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
      title: 'Another hashtable of the same name.',
      text: "function Set-One { $values = @{ Identitty = 'a' }; Use-It $values }\nfunction Set-Two { param($values) Set-Mailbox @values }\n",
    },
    {
      title: 'A function of the script that has the name.',
      text: 'function Get-Mailbox { param($Identitty) $Identitty }\nGet-Mailbox -Identitty jo\n',
    },
  ],
  *check(script) {
    for (const { use, name, at, nameAt, meant } of unknownParameters(script)) {
      if (meant === undefined) continue;
      yield {
        at,
        message: `${use.cmdlet.name} has no parameter -${name}.`,
        remedy: `Write ${nameAt.start === at.start ? '' : '-'}${meant}.`,
        edits: [{ at: nameAt, text: meant }],
      };
    }
  },
};
