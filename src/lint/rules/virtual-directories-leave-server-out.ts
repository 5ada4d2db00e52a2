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
