import { nearest } from '../../environment/values/nearest.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';
import { itemsOf } from '../cmdlets/value-text.ts';

export const valueNotAccepted: PowershellRule = {
  id: 'PSH109',
  alias: 'value-not-accepted',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'A value that the documentation does not name among those that a parameter accepts.',
  why: 'Binding fails where the list is complete, as it mostly is. An enumeration also takes numbers, beginnings of its names, and several names with commas between.',
  source: productDocumentation,
  bad: [
    {
      title: 'Misspelt.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true -InstantMessagingType Lync\n',
      at: ['1:93'],
    },
    {
      title: 'Another word.',
      text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Trusted -MetadataUrl https://autodiscover.contoso.com/autodiscover/metadata/json/1\n',
      at: ['1:68'],
    },
    {
      title: 'One of several.',
      text: "Enable-ExchangeCertificate -Thumbprint 8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B -Services 'IIS, HTTPS' -Force\n",
      at: ['1:91'],
    },
  ],
  good: [
    {
      title: 'In any case.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true -InstantMessagingType OCS\n',
    },
    {
      title: 'Several, as one text.',
      text: "Enable-ExchangeCertificate -Thumbprint 8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B -Services 'IIS, SMTP' -Force\n",
    },
    {
      title: 'Not known before it runs.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true -InstantMessagingType $type\n',
    },
  ],
  *check({ uses }) {
    for (const { cmdlet, bound } of uses) {
      for (const { parameter, value, name } of bound) {
        if (parameter === undefined || parameter.values.length === 0) continue;
        for (const item of itemsOf(value)) {
          if (item.kind !== 'string') continue;
          const wrong = item.text.split(',').find((one) => !isAccepted(one.trim(), parameter.values));
          if (wrong === undefined) continue;
          const meant = nearest(wrong.trim(), parameter.values);
          yield {
            at: item.at,
            message: `-${name} of ${cmdlet.name} accepts ${shown(parameter.values)}, as far as is documented, not "${wrong.trim()}".`,
            remedy: meant === undefined ? `Write one of them.` : `Write ${meant}.`,
          };
        }
      }
    }
  },
};

function isAccepted(text: string, values: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return /^\d*$/.test(text) || values.some((value) => value.toLowerCase().startsWith(lower));
}

function shown(values: readonly string[]): string {
  return values.length > 8
    ? `${values.slice(0, 8).join(', ')} and ${values.length - 8} more`
    : values.join(', ');
}
