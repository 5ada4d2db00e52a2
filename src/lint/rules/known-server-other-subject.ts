import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { trustedServersOf } from '../trusted-servers-of.ts';

export const knownServerOtherSubject: EnvironmentRule = {
  id: 'OWA208',
  alias: 'known-server-other-subject',
  category: 'certificates',
  severity: 'warning',
  summary: "`trustedPool: known-server`, and the certificate's subject is not the server's own name.",
  why: 'What a SIP URI dial plan makes known to Lync and Skype for Business is the name of the server that Unified Messaging runs on. OWA is recognised by the CN of its certificate alone, so with another CN nothing makes it known.',
  source:
    'J. Strand, "When to have a Lync trusted application pool for Exchange OWA IM integration"; D. Deitterick, "What FQDN to use when setting up OWA/Lync integration".',
  bad: [
    {
      title: 'One public certificate on two servers of a dial plan.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server, certificate: { subject: mail.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: known-server, certificate: { subject: mail.contoso.com, shared: true } }
`,
      at: ['exchange.servers[0].trustedPool', 'exchange.servers[1].trustedPool'],
    },
    {
      title: 'The name of another server.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server, certificate: { subject: ex2.contoso.com, shared: true } }
`,
      at: ['exchange.servers[0].trustedPool'],
    },
    {
      title: 'One of two servers.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: known-server, certificate: { subject: owa.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].trustedPool'],
    },
  ],
  good: [
    {
      title: "The server's own name.",
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server, certificate: { subject: EX1.contoso.com } }
`,
    },
    {
      title: 'A trusted pool may have any name.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create, certificate: { subject: mail.contoso.com, shared: true } }
`,
    },
    {
      title: 'A server without the mailbox role presents no certificate.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess], trustedPool: known-server, certificate: { subject: mail.contoso.com, shared: true } }
`,
    },
  ],
  *check(environment) {
    for (const { value: server, path } of trustedServersOf(environment)) {
      const subject = server.certificate?.subject;
      const { fqdn } = server;
      if (server.trustedPool !== 'known-server' || subject === undefined || fqdn === undefined) continue;
      if (sameName(subject, fqdn)) continue;
      yield {
        path: `${path}.trustedPool`,
        message: `A dial plan makes ${fqdn} known, and OWA presents itself as ${subject}.`,
        remedy: `Write "trustedPool: create", or give OWA a certificate with the CN ${fqdn}. Event 14493 on a front end says which names are known.`,
      };
    }
  },
};
