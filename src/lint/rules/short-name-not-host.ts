import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

/** Windows cuts a computer's short name off here. */
const longestShortName = 15;

export const shortNameNotHost: EnvironmentRule = {
  id: 'OWA112',
  alias: 'short-name-not-host',
  category: 'names',
  severity: 'warning',
  summary: "A server's short name is not the beginning of its full name.",
  why: "Exchange knows a server by its computer's name, and Windows makes the full name from that. Where they differ, one of them is mostly another server's: overrides and virtual directories would go to the one, web.config and recycle to the other.",
  source: 'Microsoft, "Naming conventions in Active Directory for computers".',
  bad: [
    {
      title: 'Copied from the server before.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
    - { name: EX15, fqdn: ex14b.ntsystems.local }
`,
      at: ['exchange.servers[1].fqdn'],
    },
    {
      title: 'A public name.',
      text: `exchange:
  servers:
    - name: EX1
      fqdn: mail.contoso.com
`,
      at: ['exchange.servers[0].fqdn'],
    },
    {
      title: 'Cut off in another place.',
      text: `exchange:
  servers:
    - { name: EXCHANGE-SERV, fqdn: exchange-server-1.contoso.com }
`,
      at: ['exchange.servers[0].fqdn'],
    },
  ],
  good: [
    {
      title: 'The same, in any case.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'Cut off where Windows does it.',
      text: `exchange:
  servers:
    - { name: EXCHANGE-SERVER, fqdn: exchange-server-1.contoso.com }
`,
    },
    {
      title: 'Another domain than the rest.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.emea.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
  ],
  *check(environment) {
    for (const { value: server, path } of serversOf(environment)) {
      const { name, fqdn } = server;
      const host = fqdn?.split('.')[0]?.slice(0, longestShortName);
      if (name === undefined || host === undefined || host.toLowerCase() === name.toLowerCase()) continue;
      yield {
        path: `${path}.fqdn`,
        message: `${fqdn} is not the full name of a computer that is called ${name}.`,
        remedy: 'Compare both with "Get-ExchangeServer | Format-List Name, Fqdn".',
      };
    }
  },
};
