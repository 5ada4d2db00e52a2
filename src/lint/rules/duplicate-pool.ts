import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { poolsOf } from '../servers-of.ts';

export const duplicatePool: EnvironmentRule = {
  id: 'OWA105',
  alias: 'duplicate-pool',
  category: 'names',
  severity: 'error',
  summary: 'Two pools have one name.',
  why: 'Servers refer to a pool by its name.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'One name, two sites.',
      text: `skype:
  pools:
    - { fqdn: sfb.contoso.com, siteId: Dublin }
    - { fqdn: SFB.contoso.com, siteId: Redmond }
`,
      at: ['skype.pools[1].fqdn'],
    },
    {
      title: 'Side by side.',
      text: `skype:
  pools:
    - { fqdn: sfb.contoso.com, siteId: Dublin }
    - { fqdn: sfb.contoso.com, siteId: Dublin }
`,
      at: ['skype.pools[1].fqdn'],
    },
    {
      title: 'The third.',
      text: `skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
    - { fqdn: sfb-eu.contoso.com, siteId: Cork }
`,
      at: ['skype.pools[2].fqdn'],
    },
  ],
  good: [
    {
      title: 'Two pools.',
      text: `skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
`,
    },
    {
      title: 'One pool.',
      text: `skype:
  pools:
    - { fqdn: sfb.contoso.com, siteId: Dublin }
`,
    },
    {
      title: 'Two pools of one site.',
      text: `skype:
  pools:
    - { fqdn: sfb1.contoso.com, siteId: Dublin }
    - { fqdn: sfb2.contoso.com, siteId: Dublin }
`,
    },
  ],
  *check(environment) {
    const pools = poolsOf(environment);
    for (const [index, { value: pool, path }] of pools.entries()) {
      const earlier = pools.slice(0, index).find(({ value }) => sameName(value.fqdn, pool.fqdn));
      if (earlier === undefined) continue;
      yield {
        path: `${path}.fqdn`,
        message: `${pool.fqdn ?? ''} is also the name of ${earlier.path}.`,
        remedy: 'List each pool once.',
      };
    }
  },
};
