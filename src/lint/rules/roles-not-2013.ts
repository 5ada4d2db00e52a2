import { exchangeGenerations } from '../../catalog/versions.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const rolesNot2013: EnvironmentRule = {
  id: 'OWA304',
  alias: 'roles-not-2013',
  category: 'versions',
  severity: 'error',
  summary: '`roles` on a server that is not Exchange 2013.',
  why: 'The separate Client Access role ended with Exchange 2013: every later server with mailboxes serves OWA itself.',
  source: 'Microsoft, "Discontinued features in Exchange 2016".',
  bad: [
    {
      title: 'Exchange 2016 has no Client Access role.',
      text: `exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, roles: [clientAccess] }
`,
      at: ['exchange.servers[0].roles'],
    },
    {
      title: 'Exchange 2019, both.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2019, roles: [clientAccess, mailbox] }
`,
      at: ['exchange.servers[0].roles'],
    },
    {
      title: 'Exchange SE, mailbox.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2013, roles: [mailbox] }
    - { name: EX2, fqdn: ex2.contoso.com, version: se, roles: [mailbox] }
`,
      at: ['exchange.servers[1].roles'],
    },
  ],
  good: [
    {
      title: 'Split roles on Exchange 2013.',
      text: `exchange:
  version: 2013
  servers:
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess] }
    - { name: MBX1, fqdn: mbx1.contoso.com, roles: [mailbox] }
`,
    },
    {
      title: 'Nothing said.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2016 }
`,
    },
    {
      title: 'Both roles on Exchange 2013.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2013, roles: [clientAccess, mailbox] }
`,
    },
  ],
  *check(environment, given) {
    for (const { value: server, path } of serversOf(environment)) {
      if (server.version === undefined || server.version.generation === '2013' || !given.has(`${path}.roles`))
        continue;
      yield {
        path: `${path}.roles`,
        message: `${exchangeGenerations[server.version.generation].product} has no separate roles.`,
        remedy: 'Remove the key, or give the server its version (version: 2013).',
      };
    }
  },
};
