import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { trustedServersOf } from '../trusted-servers-of.ts';

export const sharedSubjectIsHost: EnvironmentRule = {
  id: 'OWA207',
  alias: 'shared-subject-is-host',
  category: 'certificates',
  severity: 'error',
  effect: 'unsupported',
  summary: 'Servers share a certificate whose subject is the name of one of them.',
  why: 'The trusted application pool gets the name of the subject. A pool with the name of a server is its own computer, and takes no second one: the others would never be known.',
  source: 'Microsoft, New-CsTrustedApplicationPool and New-CsTrustedApplicationComputer.',
  bad: [
    {
      title: "The first server's name.",
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: ex1.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].certificate.subject'],
    },
    {
      title: 'The name of a later one.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: EX2.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
      at: ['exchange.servers[0].certificate.subject'],
    },
    {
      title: 'Three servers.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create, certificate: { subject: ex1.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: create, certificate: { subject: ex1.contoso.com, shared: true } }
    - { name: EX3, fqdn: ex3.contoso.com, trustedPool: create, certificate: { subject: ex1.contoso.com, shared: true } }
`,
      at: ['exchange.servers[1].certificate.subject', 'exchange.servers[2].certificate.subject'],
    },
  ],
  good: [
    {
      title: 'A name that no server has.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
`,
    },
    {
      title: 'A certificate for each.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
    },
    {
      title: 'Known servers have no trusted pool.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: known-server }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: known-server, certificate: { subject: ex1.contoso.com, shared: true } }
`,
    },
  ],
  *check(environment) {
    const servers = trustedServersOf(environment).filter(({ value }) => value.trustedPool === 'create');
    for (const { value: server, path } of servers) {
      const subject = server.certificate?.subject;
      const host = servers.find(({ value }) => {
        return sameName(value.fqdn, subject) && sameName(value.certificate?.subject, subject);
      });
      if (subject === undefined || host === undefined || host.path === path) continue;
      yield {
        path: `${path}.certificate.subject`,
        message: `${subject} is the host name of ${host.value.name ?? host.path}: a trusted application pool of that name is its own computer and takes no second one.`,
        remedy: 'Give the servers that share a certificate one whose CN is none of their own names.',
      };
    }
  },
};
