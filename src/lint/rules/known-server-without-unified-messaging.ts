import { exchangeGenerations } from '../../catalog/versions.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const knownServerWithoutUnifiedMessaging: EnvironmentRule = {
  id: 'OWA302',
  alias: 'known-server-without-unified-messaging',
  category: 'versions',
  severity: 'error',
  summary: '`trustedPool: known-server` on Exchange 2019 or SE.',
  why: 'A SIP URI UM dial plan makes its servers known to Lync and Skype for Business. Unified Messaging ended with Exchange 2016: nothing makes a later server known, so the trusted pool is needed.',
  source:
    'J. Strand, "When to have a Lync trusted application pool for Exchange OWA IM integration"; Microsoft, "Discontinued features in Exchange 2019".',
  bad: [
    {
      title: 'Exchange 2019 has no dial plans.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server }
`,
      at: ['exchange.servers[0].trustedPool'],
    },
    {
      title: 'Exchange SE.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: se, trustedPool: known-server }
`,
      at: ['exchange.servers[0].trustedPool'],
    },
    {
      title: 'One of two servers.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2016, trustedPool: known-server }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2019, trustedPool: known-server }
`,
      at: ['exchange.servers[1].trustedPool'],
    },
  ],
  good: [
    {
      title: 'Exchange 2016 in a SIP URI dial plan.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server }
`,
    },
    {
      title: 'Exchange 2013 in a SIP URI dial plan.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2013, trustedPool: known-server }
`,
    },
    {
      title: 'A trusted pool.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2019, trustedPool: create }
`,
    },
  ],
  *check(environment) {
    for (const { value: server, path } of serversOf(environment)) {
      const { version } = server;
      if (server.trustedPool !== 'known-server' || version === undefined) continue;
      const { unifiedMessaging, product } = exchangeGenerations[version.generation];
      if (unifiedMessaging) continue;
      yield {
        path: `${path}.trustedPool`,
        message: `${product} has no Unified Messaging: no dial plan makes this server known.`,
        remedy: 'Remove the key: "create" is the default here.',
      };
    }
  },
};
