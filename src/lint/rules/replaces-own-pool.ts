import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { trustedServersOf } from '../trusted-servers-of.ts';

export const replacesOwnPool: EnvironmentRule = {
  id: 'OWA211',
  alias: 'replaces-own-pool',
  category: 'certificates',
  severity: 'error',
  effect: 'unsupported',
  summary:
    '`certificate.replaces` names what the server presents now, or stands beside a shared certificate.',
  why: 'A host is a computer of one trusted application pool only. The new name of a single server gets a pool of its own beside the old one; the pool of a shared name lists its hosts, and these are still in the old one.',
  source: 'docs/renew-certificate.md.',
  bad: [
    {
      title: 'Its own name.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { replaces: EX1.contoso.com } }
`,
      at: ['exchange.servers[0].certificate.replaces'],
    },
    {
      title: 'Two servers get a shared name.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: owa.contoso.com, shared: true, replaces: mail.contoso.com } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: owa.contoso.com, shared: true, replaces: mail.contoso.com } }
`,
      at: ['exchange.servers[0].certificate.replaces', 'exchange.servers[1].certificate.replaces'],
    },
    {
      title: 'One of two that share.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: owa.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: owa.contoso.com, shared: true, replaces: ex2.contoso.com } }
`,
      at: ['exchange.servers[1].certificate.replaces'],
    },
  ],
  good: [
    {
      title: 'A public name in place of its own.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: owa.contoso.com, shared: true, replaces: ex1.contoso.com } }
`,
    },
    {
      title: 'A server whose certificate replaces none.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'Two servers, each with a name of its own.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { replaces: mail1.contoso.com } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { replaces: mail2.contoso.com } }
`,
    },
  ],
  *check(environment) {
    const servers = trustedServersOf(environment);
    for (const { value, path } of servers) {
      const { replaces, subject } = value.certificate ?? {};
      if (replaces === undefined || subject === undefined) continue;
      const at = `${path}.certificate.replaces`;
      if (sameName(replaces, subject)) {
        yield {
          path: at,
          message: `${replaces} is the name that the certificate bears now.`,
          remedy: 'Write the old name, or leave the key out: a new thumbprint alone replaces nothing.',
        };
      } else if (servers.filter((other) => sameName(other.value.certificate?.subject, subject)).length > 1) {
        yield {
          path: at,
          message: `Several servers present ${subject}, and their hosts are computers of the pool of ${replaces} still.`,
          remedy:
            'Take out the servers with their old name first (state: absent), then let them come back with the new one; docs/renew-certificate.md.',
        };
      }
    }
  },
};
