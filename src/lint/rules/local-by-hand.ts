import { formatKeyPath } from '../../environment/key-path.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const localByHand: EnvironmentRule = {
  id: 'OWA313',
  alias: 'local-by-hand',
  category: 'versions',
  severity: 'information',
  summary: '`local` on an Exchange 2013 server can only be used by hand.',
  why: 'Exchange 2013 and its management tools run on Windows up to Server 2012 R2, for which GitHub has no runner. A person runs the runbook there, or a later machine reaches the server by WinRM.',
  source: 'Microsoft, Exchange 2013 system requirements; GitHub, "Self-hosted runners reference".',
  bad: [
    {
      title: 'The server that runs the runbook.',
      text: `exchange:
  version: 2013
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, connection: local }
`,
      at: ['exchange.servers[0].connection'],
    },
    {
      title: 'Its management tools.',
      text: `exchange:
  version: 2013
  connections: { "2013": local }
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['exchange.connections."2013"'],
    },
    {
      title: 'The old one of two servers.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013-cu23, connection: local }
`,
      at: ['exchange.servers[1].connection'],
    },
  ],
  good: [
    {
      title: 'By WinRM.',
      text: `exchange:
  version: 2013
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, connection: winrm }
`,
    },
    {
      title: 'A later server can have a runner.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, connection: local }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013 }
`,
    },
    {
      title: 'The tools of a later version.',
      text: `exchange:
  version: 2016
  connections: { "2016": local }
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
  ],
  *check(environment) {
    const shell = formatKeyPath(['exchange', 'connections', '2013']);
    const places = serversOf(environment)
      .filter(({ value }) => value.connection?.kind === 'local' && value.version?.generation === '2013')
      .map(({ path }) => `${path}.connection`);
    if (environment.exchange?.connections?.['2013']?.kind === 'local') places.push(shell);
    for (const path of places) {
      yield {
        path,
        message: 'No runner works on this machine: Exchange 2013 runs on Windows up to Server 2012 R2.',
        remedy:
          'Run the runbook there by hand, or write winrm, or http://HOST/PowerShell/ for the shell, and run it on another machine.',
      };
    }
  },
};
