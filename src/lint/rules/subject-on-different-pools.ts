import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { trustedServersOf } from '../trusted-servers-of.ts';

export const subjectOnDifferentPools: EnvironmentRule = {
  id: 'OWA205',
  alias: 'subject-on-different-pools',
  category: 'certificates',
  severity: 'warning',
  summary: 'Servers share a certificate subject, but talk to different pools.',
  why: 'The subject is the name of one trusted application pool, and that has one Registrar: the pool of the first of these servers. Microsoft wants IMServerName to be the pool given as Registrar.',
  source: 'Microsoft, New-CsTrustedApplicationPool; "Integrating Lync Server 2013 and Outlook Web App 2013".',
  bad: [
    {
      title: 'One public certificate in two sites.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  version: 2019
  servers:
    - { name: EX-EU1, fqdn: ex-eu1.contoso.com, pool: sfb-eu.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
    - { name: EX-US1, fqdn: ex-us1.contoso.com, pool: sfb-us.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].pool'],
    },
    {
      title: 'In another case.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, pool: sfb-us.contoso.com, certificate: { subject: Mail.Contoso.com, shared: true } }
    - { name: EX3, fqdn: ex3.contoso.com, pool: sfb-us.contoso.com, certificate: { subject: MAIL.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].pool', 'exchange.servers[2].pool'],
    },
    {
      title: 'Versions do not matter.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  version: 2019-cu14
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013, trustedPool: create, pool: sfb-us.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].pool'],
    },
  ],
  good: [
    {
      title: 'One subject, one pool.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, pool: SFB-EU.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
`,
    },
    {
      title: 'A certificate of its own for each.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-eu.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, pool: sfb-us.contoso.com }
`,
    },
    {
      title: 'A known server has no trusted pool.',
      text: `features: { instantMessaging: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server, pool: sfb-eu.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: known-server, pool: sfb-us.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
`,
    },
  ],
  *check(environment) {
    const servers = trustedServersOf(environment).filter(({ value }) => value.trustedPool === 'create');
    for (const [index, { value: server, path }] of servers.entries()) {
      const subject = server.certificate?.subject;
      const first = servers
        .slice(0, index)
        .find(({ value }) => sameName(value.certificate?.subject, subject));
      if (!server.pool || !first?.value.pool || sameName(server.pool, first.value.pool)) continue;
      yield {
        path: `${path}.pool`,
        message: `The trusted pool ${subject} is registered with ${first.value.pool}, the pool of ${first.value.name ?? first.path}; this server talks to ${server.pool}.`,
        remedy: `Write ${first.value.pool}, give the servers of each pool a certificate subject of their own, or acknowledge this warning.`,
      };
    }
  },
};
