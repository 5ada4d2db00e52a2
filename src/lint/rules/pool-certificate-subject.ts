import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { poolsOf } from '../servers-of.ts';

export const poolCertificateSubject: EnvironmentRule = {
  id: 'OWA202',
  alias: 'pool-certificate-subject',
  category: 'certificates',
  severity: 'warning',
  summary: "A pool's certificate has another subject than the pool's name.",
  why: "OWA connects to the pool by its name, and the pool's certificate must carry that name. With another subject that is right only if a subject alternative name carries it.",
  source: 'Microsoft, event 14428 of the Lync Server log: outgoing TLS connection, wrong principal.',
  bad: [
    {
      title: 'A subject in another domain.',
      text: `skype:
  pools:
    - fqdn: ly15.network.local
      siteId: Bolzano
      certificateSubject: ly14.ntsystems.local
`,
      at: ['skype.pools[0].certificateSubject'],
    },
    {
      title: 'A public name.',
      text: `skype:
  pools:
    - { fqdn: sfb.contoso.com, siteId: Dublin, certificateSubject: sfbweb.contoso.com }
`,
      at: ['skype.pools[0].certificateSubject'],
    },
    {
      title: 'The second pool.',
      text: `skype:
  pools:
    - { fqdn: sfb1.contoso.com, siteId: Dublin }
    - { fqdn: sfb2.contoso.com, siteId: Dublin, certificateSubject: sfb1.contoso.com }
`,
      at: ['skype.pools[1].certificateSubject'],
    },
  ],
  good: [
    {
      title: "The pool's name, which is also the default.",
      text: `skype:
  pools:
    - fqdn: ly14.ntsystems.local
      siteId: Bolzano
      certificateSubject: ly14.ntsystems.local
`,
    },
    {
      title: 'Known, and accepted.',
      text: `skype:
  pools:
    - fqdn: sfb.contoso.com
      siteId: Dublin
      certificateSubject: sfbweb.contoso.com
acknowledge:
  - rule: pool-certificate-subject
    reason: sfb.contoso.com is a subject alternative name
`,
    },
    {
      title: 'Nothing said.',
      text: `skype:
  pools:
    - { fqdn: sfb.contoso.com, siteId: Dublin }
`,
    },
  ],
  *check(environment) {
    for (const { value: pool, path } of poolsOf(environment)) {
      const { fqdn, certificateSubject } = pool;
      if (fqdn === undefined || certificateSubject === undefined || sameName(fqdn, certificateSubject))
        continue;
      yield {
        path: `${path}.certificateSubject`,
        message: `The certificate's subject ${certificateSubject} is not the pool's name ${fqdn}.`,
        remedy: `Make sure that a subject alternative name of the certificate is ${fqdn}, then acknowledge this warning.`,
      };
    }
  },
};
