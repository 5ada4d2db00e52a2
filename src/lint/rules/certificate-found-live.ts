import type { EnvironmentRule } from '../rule.ts';
import { trustedServersOf } from '../trusted-servers-of.ts';

export const certificateFoundLive: EnvironmentRule = {
  id: 'OWA604',
  alias: 'certificate-found-live',
  category: 'limits',
  severity: 'error',
  effect: 'unsupported',
  summary: 'A certificate without a thumbprint.',
  why: 'This version does not look for the certificate on the server: the plan could not show which one OWA will present, and an approval would not cover it.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Nothing said.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['exchange.servers[0].certificate'],
    },
    {
      title: 'A subject alone.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
`,
      at: ['exchange.servers[0].certificate'],
    },
    {
      title: 'One of two servers.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create, certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 } }
    - { name: EX2, fqdn: ex2.contoso.com, trustedPool: create }
`,
      at: ['exchange.servers[1].certificate'],
    },
  ],
  good: [
    {
      title: 'A thumbprint.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 } }
`,
    },
    {
      title: 'Without instant messaging OWA presents none.',
      text: `features: { onlineMeetings: true }
exchange:
  version: 2019
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'A thumbprint with a fault is another finding.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { thumbprint: 4F0E } }
`,
    },
    {
      title: 'A Client Access server of Exchange 2013 presents none.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: CAS1, fqdn: cas1.contoso.com, roles: [clientAccess] }
`,
    },
  ],
  *check(environment, given) {
    for (const { value: server, path } of trustedServersOf(environment)) {
      const at = `${path}.certificate`;
      if (server.certificate?.thumbprint !== undefined || !given.isSound(at)) continue;
      yield {
        path: at,
        message:
          'This version does not look for a certificate on the server: the plan could not show which one.',
        remedy: 'Give its thumbprint, as Get-ExchangeCertificate shows it.',
      };
    }
  },
};
