import { type ExchangeGeneration, exchangeGenerations } from '../../catalog/versions.ts';
import { formatKeyPath } from '../../environment/key-path.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const connectionWithoutServer: EnvironmentRule = {
  id: 'OWA306',
  alias: 'connection-without-server',
  category: 'versions',
  severity: 'warning',
  summary: 'An Exchange shell of a generation that no server of the file has.',
  why: 'The endpoint is never asked. Usually a server lacks its version, or was removed and its endpoint forgotten.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'No server is Exchange 2016.',
      text: `exchange:
  version: 2019
  connections:
    "2016": http://ex1.contoso.com/PowerShell/
    "2019": http://ex2.contoso.com/PowerShell/
  servers:
    - { name: EX2, fqdn: ex2.contoso.com }
`,
      at: ['exchange.connections."2016"'],
    },
    {
      title: 'Of no version that is there.',
      text: `exchange:
  version: 2019
  connections: { "2013": local, "2016": local }
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['exchange.connections."2013"', 'exchange.connections."2016"'],
    },
    {
      title: '2019 and SE share a version number only.',
      text: `exchange:
  version: se
  connections: { "2019": http://ex1.contoso.com/PowerShell/ }
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['exchange.connections."2019"'],
    },
  ],
  good: [
    {
      title: 'One for each generation.',
      text: `exchange:
  version: 2019
  connections:
    "2016": http://ex1.contoso.com/PowerShell/
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2016 }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
    {
      title: 'None given.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'The version of a server.',
      text: `exchange:
  connections: { se: http://ex1.contoso.com/PowerShell/ }
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: se }
`,
    },
  ],
  *check(environment, given) {
    const present = serversOf(environment).map(({ value }) => value.version?.generation);
    // A server whose version could not be read may be the one.
    if (present.includes(undefined)) return;
    for (const generation of Object.keys(exchangeGenerations) as ExchangeGeneration[]) {
      const path = formatKeyPath(['exchange', 'connections', generation]);
      if (!given.has(path) || present.includes(generation)) continue;
      yield {
        path,
        message: `No server of the file is ${exchangeGenerations[generation].product}.`,
        remedy: 'Remove the key, or give the server its version.',
      };
    }
  },
};
