import type { ShapeDescription } from '../shape-description.ts';

export const missingKey: ShapeDescription = {
  id: 'ENV013',
  summary: 'A required key is missing.',
  why: 'docs/environment.md says when each key is required; some are only with a feature, or on some versions.',
  source: 'docs/environment.md.',
  bad: [
    {
      title:
        'On Exchange 2013 and 2016 somebody has to say whether Unified Messaging makes the server known.',
      text: 'features: { instantMessaging: true }\nexchange:\n  version: 2013\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com }\n',
      at: ['schema', 'name', 'stage', 'skype', 'exchange.servers[0].trustedPool'],
    },
  ],
  good: [
    {
      title: 'All that a lab without features needs.',
      text: 'schema: 1\nname: contoso\nstage: lab\nskype:\n  version: sfb-2019\n  sipDomains: [contoso.com]\n  pools: [{ fqdn: sfb.contoso.com }]\nexchange:\n  version: 2019\n  servers: [{ name: EX1, fqdn: ex1.contoso.com }]\n',
    },
    {
      title: 'Exchange 2019 knows no Unified Messaging.',
      text: 'schema: 1\nname: contoso\nstage: lab\nfeatures: { instantMessaging: true }\nskype:\n  version: sfb-2019\n  sipDomains: [contoso.com]\n  pools: [{ fqdn: sfb.contoso.com, siteId: Dublin }]\nexchange:\n  version: 2019\n  servers: [{ name: EX1, fqdn: ex1.contoso.com }]\n',
    },
    {
      title: 'One pool is the pool of every server.',
      text: 'schema: 1\nname: contoso\nstage: lab\nfeatures: { instantMessaging: true }\nskype:\n  version: sfb-2015\n  sipDomains: [contoso.com]\n  pools: [{ fqdn: sfb.contoso.com, siteId: Dublin }]\nexchange:\n  version: 2016\n  servers: [{ name: EX1, fqdn: ex1.contoso.com, trustedPool: create }]\n',
    },
  ],
};
