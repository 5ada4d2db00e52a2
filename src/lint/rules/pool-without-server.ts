import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { poolsOf, serversOf } from '../servers-of.ts';

export const poolWithoutServer: EnvironmentRule = {
  id: 'OWA110',
  alias: 'pool-without-server',
  category: 'names',
  severity: 'information',
  summary: 'No server talks to a pool that the file lists.',
  why: 'The pool is only checked. Usually a server names another pool by mistake, or the pool is from before.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'All servers at the other pool.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, pool: sfb-eu.contoso.com }
`,
      at: ['skype.pools[1].fqdn'],
    },
    {
      title: 'The first one.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-us.contoso.com }
`,
      at: ['skype.pools[0].fqdn'],
    },
    {
      title: 'Only a server that is taken out.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-us.contoso.com, state: absent }
    - { name: EX2, fqdn: ex2.contoso.com, pool: sfb-eu.contoso.com }
`,
      at: ['skype.pools[1].fqdn'],
    },
  ],
  good: [
    {
      title: 'A server for each.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, pool: SFB-US.contoso.com }
`,
    },
    {
      title: 'The only pool.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'Without instant messaging no server talks to any pool.',
      text: `features: { onlineMeetings: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com }
    - { fqdn: sfb-us.contoso.com }
exchange:
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
  ],
  *check(environment) {
    if (environment.features?.instantMessaging !== true || environment.state === 'absent') return;
    const servers = serversOf(environment).filter(({ value }) => value.state !== 'absent');
    // A server whose pool could not be read may be the one.
    if (servers.length === 0 || servers.some(({ value }) => value.pool === undefined)) return;
    for (const { value: pool, path } of poolsOf(environment)) {
      if (pool.fqdn === undefined || servers.some(({ value }) => sameName(value.pool, pool.fqdn))) continue;
      yield {
        path: `${path}.fqdn`,
        message: `No server of the file talks to ${pool.fqdn}.`,
        remedy: "Correct the servers' pool, or remove this one.",
      };
    }
  },
};
