import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const webConfigCopyTwice: EnvironmentRule = {
  id: 'OWA412',
  alias: 'web-config-copy-twice',
  category: 'rollout',
  severity: 'warning',
  summary: 'Two servers name one copy of web.config.',
  why: "The file holds the server's own name and install path, so each server has its own. A preview on another server's file shows what will not happen, and preflight reports that the file on the server differs.",
  source: 'Exchange 2016 and 2019, `X-DiagInfo` and `linkedConfiguration` in the file itself.',
  bad: [
    {
      title: 'One for both.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, webConfig: owa.web.config }
    - { name: EX2, fqdn: ex2.contoso.com, webConfig: owa.web.config }
`,
      at: ['exchange.servers[1].webConfig'],
    },
    {
      title: 'In another case, which Windows does not tell apart.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, webConfig: copies/EX1.config }
    - { name: EX2, fqdn: ex2.contoso.com, webConfig: copies/ex1.config }
`,
      at: ['exchange.servers[1].webConfig'],
    },
    {
      title: 'The third of three.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, webConfig: ex1.config }
    - { name: EX2, fqdn: ex2.contoso.com, webConfig: ex2.config }
    - { name: EX3, fqdn: ex3.contoso.com, webConfig: ex1.config }
`,
      at: ['exchange.servers[2].webConfig'],
    },
  ],
  good: [
    {
      title: 'Each its own.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, webConfig: ex1.config }
    - { name: EX2, fqdn: ex2.contoso.com, webConfig: ex2.config }
`,
    },
    {
      title: 'The same name in two folders.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, webConfig: ex1/web.config }
    - { name: EX2, fqdn: ex2.contoso.com, webConfig: ex2/web.config }
`,
    },
    {
      title: 'Only one has a copy.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, webConfig: ex1.config }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
  ],
  *check(environment) {
    const owners = new Map<string, string>();
    for (const { value: server, path } of serversOf(environment)) {
      if (server.webConfig === undefined) continue;
      const place = server.webConfig.replaceAll('\\', '/').toLowerCase();
      const owner = owners.get(place);
      if (owner === undefined) owners.set(place, server.name ?? 'another server');
      else {
        yield {
          path: `${path}.webConfig`,
          message: `${server.webConfig} is already the copy of ${owner}.`,
          remedy: "Fetch this server's own file: its name stands in it.",
        };
      }
    }
  },
};
