import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { poolsOf, serversOf } from '../servers-of.ts';

export const domainControllerIsServer: EnvironmentRule = {
  id: 'OWA113',
  alias: 'domain-controller-is-server',
  category: 'names',
  severity: 'warning',
  summary: '`exchange.domainController` is an Exchange server or a pool of the file.',
  why: 'Every cmdlet of the run is given that name with -DomainController. Microsoft advises against Exchange on a domain controller and supports no Lync or Skype for Business there, so the name is mostly a mistake, and the first cmdlet fails.',
  source: 'Microsoft, "Exchange Server prerequisites"; New-SettingOverride, -DomainController.',
  bad: [
    {
      title: 'The Exchange server.',
      text: `exchange:
  domainController: ex14.ntsystems.local
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['exchange.domainController'],
    },
    {
      title: 'The second one, in another case.',
      text: `exchange:
  domainController: EX2.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
`,
      at: ['exchange.domainController'],
    },
    {
      title: 'A pool.',
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local }
exchange:
  domainController: ly14.ntsystems.local
`,
      at: ['exchange.domainController'],
    },
  ],
  good: [
    {
      title: 'A machine of its own.',
      text: `exchange:
  domainController: dc1.ntsystems.local
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    { title: 'None.', text: 'exchange:\n  servers:\n    - { name: EX14, fqdn: ex14.ntsystems.local }\n' },
    {
      title: 'The same short name in another domain.',
      text: `exchange:
  domainController: ex14.root.ntsystems.local
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
  ],
  *check(environment) {
    const name = environment.exchange?.domainController;
    if (name === undefined) return;
    const isServer = serversOf(environment).some(({ value }) => sameName(value.fqdn, name));
    const isPool = poolsOf(environment).some(({ value }) => sameName(value.fqdn, name));
    if (!isServer && !isPool) return;
    yield {
      path: 'exchange.domainController',
      message: `${name} is ${isServer ? 'an Exchange server' : 'a pool'} of the file.`,
      remedy: 'Write a domain controller, or leave the key out: Exchange then chooses one.',
    };
  },
};
