import { sameName } from '../../environment/values/same-name.ts';
import { hostOf } from '../../environment/values/urls.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const autodiscoverServerName: EnvironmentRule = {
  id: 'OWA101',
  alias: 'autodiscover-server-name',
  category: 'names',
  severity: 'error',
  summary: "`exchange.autodiscover`, or the host of `oauth.exchangeAutodiscoverUrl`, is a server's own name.",
  why: 'New-CsPartnerApplication fetches the metadata document while it binds its parameters. With the name of a server it fails where the certificate in front carries the Autodiscover name; with Lync 2013 and Exchange 2013 only the Autodiscover name was seen to work.',
  source: 'Microsoft, "Configure partner applications in Skype for Business Server"; the article itself.',
  bad: [
    {
      title: 'The name of the only server.',
      text: `exchange:
  autodiscover: ex14.ntsystems.local
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
`,
      at: ['exchange.autodiscover'],
    },
    {
      title: 'In another case, the second of two.',
      text: `exchange:
  autodiscover: EX2.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
      at: ['exchange.autodiscover'],
    },
    {
      title: 'In the URL.',
      text: `features: { onlineMeetings: true }
exchange:
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
oauth:
  exchangeAutodiscoverUrl: https://ex1.contoso.com/autodiscover/autodiscover.svc
`,
      at: ['oauth.exchangeAutodiscoverUrl'],
    },
  ],
  good: [
    {
      title: 'The name that clients use.',
      text: `exchange:
  autodiscover: autodiscover.ntsystems.local
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
`,
    },
    {
      title: 'A name below that of a server.',
      text: `exchange:
  autodiscover: autodiscover.ex14.ntsystems.local
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'The URL that follows from the name.',
      text: `features: { onlineMeetings: true }
oauth:
  exchangeAutodiscoverUrl: https://autodiscover.contoso.com/autodiscover/autodiscover.svc
exchange:
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
  ],
  *check(environment, given) {
    const { exchange, oauth } = environment;
    const url = 'oauth.exchangeAutodiscoverUrl';
    const hosts = [
      { path: 'exchange.autodiscover', host: exchange?.autodiscover },
      ...(given.has(url) ? [{ path: url, host: hostOf(oauth?.exchangeAutodiscoverUrl ?? '') }] : []),
    ];
    for (const { path, host } of hosts) {
      const server = serversOf(environment).find(({ value }) => sameName(value.fqdn, host));
      if (host === undefined || server === undefined) continue;
      yield {
        path,
        message: `${host} is the server ${server.value.name ?? host} itself, not the name of Autodiscover.`,
        remedy: `Write the host name that clients use, such as autodiscover.${host.slice(host.indexOf('.') + 1)}.`,
      };
    }
  },
};
