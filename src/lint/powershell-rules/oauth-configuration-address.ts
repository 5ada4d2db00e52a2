import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { literalText } from '../cmdlets/value-text.ts';

export const oauthConfigurationAddress: PowershellRule = {
  id: 'PSH219',
  alias: 'oauth-configuration-address',
  category: 'names',
  severity: 'warning',
  summary:
    '`Set-CsOAuthConfiguration` with a realm that is no domain, or an autodiscover address of another service.',
  why: 'The realm is a SIP or SMTP domain, stated in every token: an address or a wildcard there makes Exchange answer 401. Lync asks autodiscover.svc, not the service of Outlook, autodiscover.xml.',
  source:
    'Microsoft, reference of Set-CsOAuthConfiguration; "Configure partner applications in Skype for Business Server".',
  bad: [
    {
      title: 'The service of Outlook.',
      text: 'Set-CsOAuthConfiguration -Identity global -ExchangeAutodiscoverUrl https://autodiscover.contoso.com/autodiscover/autodiscover.xml\n',
      at: ['1:68'],
    },
    {
      title: 'An address as realm.',
      text: 'Set-CsOAuthConfiguration -Realm https://contoso.com\n',
      at: ['1:33'],
    },
    {
      title: 'A wildcard as realm.',
      text: "Set-CsOAuthConfiguration -Realm '*.contoso.com'\n",
      at: ['1:33'],
    },
  ],
  good: [
    {
      title: 'autodiscover.svc.',
      text: 'Set-CsOAuthConfiguration -Identity global -ExchangeAutodiscoverUrl https://autodiscover.contoso.com/autodiscover/autodiscover.svc\n',
    },
    { title: 'A domain as realm.', text: 'Set-CsOAuthConfiguration -Realm contoso.com\n' },
    {
      title: 'A wildcard where one is meant.',
      text: "Set-CsOAuthConfiguration -ExchangeAutodiscoverAllowedDomains '*.contoso.com'\n",
    },
  ],
  *check({ uses }) {
    for (const use of uses) {
      if (use.cmdlet.name !== 'Set-CsOAuthConfiguration') continue;
      const realm = boundTo(use, 'Realm')?.value;
      const domain = literalText(realm);
      if (realm !== undefined && domain !== undefined && /[:/*@]/.test(domain)) {
        yield {
          at: realm.at,
          message: `The realm "${domain}" is no domain.`,
          remedy: 'Write the SIP domain alone, as contoso.com.',
        };
      }
      const address = boundTo(use, 'ExchangeAutodiscoverUrl')?.value;
      const text = literalText(address);
      if (address === undefined || text === undefined || /\/autodiscover\/autodiscover\.svc$/i.test(text))
        continue;
      const meant = text.replace(/\/autodiscover\.xml$/i, '/autodiscover.svc');
      yield {
        at: address.at,
        message: `"${text}" is not the service that Lync asks, autodiscover.svc.`,
        remedy: 'Write the address that ends with /autodiscover/autodiscover.svc.',
        ...(meant !== text && address.kind === 'string' && address.quote === 'none'
          ? { edits: [{ at: address.at, text: meant }] }
          : {}),
      };
    }
  },
};
