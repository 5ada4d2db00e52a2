import { isOnPremises } from '../cmdlets/applies-to.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';

export const parameterWithoutValue: PowershellRule = {
  id: 'PSH118',
  alias: 'parameter-without-value',
  category: 'cmdlets',
  severity: 'error',
  summary: 'A parameter that takes a value, without one.',
  why: 'PowerShell refuses the command: "Missing an argument for parameter". Only switches stand alone; $true and $false are values that a Boolean parameter needs.',
  source: `${productDocumentation} Microsoft, about_Parameters.`,
  bad: [
    {
      title: 'A Boolean taken for a switch.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled -InstantMessagingType Ocs\n',
      at: ['1:40'],
    },
    {
      title: 'At the end.',
      text: 'Get-OwaVirtualDirectory -Server EX1 | Set-OwaVirtualDirectory -InstantMessagingType Ocs -InstantMessagingEnabled\n',
      at: ['1:89'],
    },
    {
      title: 'The value is lost.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar -Site 1 -RequiresReplication $false\n',
      at: ['1:57'],
    },
  ],
  good: [
    {
      title: 'A switch.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Force -Confirm:$false\n",
    },
    {
      title: 'A value behind a colon.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled:$true -InstantMessagingType:Ocs\n',
    },
    {
      title: 'A value on the next line.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true -InstantMessagingType `\n    Ocs\n',
    },
    { title: 'One that is not known.', text: 'Get-OwaVirtualDirectory -Colour -Server EX1\n' },
  ],
  *check({ uses }) {
    for (const { cmdlet, bound } of uses) {
      for (const { parameter, argument, value, name, how } of bound) {
        if (value !== undefined || parameter === undefined || how === 'position') continue;
        // Where a page contradicts itself, or is of an online service, its type may be wrong, too.
        if (parameter.type === 'switch' || parameter.isDoubtful || !isOnPremises(parameter.applies)) continue;
        yield {
          at: argument.at,
          message: `-${name} of ${cmdlet.name} takes a value, and none follows.`,
          remedy:
            parameter.type === 'Boolean' ? 'Write $true or $false after it.' : 'Write its value after it.',
        };
      }
    }
  },
};
