import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const thumbprintOnDifferentSubjects: EnvironmentRule = {
  id: 'OWA204',
  alias: 'thumbprint-on-different-subjects',
  category: 'certificates',
  severity: 'error',
  summary: 'Two servers have one thumbprint but different subjects.',
  why: 'A thumbprint is the fingerprint of one certificate, and a certificate has one subject.',
  source: 'RFC 5280; docs/environment.md.',
  bad: [
    {
      title: 'Copied together with the server, with the subject changed.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - name: EX1
      fqdn: ex1.contoso.com
      certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4, subject: ex1.contoso.com }
    - name: EX2
      fqdn: ex2.contoso.com
      certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4, subject: ex2.contoso.com }
`,
      at: ['exchange.servers[1].certificate.thumbprint'],
    },
    {
      title: 'The subjects that follow from the names.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 } }
`,
      at: ['exchange.servers[1].certificate.thumbprint'],
    },
    {
      title: 'Written with blanks and in small letters.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { thumbprint: 4f 0e 7c 2b 9a 6d 13 58 e0 b4 c7 f2 a9 1d 6e 33 58 b0 a7 c4 } }
`,
      at: ['exchange.servers[1].certificate.thumbprint'],
    },
  ],
  good: [
    {
      title: 'One shared certificate.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - name: EX1
      fqdn: ex1.contoso.com
      certificate: &public
        thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4
        subject: mail.contoso.com
        shared: true
    - name: EX2
      fqdn: ex2.contoso.com
      certificate: *public
`,
    },
    {
      title: 'A certificate for each.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { thumbprint: A94A8FE5CCB19BA61C4C0873D391E987982FBBD3 } }
`,
    },
    {
      title: 'Two certificates with one subject.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4, subject: mail.contoso.com, shared: true } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { thumbprint: A94A8FE5CCB19BA61C4C0873D391E987982FBBD3, subject: mail.contoso.com, shared: true } }
`,
    },
  ],
  *check(environment) {
    const first = new Map<string, { subject: string; path: string }>();
    for (const { value: server, path } of serversOf(environment)) {
      const { thumbprint, subject } = server.certificate ?? {};
      if (thumbprint === undefined || subject === undefined) continue;
      const earlier = first.get(thumbprint);
      if (earlier === undefined) first.set(thumbprint, { subject, path });
      if (earlier === undefined || sameName(earlier.subject, subject)) continue;
      yield {
        path: `${path}.certificate.thumbprint`,
        message: `The same thumbprint stands at ${earlier.path} with the subject ${earlier.subject}, here with ${subject}.`,
        remedy: "Write each certificate's own thumbprint, or the one subject that the certificate has.",
      };
    }
  },
};
