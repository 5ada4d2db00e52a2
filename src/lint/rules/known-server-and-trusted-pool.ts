import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { trustedServersOf } from '../trusted-servers-of.ts';

export const knownServerAndTrustedPool: EnvironmentRule = {
  id: 'OWA206',
  alias: 'known-server-and-trusted-pool',
  category: 'certificates',
  severity: 'error',
  summary: 'One certificate subject is to be a known server and a trusted pool.',
  why: 'A name that a UM dial plan makes known must not be a trusted application pool, too: requests of OWA are then answered as those of the other. The subject decides, so servers that share it need the same value.',
  source: 'J. Strand, "When to have a Lync trusted application pool for Exchange OWA IM integration".',
  bad: [
    {
      title: 'Two servers with the certificate of the first.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server, certificate: { subject: ex1.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: create, certificate: { subject: ex1.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].trustedPool'],
    },
    {
      title: 'The default of a later version.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server, certificate: { subject: ex1.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2019, certificate: { subject: ex1.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].trustedPool'],
    },
    {
      title: 'The subject is the name of another server.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: known-server, certificate: { subject: EX1.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].trustedPool'],
    },
  ],
  good: [
    {
      title: 'A subject of its own for each.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: create }
`,
    },
    {
      title: 'Both known, each by its own name.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server, certificate: { subject: ex1.contoso.com } }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: known-server, certificate: { subject: ex2.contoso.com } }
`,
    },
    {
      title: 'A server without the mailbox role presents no certificate.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: MBX1, fqdn: mbx1.contoso.com, roles: [mailbox], trustedPool: known-server, certificate: { subject: mail.contoso.com, shared: true } }
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess], trustedPool: create, certificate: { subject: mail.contoso.com, shared: true } }
`,
    },
  ],
  *check(environment) {
    const servers = trustedServersOf(environment);
    for (const [index, { value: server, path }] of servers.entries()) {
      const subject = server.certificate?.subject;
      const first = servers
        .slice(0, index)
        .find(({ value }) => sameName(value.certificate?.subject, subject));
      const before = first?.value.trustedPool;
      if (server.trustedPool === undefined || before === undefined || server.trustedPool === before) continue;
      yield {
        path: `${path}.trustedPool`,
        message: `${subject} is also the certificate subject of ${first?.value.name ?? first?.path}, which has "trustedPool: ${before}", and this server "${server.trustedPool}".`,
        remedy: 'Write the same for all servers with this subject, or give them certificates of their own.',
      };
    }
  },
};
