import { type ExchangeGeneration, exchangeGenerations } from '../../catalog/versions.ts';
import { formatKeyPath } from '../../environment/key-path.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const localTwice: EnvironmentRule = {
  id: 'OWA408',
  alias: 'local-twice',
  category: 'rollout',
  severity: 'error',
  summary: '`local` stands for more than one machine.',
  why: 'The runbook runs on one machine. That is at most one of the servers, and its Exchange shell is of one version.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Two servers.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, connection: local }
    - { name: EX2, fqdn: ex2.contoso.com, connection: local }
`,
      at: ['exchange.servers[1].connection'],
    },
    {
      title: 'Two versions of the shell.',
      text: `exchange:
  version: 2019
  connections: { "2016": local, "2019": local }
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2016 }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
      at: ['exchange.connections."2019"'],
    },
    {
      title: 'A server of one version, the shell of another.',
      text: `exchange:
  version: 2019
  connections: { "2019": local }
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, version: 2016, connection: local }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
      at: ['exchange.connections."2019"'],
    },
    {
      title: 'Every server.',
      text: `exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, connection: local }
    - { name: EX2, fqdn: ex2.contoso.com, connection: winrm }
    - { name: EX3, fqdn: ex3.contoso.com, connection: local }
    - { name: EX4, fqdn: ex4.contoso.com, connection: local }
`,
      at: ['exchange.servers[2].connection', 'exchange.servers[3].connection'],
    },
  ],
  good: [
    {
      title: 'The runbook runs on one of them.',
      text: `exchange:
  version: 2019
  connections: { "2019": local }
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, connection: local }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
    {
      title: 'The management tools of one version on a machine of their own.',
      text: `exchange:
  version: 2019
  connections: { "2019": local }
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
    {
      title: 'WinRM to all.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, connection: { ssl: true } }
`,
    },
  ],
  *check(environment, given) {
    const [first, ...others] = serversOf(environment).filter(
      ({ value }) => value.connection?.kind === 'local',
    );
    for (const { path } of others) {
      yield {
        path: `${path}.connection`,
        message: `${first?.value.name ?? 'An earlier server'} is the machine that runs the runbook, so this server is not.`,
        remedy: 'Write "local" at the one server that runs the runbook, or nowhere.',
      };
    }
    const shells = (Object.keys(exchangeGenerations) as ExchangeGeneration[]).filter(
      (generation) => environment.exchange?.connections?.[generation]?.kind === 'local',
    );
    const own = first?.value.version?.generation;
    const [shell] = shells;
    if (own !== undefined && shell !== undefined && shell !== own) {
      yield {
        path: formatKeyPath(['exchange', 'connections', shell]),
        message: `The machine that runs the runbook is ${first?.value.name ?? 'a server'}, whose shell is that of ${exchangeGenerations[own].product}.`,
        remedy: 'Write http://HOST/PowerShell/ with a server of this version.',
      };
    }
    for (const generation of shells.slice(1)) {
      const path = formatKeyPath(['exchange', 'connections', generation]);
      if (!given.has(path)) continue;
      yield {
        path,
        message: `One machine has the management tools of one version of Exchange, and "local" is also the shell of ${shells[0]}.`,
        remedy: 'Write http://HOST/PowerShell/ with a server of this version.',
      };
    }
  },
};
