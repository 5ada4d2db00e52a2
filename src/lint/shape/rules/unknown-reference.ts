import type { ShapeDescription } from '../shape-description.ts';

export const unknownReference: ShapeDescription = {
  id: 'ENV021',
  summary: 'A name refers to a pool or a server that the file does not list.',
  why: 'What it should refer to can only be guessed.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'A misspelt pool.',
      text: 'skype:\n  pools:\n    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }\nexchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-ue.contoso.com }\nrollout:\n  order: [EX2]\n',
      at: ['exchange.servers[0].pool', 'rollout.order[0]'],
    },
    {
      title: 'A server that is not there.',
      text: 'exchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com }\nrollout:\n  order: [EX11]\n',
      at: ['rollout.order[0]'],
    },
  ],
  good: [
    {
      title: 'Another case.',
      text: 'exchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com }\nrollout:\n  order: [ex1]\n',
    },
    {
      title: 'A pool of the file.',
      text: 'skype:\n  pools:\n    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }\nexchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com, pool: SFB-EU.contoso.com }\n',
    },
    {
      title: 'Those that are not named follow.',
      text: 'exchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com }\n    - { name: EX2, fqdn: ex2.contoso.com }\nrollout:\n  order: [EX2]\n',
    },
  ],
};
