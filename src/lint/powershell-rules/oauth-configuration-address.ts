import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { literalText } from '../cmdlets/value-text.ts';

export const oauthConfigurationAddress: PowershellRule = {
  id: 'PSH219',
  alias: 'oauth-configuration-address',
  category: 'names',
  severity: 'warning',
  summary:
    '`Set-CsOAuthConfiguration` with a realm that is no domain, or an autodiscover address that is not encrypted or of another service.',
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
      title: 'Not encrypted.',
      text: 'Set-CsOAuthConfiguration -ExchangeAutodiscoverUrl http://autodiscover.contoso.com/autodiscover/autodiscover.svc\n',
      at: ['1:51'],
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
      if (address === undefined || text === undefined) continue;
      if (/^http:/i.test(text)) {
        yield {
          at: address.at,
          message: `"${text}" is not encrypted.`,
          remedy: 'Write https: tokens pass through this address.',
        };
      }
      if (/\/autodiscover\/autodiscover\.svc$/i.test(text)) continue;
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
