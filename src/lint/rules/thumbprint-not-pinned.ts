import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const thumbprintNotPinned: EnvironmentRule = {
  id: 'OWA203',
  alias: 'thumbprint-not-pinned',
  category: 'certificates',
  severity: 'warning',
  summary: 'A server has no thumbprint in the file.',
  why: 'A certificate that is not named could only be found on the server while the runbook runs: the plan would not show which one, and an approval would not cover it. This version refuses such a file, see certificate-found-live.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Found when the runbook runs.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
`,
      at: ['exchange.servers[0].certificate.thumbprint'],
    },
    {
      title: 'A subject alone.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
`,
      at: ['exchange.servers[0].certificate.thumbprint'],
    },
    {
      title: 'One of two servers.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 } }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
      at: ['exchange.servers[1].certificate.thumbprint'],
    },
  ],
  good: [
    {
      title: 'Pinned.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
      certificate:
        thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4
`,
    },
    {
      title: 'A server that presents no certificate.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - name: CAS1
      fqdn: cas1.ntsystems.local
      roles: [clientAccess]
`,
    },
    {
      title: 'A server that is taken out.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, state: absent }
`,
    },
  ],
  *check(environment, given) {
    if (environment.features?.instantMessaging !== true) return;
    for (const { value: server, path } of serversOf(environment)) {
      const at = `${path}.certificate.thumbprint`;
      if (server.state === 'absent' || server.roles?.includes('mailbox') !== true || given.has(at)) continue;
      yield {
        path: at,
        message: `The plan can't show which certificate ${server.name ?? 'this server'} will present.`,
        remedy:
          'Add "thumbprint:" from "Get-ExchangeCertificate -Server NAME | Format-List Thumbprint, Services, Subject".',
      };
    }
  },
};
