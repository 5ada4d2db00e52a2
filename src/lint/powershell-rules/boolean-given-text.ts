import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';

export const booleanGivenText: PowershellRule = {
  id: 'PSH110',
  alias: 'boolean-given-text',
  category: 'cmdlets',
  severity: 'error',
  summary: 'Text where a parameter takes $true or $false.',
  why: 'PowerShell converts no text to a Boolean for a parameter, not even "true": "Boolean parameters accept only Boolean values and numbers".',
  source: `${productDocumentation} Microsoft, about_Booleans.`,
  bad: [
    {
      title: 'Without its dollar sign.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled true -InstantMessagingType Ocs\n',
      at: ['1:65'],
    },
    {
      title: 'In quotes.',
      text: "Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled '$true' -InstantMessagingType Ocs\n",
      at: ['1:65'],
    },
    {
      title: 'Another word.',
      text: 'New-CsTrustedApplicationPool -Identity a.contoso.com -Registrar b.contoso.com -Site 1 -RequiresReplication no\n',
      at: ['1:108'],
    },
  ],
  good: [
    {
      title: '$true.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
    },
    {
      title: 'A number.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled 1 -InstantMessagingType Ocs\n',
    },
    {
      title: 'Text for a parameter that takes text.',
      text: "Set-Mailbox -Identity jo -CustomAttribute1 'true'\n",
    },
  ],
  *check({ uses }) {
    for (const { cmdlet, bound } of uses) {
      for (const { parameter, value, name } of bound) {
        if (parameter?.type !== 'Boolean' || value?.kind !== 'string') continue;
        const meant = /^\$?(true|false)$/i.exec(value.text)?.[1]?.toLowerCase();
        yield {
          at: value.at,
          message: `-${name} of ${cmdlet.name} takes $true or $false, not the text "${value.text}".`,
          remedy: meant === undefined ? 'Write $true or $false.' : `Write $${meant}.`,
          ...(meant === undefined ? {} : { edits: [{ at: value.at, text: `$${meant}` }] }),
        };
      }
    }
  },
};
