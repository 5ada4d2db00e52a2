import { exchangeGenerations } from '../../catalog/versions.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const webConfigCopyUnused: EnvironmentRule = {
  id: 'OWA411',
  alias: 'web-config-copy-unused',
  category: 'rollout',
  severity: 'information',
  summary: 'A copy of web.config of a server whose web.config is not edited.',
  why: 'Exchange 2016 and later take both values from a setting override, and a 2013 server without the Mailbox role has no back end. There is no preview to make from the copy.',
  source: 'Microsoft, "Configure instant messaging in Exchange 2019 Outlook on the web".',
  bad: [
    {
      title: 'Exchange 2016.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX16, fqdn: ex16.contoso.com, version: 2016-cu23, webConfig: ex16.web.config }
`,
      at: ['exchange.servers[0].webConfig'],
    },
    {
      title: 'By the version of all.',
      text: `features: { instantMessaging: true }
exchange:
  version: se
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, webConfig: ex2.web.config }
`,
      at: ['exchange.servers[1].webConfig'],
    },
    {
      title: 'Client Access only.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: CAS1, fqdn: cas1.contoso.com, version: 2013-cu23, roles: [clientAccess], webConfig: cas1.web.config }
`,
      at: ['exchange.servers[0].webConfig'],
    },
  ],
  good: [
    {
      title: 'Exchange 2013.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, version: 2013-cu23, webConfig: ex14.web.config }
`,
    },
    {
      title: 'Exchange 2016 without a copy.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX16, fqdn: ex16.contoso.com, version: 2016-cu23 }
`,
    },
    {
      title: 'A version that cannot be read.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX16, fqdn: ex16.contoso.com, version: exchange, webConfig: ex16.web.config }
`,
    },
  ],
  *check(environment) {
    if (environment.features?.instantMessaging !== true) return;
    for (const { value: server, path } of serversOf(environment)) {
      const { version, roles, webConfig } = server;
      if (webConfig === undefined || version === undefined) continue;
      const product = exchangeGenerations[version.generation];
      const isBackEnd = roles?.includes('mailbox') !== false;
      if (product.method === 'web.config' && isBackEnd) continue;
      yield {
        path: `${path}.webConfig`,
        message: isBackEnd
          ? `${product.product} takes both values from a setting override; its web.config is not edited.`
          : `${server.name ?? 'This server'} has no Mailbox role, so no web.config of a back end.`,
        remedy: 'Leave the key out.',
      };
    }
  },
};
