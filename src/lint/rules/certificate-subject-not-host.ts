import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const certificateSubjectNotHost: EnvironmentRule = {
  id: 'OWA201',
  alias: 'certificate-subject-not-host',
  category: 'certificates',
  severity: 'error',
  summary: "The certificate's subject is not the host's name, and the certificate is not marked as shared.",
  why: 'Lync and Skype for Business know the peer by the subject CN alone, never by an alternative name. The trusted pool gets the name of the subject; with the name of another host the connection of this one is refused.',
  source:
    'D. Deitterick, "What FQDN to use when setting up OWA/Lync integration"; Microsoft, "Integrating Lync Server 2013 and Outlook Web App".',
  bad: [
    {
      title: "Another host's name.",
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - name: EX15
      fqdn: ex15.ntsystems.local
      certificate:
        subject: ex14.ntsystems.local
`,
      at: ['exchange.servers[0].certificate.subject'],
    },
    {
      title: 'A public name without the mark.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: mail.contoso.com } }
`,
      at: ['exchange.servers[0].certificate.subject'],
    },
    {
      title: 'The second server.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, certificate: { subject: ex1.contoso.com } }
    - { name: EX2, fqdn: ex2.contoso.com, certificate: { subject: ex1.contoso.com, shared: false } }
`,
      at: ['exchange.servers[1].certificate.subject'],
    },
  ],
  good: [
    {
      title: 'One public certificate for several servers.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - name: EX-EU1
      fqdn: ex-eu1.contoso.com
      certificate:
        subject: mail.contoso.com
        shared: true
`,
    },
    {
      title: "The host's own name, which is also the default.",
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
      certificate:
        subject: EX14.ntsystems.local
`,
    },
    {
      title: 'Nothing said.',
      text: `features: { instantMessaging: true }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
  ],
  *check(environment) {
    for (const { value: server, path } of serversOf(environment)) {
      const subject = server.certificate?.subject;
      const { fqdn } = server;
      if (subject === undefined || fqdn === undefined || sameName(subject, fqdn)) continue;
      if (server.certificate?.shared !== false) continue;
      yield {
        path: `${path}.certificate.subject`,
        message: `${subject} is not the name of this server (${fqdn}), and the certificate is not marked as shared.`,
        remedy: `Write ${fqdn} if that is the certificate's CN; add "shared: true" if the CN is another name on purpose.`,
      };
    }
  },
};
