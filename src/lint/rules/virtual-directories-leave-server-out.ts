import { sameName } from '../../environment/values/same-name.ts';
import { serverOfIdentity } from '../../plan/virtual-directory/virtual-directories-of.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const virtualDirectoriesLeaveServerOut: EnvironmentRule = {
  id: 'OWA405',
  alias: 'virtual-directories-leave-server-out',
  category: 'rollout',
  severity: 'warning',
  summary: '`exchange.virtualDirectories` has none of a listed server.',
  why: 'Users who come in through that server see neither presence nor IM, though the server is configured for it.',
  source: 'Microsoft, Set-OwaVirtualDirectory.',
  bad: [
    {
      title: 'One of two servers.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: create }
  virtualDirectories:
    - EX1\\owa (Default Web Site)
`,
      at: ['exchange.virtualDirectories'],
    },
    {
      title: 'Three of four servers.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  virtualDirectories:
    - EX3\\owa (Default Web Site)
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
    - { name: EX3, fqdn: ex3.contoso.com }
    - { name: EX4, fqdn: ex4.contoso.com }
`,
      at: ['exchange.virtualDirectories'],
    },
    {
      title: 'Two of the same server.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  virtualDirectories:
    - EX10\\owa (Default Web Site)
    - EX10\\owa (Second Site)
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX10, fqdn: ex10.contoso.com }
`,
      at: ['exchange.virtualDirectories'],
    },
  ],
  good: [
    {
      title: 'A server without the Client Access role has no front-end virtual directory.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: create, roles: [mailbox] }
  virtualDirectories:
    - EX1\\owa (Default Web Site)
`,
    },
    {
      title: 'All of them.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  virtualDirectories: all
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
    {
      title: 'A server that is taken out.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  virtualDirectories:
    - ex1\\owa (Default Web Site)
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, state: absent }
`,
    },
  ],
  *check(environment) {
    const wanted = environment.exchange?.virtualDirectories;
    if (environment.features?.instantMessaging !== true || wanted === undefined || typeof wanted === 'string')
      return;
    // An identity that could not be read may be the one that is missed.
    if (wanted.includes(undefined)) return;
    const left = serversOf(environment).filter(({ value: server }) => {
      if (
        server.name === undefined ||
        server.state === 'absent' ||
        server.roles?.includes('clientAccess') === false
      )
        return false;
      return !wanted.some((identity) => sameName(serverOfIdentity(identity ?? ''), server.name));
    });
    if (left.length === 0) return;
    yield {
      path: 'exchange.virtualDirectories',
      message: `The list has no virtual directory of ${left.map(({ value }) => value.name).join(', ')}.`,
      remedy: 'Add them, write "all", or acknowledge this warning.',
    };
  },
};
