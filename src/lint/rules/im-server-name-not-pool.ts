import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const imServerNameNotPool: EnvironmentRule = {
  id: 'OWA102',
  alias: 'im-server-name-not-pool',
  category: 'names',
  severity: 'error',
  summary: "`imServerName` is neither the pool's name nor marked as a Director.",
  why: 'OWA opens its SIP connection to IMServerName, and the pool there must know the trusted pool. That is the pool given as Registrar, or a Director in front of it.',
  source:
    'Microsoft, "Configure instant messaging integration with Outlook on the web"; "Integrating Lync Server 2013 and Outlook Web App".',
  bad: [
    {
      title: 'A name that nothing else in the file has.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
      imServerName: ly15.tomt.local
`,
      at: ['exchange.servers[0].imServerName'],
    },
    {
      title: 'The other pool.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com, imServerName: sfb-us.contoso.com }
`,
      at: ['exchange.servers[0].imServerName'],
    },
    {
      title: 'A front end of the pool.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com, imServerName: fe1.sfb-eu.contoso.com }
`,
      at: ['exchange.servers[0].imServerName'],
    },
  ],
  good: [
    {
      title: 'A Director, on purpose.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
      imServerName: director.ntsystems.local
      director: true
`,
    },
    {
      title: "The pool's name, in another case.",
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com, imServerName: SFB-EU.contoso.com }
`,
    },
    {
      title: 'Nothing said.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-us.contoso.com }
`,
    },
  ],
  *check(environment) {
    for (const { value: server, path } of serversOf(environment)) {
      const { imServerName, pool } = server;
      if (imServerName === undefined || !pool || server.director !== false || sameName(imServerName, pool))
        continue;
      yield {
        path: `${path}.imServerName`,
        message: `${imServerName} is not the pool ${pool}, and is not marked as a Director.`,
        remedy: `Remove the key (the pool's name is the default), or add "director: true" if ${imServerName} is a Director.`,
      };
    }
  },
};
