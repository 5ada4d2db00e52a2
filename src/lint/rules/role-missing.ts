import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

const roles = [
  ['mailbox', 'OWA opens its connection to the pool on a Mailbox server'],
  ['clientAccess', 'users come in through the virtual directory of a Client Access server'],
] as const;

export const roleMissing: EnvironmentRule = {
  id: 'OWA503',
  alias: 'role-missing',
  category: 'features',
  severity: 'warning',
  summary: 'Instant messaging with servers of one role only.',
  why: 'With split roles of Exchange 2013, the Mailbox server holds certificate and web.config, and the Client Access server the virtual directory. One without the other does nothing for users.',
  source: 'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013".',
  bad: [
    {
      title: 'Only Client Access.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess] }
`,
      at: ['exchange.servers'],
    },
    {
      title: 'Only Mailbox.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: MBX1, fqdn: mbx1.contoso.com, roles: [mailbox], trustedPool: create }
    - { name: MBX2, fqdn: mbx2.contoso.com, roles: [mailbox], trustedPool: create }
`,
      at: ['exchange.servers'],
    },
    {
      title: 'The only Mailbox server is taken out.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: MBX1, fqdn: mbx1.contoso.com, roles: [mailbox], trustedPool: create, state: absent }
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess] }
`,
      at: ['exchange.servers'],
    },
  ],
  good: [
    {
      title: 'One of each.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: MBX1, fqdn: mbx1.contoso.com, roles: [mailbox], trustedPool: create }
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess] }
`,
    },
    {
      title: 'Both roles on every server.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'OAuth is not of one server.',
      text: `features: { skypeAccessToExchange: true }
exchange:
  version: 2013
  servers:
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess] }
`,
    },
  ],
  *check(environment) {
    if (environment.features?.instantMessaging !== true || environment.state === 'absent') return;
    const present = serversOf(environment).filter(({ value }) => value.state !== 'absent');
    if (present.length === 0 || present.some(({ value }) => value.roles === undefined)) return;
    for (const [role, why] of roles) {
      if (present.some(({ value }) => value.roles?.includes(role))) continue;
      yield {
        path: 'exchange.servers',
        message: `None of the servers has the role ${role}: ${why}.`,
        remedy: `List the servers with the role ${role}, too, or acknowledge that they are configured elsewhere.`,
      };
    }
  },
};
