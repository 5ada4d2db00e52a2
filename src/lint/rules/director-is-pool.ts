import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const directorIsPool: EnvironmentRule = {
  id: 'OWA109',
  alias: 'director-is-pool',
  category: 'names',
  severity: 'warning',
  summary: '`director: true`, but the IM server name is that of the pool.',
  why: 'The mark says that the server talks to a Director in front of its pool. With the name of the pool, or none, it talks to the pool itself.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'No name of a Director.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, director: true }
`,
      at: ['exchange.servers[0].director'],
    },
    {
      title: "The pool's name.",
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, director: true, imServerName: LY14.ntsystems.local }
`,
      at: ['exchange.servers[0].director'],
    },
    {
      title: 'With several pools.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-us.contoso.com, director: true }
`,
      at: ['exchange.servers[0].director'],
    },
  ],
  good: [
    {
      title: 'A Director.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, director: true, imServerName: director.ntsystems.local }
`,
    },
    {
      title: 'No Director.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, imServerName: ly14.ntsystems.local }
`,
    },
    {
      title: 'Said to be none.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, director: false }
`,
    },
  ],
  *check(environment, given) {
    for (const { value: server, path } of serversOf(environment)) {
      if (server.director !== true || !server.pool || !given.isSound(`${path}.imServerName`)) continue;
      if (!sameName(server.imServerName, server.pool)) continue;
      yield {
        path: `${path}.director`,
        message: `The IM server name is ${server.imServerName}, the pool itself.`,
        remedy: "Add imServerName with the Director's name, or remove director.",
      };
    }
  },
};
