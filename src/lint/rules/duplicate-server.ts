import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const duplicateServer: EnvironmentRule = {
  id: 'OWA104',
  alias: 'duplicate-server',
  category: 'names',
  severity: 'error',
  summary: 'Two servers have one short name or one full name.',
  why: 'Steps, targets, locks and backups are named after the server. Both names are unique in an Active Directory domain.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'The same server, listed twice.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
    - { name: ex14, fqdn: ex15.ntsystems.local }
`,
      at: ['exchange.servers[1].name'],
    },
    {
      title: 'Two short names for one machine.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
    - { name: EX15, fqdn: EX14.ntsystems.local }
`,
      at: ['exchange.servers[1].fqdn'],
    },
    {
      title: 'Three times.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX1, fqdn: ex2.contoso.com }
    - { name: EX1, fqdn: ex3.contoso.com }
`,
      at: ['exchange.servers[1].name', 'exchange.servers[2].name'],
    },
  ],
  good: [
    {
      title: 'Two servers.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
    - { name: EX15, fqdn: ex15.ntsystems.local }
`,
    },
    {
      title: 'One host name in two domains.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex.ntsystems.local }
    - { name: EX15, fqdn: ex.tomt.it }
`,
    },
    {
      title: 'A short name that is not the host name.',
      text: `exchange:
  servers:
    - { name: MAIL, fqdn: ex14.ntsystems.local }
    - { name: EX14, fqdn: mail.ntsystems.local }
`,
    },
  ],
  *check(environment) {
    const seen = new Map<string, string>();
    for (const { value: server, path } of serversOf(environment)) {
      for (const key of ['name', 'fqdn'] as const) {
        const name = server[key];
        if (name === undefined) continue;
        const identity = `${key} ${name.toLowerCase()}`;
        const earlier = seen.get(identity);
        seen.set(identity, earlier ?? path);
        if (earlier === undefined) continue;
        yield {
          path: `${path}.${key}`,
          message: `${name} is also the ${key} of ${earlier}.`,
          remedy: 'List each server once, with its own names.',
        };
      }
    }
  },
};
