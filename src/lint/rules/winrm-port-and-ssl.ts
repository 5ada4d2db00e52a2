import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const winrmPortAndSsl: EnvironmentRule = {
  id: 'OWA406',
  alias: 'winrm-port-and-ssl',
  category: 'rollout',
  severity: 'warning',
  summary: "WinRM's http port with `ssl: true`, or its https port without.",
  why: 'WinRM listens for http on 5985 and for https on 5986, unless an administrator changed that. The wrong pair gives a connection error that says little.',
  source: 'Microsoft, "Installation and configuration for Windows Remote Management".',
  bad: [
    {
      title: 'The https port, in the clear.',
      text: `exchange:
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
      connection: { port: 5986 }
`,
      at: ['exchange.servers[0].connection.port'],
    },
    {
      title: 'The http port, with ssl.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, connection: { port: 5985, ssl: true } }
`,
      at: ['exchange.servers[0].connection.port'],
    },
    {
      title: 'The second server.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, connection: { port: 5986, ssl: false } }
`,
      at: ['exchange.servers[1].connection.port'],
    },
  ],
  good: [
    {
      title: 'The port follows.',
      text: `exchange:
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
      connection: { ssl: true }
`,
    },
    {
      title: 'Each with its own.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, connection: { port: 5986, ssl: true } }
    - { name: EX2, fqdn: ex2.contoso.com, connection: { port: 5985 } }
`,
    },
    {
      title: 'A port that an administrator chose.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, connection: { port: 8443, ssl: true } }
`,
    },
  ],
  *check(environment) {
    for (const { value: server, path } of serversOf(environment)) {
      const { connection } = server;
      if (connection?.kind !== 'winrm') continue;
      const expected = connection.ssl === true ? 5986 : 5985;
      const other = connection.ssl === true ? 5985 : 5986;
      if (connection.port !== other) continue;
      yield {
        path: `${path}.connection.port`,
        message: `Port ${other} is WinRM's port ${connection.ssl === true ? 'without' : 'with'} ssl.`,
        remedy: `Write ${expected} or leave the port out; or write ssl: ${connection.ssl === true ? 'false' : 'true'}.`,
      };
    }
  },
};
