import { type ExchangeGeneration, exchangeGenerations } from '../../catalog/versions.ts';
import { formatKeyPath } from '../../environment/key-path.ts';
import { sameName } from '../../environment/values/same-name.ts';
import { hostOf } from '../../environment/values/urls.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const connectionOtherGeneration: EnvironmentRule = {
  id: 'OWA312',
  alias: 'connection-other-generation',
  category: 'versions',
  severity: 'error',
  summary: 'The Exchange shell of one generation is to be that of a server of another.',
  why: 'An endpoint brings the cmdlets of its own version. Those of another version are missing there, or act differently: the UM cmdlets exist only on 2013 and 2016.',
  source: 'docs/environment.md; Microsoft, "Discontinued features in Exchange 2019".',
  bad: [
    {
      title: 'The shell of 2016 on the 2019 server.',
      text: `exchange:
  version: 2019
  connections:
    "2016": http://ex2.contoso.com/PowerShell/
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2016 }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
      at: ['exchange.connections."2016"'],
    },
    {
      title: 'Swapped.',
      text: `exchange:
  version: 2016
  connections:
    "2013": http://ex1.contoso.com/PowerShell/
    "2016": https://EX2.contoso.com/PowerShell/
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013 }
`,
      at: ['exchange.connections."2013"', 'exchange.connections."2016"'],
    },
    {
      title: '2019 and SE share a version number, not a generation.',
      text: `exchange:
  version: se
  connections:
    "se": http://ex2.contoso.com/PowerShell/
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2019 }
`,
      at: ['exchange.connections.se'],
    },
  ],
  good: [
    {
      title: 'Each on its own.',
      text: `exchange:
  version: 2019
  connections:
    "2016": http://ex1.contoso.com/PowerShell/
    "2019": http://ex2.contoso.com/PowerShell/
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2016 }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
    {
      title: 'A name that no server has may lead to the right one.',
      text: `exchange:
  version: 2016
  connections:
    "2016": https://mail.contoso.com/PowerShell/
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'This machine.',
      text: `exchange:
  version: 2016
  connections:
    "2016": local
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2019 }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
  ],
  *check(environment, given) {
    for (const generation of Object.keys(exchangeGenerations) as ExchangeGeneration[]) {
      const path = formatKeyPath(['exchange', 'connections', generation]);
      const connection = environment.exchange?.connections?.[generation];
      if (connection?.kind !== 'remote' || connection.url === undefined || !given.has(path)) continue;
      const host = hostOf(connection.url);
      const server = serversOf(environment).find(({ value }) => sameName(value.fqdn, host))?.value;
      if (server?.version === undefined || server.version.generation === generation) continue;
      yield {
        path,
        message: `${host} is ${exchangeGenerations[server.version.generation].product}, not ${exchangeGenerations[generation].product}.`,
        remedy: `Write a server of ${exchangeGenerations[generation].product}, or leave the key out: the first one is the default.`,
      };
    }
  },
};
