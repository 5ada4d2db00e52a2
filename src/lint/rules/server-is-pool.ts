import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { poolsOf, serversOf } from '../servers-of.ts';

export const serverIsPool: EnvironmentRule = {
  id: 'OWA106',
  alias: 'server-is-pool',
  category: 'names',
  severity: 'error',
  summary:
    'An Exchange server, or the subject of its certificate, has the name of a Lync or Skype for Business pool.',
  why: 'Exchange and Lync or Skype for Business may not share a machine. A trusted pool with the name of an existing pool would add a role to that pool instead of making the Exchange server known.',
  source: 'Microsoft, "Exchange network ports" and New-CsTrustedApplicationPool.',
  bad: [
    {
      title: 'One machine for both.',
      text: `skype:
  pools:
    - { fqdn: ex14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['exchange.servers[0].fqdn'],
    },
    {
      title: "The pool's certificate on the Exchange server.",
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
      certificate: { subject: ly14.ntsystems.local, shared: true }
`,
      at: ['exchange.servers[0].certificate.subject'],
    },
    {
      title: 'In another case.',
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: LY14, fqdn: LY14.ntsystems.local }
`,
      at: ['exchange.servers[0].fqdn'],
    },
  ],
  good: [
    {
      title: 'A machine for each.',
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'A certificate with a name of its own.',
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, certificate: { subject: mail.ntsystems.local, shared: true } }
`,
    },
    {
      title: 'A name below that of the pool.',
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ly14.ntsystems.local }
`,
    },
  ],
  *check(environment) {
    for (const { value: server, path } of serversOf(environment)) {
      const { fqdn } = server;
      const subject = server.certificate?.subject;
      const isPool = (name: string | undefined) =>
        poolsOf(environment).some(({ value }) => sameName(value.fqdn, name));
      if (fqdn !== undefined && isPool(fqdn)) {
        yield {
          path: `${path}.fqdn`,
          message: `${fqdn} is a pool of skype.pools; Exchange can't run there.`,
          remedy: "Write the Exchange server's own name, or correct the pool's.",
        };
      } else if (subject !== undefined && isPool(subject)) {
        yield {
          path: `${path}.certificate.subject`,
          message: `${subject} is a pool of skype.pools; a trusted pool of that name would change it.`,
          remedy: "Give OWA a certificate with the Exchange server's name or a name of its own.",
        };
      }
    }
  },
};
