import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const sharedSubjectOtherThumbprint: EnvironmentRule = {
  id: 'OWA210',
  alias: 'shared-subject-other-thumbprint',
  category: 'certificates',
  severity: 'information',
  summary: 'Servers share a certificate subject, but not the certificate.',
  why: 'Lync and Skype for Business do not mind: they know the subject. But a shared certificate was mostly renewed on one server and forgotten on the other, and the old one runs out.',
  source: 'D. Deitterick, "What FQDN to use when setting up OWA/Lync integration".',
  bad: [
    {
      title: 'Renewed on one.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - name: EX1
      fqdn: ex1.contoso.com
      certificate: { subject: mail.contoso.com, shared: true, thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 }
    - name: EX2
      fqdn: ex2.contoso.com
      certificate: { subject: mail.contoso.com, shared: true, thumbprint: AD2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 }
`,
      at: ['exchange.servers[1].certificate.thumbprint'],
    },
    {
      title: 'The third of three, the subject in another case.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: mail.contoso.com, shared: true, thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: mail.contoso.com, shared: true, thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
    - { name: EX3, fqdn: ex3.contoso.com, certificate: { subject: MAIL.contoso.com, shared: true, thumbprint: BD2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
`,
      at: ['exchange.servers[2].certificate.thumbprint'],
    },
    {
      title: 'Each its own.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: a.contoso.com, shared: true, thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: a.contoso.com, shared: true, thumbprint: 2D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
    - { name: EX3, fqdn: ex3.contoso.com, certificate: { subject: a.contoso.com, shared: true, thumbprint: 3D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
`,
      at: ['exchange.servers[1].certificate.thumbprint', 'exchange.servers[2].certificate.thumbprint'],
    },
  ],
  good: [
    {
      title: 'One certificate.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: mail.contoso.com, shared: true, thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: mail.contoso.com, shared: true, thumbprint: 1d2e3f405162738495a6b7c8d9eafb0c1d2e3f40 } }
`,
    },
    {
      title: 'Two subjects.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: mail.contoso.com, shared: true, thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: owa.contoso.com, shared: true, thumbprint: AD2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
`,
    },
    {
      title: 'One of them is left open, which another rule says.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: mail.contoso.com, shared: true, thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: mail.contoso.com, shared: true } }
`,
    },
  ],
  *check(environment) {
    const pinned = serversOf(environment).filter(
      ({ value: { certificate } }) => certificate?.shared === true && certificate.thumbprint !== undefined,
    );
    const firsts = new Map<string, (typeof pinned)[number]>();
    for (const one of pinned) {
      const { subject, thumbprint } = one.value.certificate ?? {};
      if (subject === undefined) continue;
      const first = firsts.get(subject.toLowerCase());
      if (first === undefined) firsts.set(subject.toLowerCase(), one);
      if (first === undefined || sameName(first.value.certificate?.thumbprint, thumbprint)) continue;
      yield {
        path: `${one.path}.certificate.thumbprint`,
        message: `${first.value.name ?? 'Another server'} has another certificate for ${subject}.`,
        remedy:
          'Nothing, if that is meant; otherwise install the same certificate on both, and write its thumbprint.',
      };
    }
  },
};
