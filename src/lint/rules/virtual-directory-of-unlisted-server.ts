import { nearest } from '../../environment/values/nearest.ts';
import { sameName } from '../../environment/values/same-name.ts';
import { serverOfIdentity } from '../../plan/virtual-directory/virtual-directories-of.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const virtualDirectoryOfUnlistedServer: EnvironmentRule = {
  id: 'OWA404',
  alias: 'virtual-directory-of-unlisted-server',
  category: 'rollout',
  severity: 'error',
  summary:
    '`exchange.virtualDirectories` names one of a server that is not listed, or has no Client Access role.',
  why: 'A virtual directory is changed together with its server: configuration before it, recycle after it. Of a server that is not listed neither would happen. A Mailbox server alone of Exchange 2013 has no front-end virtual directory.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'No such server.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
  virtualDirectories:
    - EX14\\owa (Default Web Site)
    - EX15\\owa (Default Web Site)
`,
      at: ['exchange.virtualDirectories[1]'],
    },
    {
      title: 'The back end of split roles.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess] }
    - { name: MBX1, fqdn: mbx1.contoso.com, roles: [mailbox], trustedPool: create }
  virtualDirectories:
    - CAS1\\owa (Default Web Site)
    - MBX1\\owa (Default Web Site)
`,
      at: ['exchange.virtualDirectories[1]'],
    },
    {
      title: 'A misspelt name.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX-EU1, fqdn: ex-eu1.contoso.com }
  virtualDirectories:
    - EX-UE1\\owa (Default Web Site)
`,
      at: ['exchange.virtualDirectories[0]'],
    },
  ],
  good: [
    {
      title: 'Of the server.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
  virtualDirectories:
    - ex14\\owa (Default Web Site)
`,
    },
    {
      title: 'All of them.',
      text: `features: { instantMessaging: true }
exchange:
  virtualDirectories: all
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'Two of one server.',
      text: `features: { instantMessaging: true }
exchange:
  virtualDirectories:
    - EX14\\owa (Default Web Site)
    - EX14\\owa (Second Site)
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
  ],
  *check(environment) {
    const wanted = environment.exchange?.virtualDirectories;
    if (wanted === undefined || typeof wanted === 'string') return;
    const names = serversOf(environment).flatMap(({ value }) =>
      value.name === undefined || value.roles?.includes('clientAccess') === false ? [] : [value.name],
    );
    for (const [index, identity] of wanted.entries()) {
      if (identity === undefined) continue;
      const server = serverOfIdentity(identity);
      if (names.some((name) => sameName(name, server))) continue;
      const meant = nearest(server, names);
      yield {
        path: `exchange.virtualDirectories[${index}]`,
        message: `${server} is none of exchange.servers that serve clients.`,
        remedy:
          meant === undefined
            ? 'List the server, or remove the identity.'
            : `Did you mean ${meant}? Otherwise list the server, or remove the identity.`,
      };
    }
  },
};
