import { sameName } from '../../environment/values/same-name.ts';
import { hostOf } from '../../environment/values/urls.ts';
import type { EnvironmentRule } from '../rule.ts';
import { poolsOf } from '../servers-of.ts';

export const metadataUrlHost: EnvironmentRule = {
  id: 'OWA103',
  alias: 'metadata-url-host',
  category: 'names',
  severity: 'warning',
  summary: 'A metadata URL names a host that is not a name of the pool.',
  why: "Exchange fetches the pool's metadata over https and checks the certificate. The pool's certificate carries the pool's name and its subject; another host answers only if its certificate does too.",
  source: 'Microsoft, "Configure partner applications in Skype for Business Server".',
  bad: [
    {
      title: 'Another host in the same domain.',
      text: `skype:
  pools:
    - fqdn: ly14.ntsystems.local
      siteId: Bolzano
      metadataUrl: https://ly15.ntsystems.local/metadata/json/1
`,
      at: ['skype.pools[0].metadataUrl'],
    },
    {
      title: 'A front end.',
      text: `features: { skypeAccessToExchange: true }
skype:
  pools:
    - { fqdn: sfb.contoso.com, siteId: Dublin, metadataUrl: "https://fe1.contoso.com/metadata/json/1" }
`,
      at: ['skype.pools[0].metadataUrl'],
    },
    {
      title: 'No pool of the file.',
      text: `features: { skypeAccessToExchange: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
oauth:
  skypeMetadataUrl: https://sfb.contoso.com/metadata/json/1
`,
      at: ['oauth.skypeMetadataUrl'],
    },
  ],
  good: [
    {
      title: 'The subject of the certificate.',
      text: `skype:
  pools:
    - fqdn: ly14.ntsystems.local
      siteId: Bolzano
      certificateSubject: lync.ntsystems.local
      metadataUrl: https://lync.ntsystems.local/metadata/json/1
`,
    },
    {
      title: "The pool's name.",
      text: `features: { skypeAccessToExchange: true }
skype:
  pools:
    - { fqdn: sfb.contoso.com, siteId: Dublin, metadataUrl: "https://SFB.contoso.com/metadata/json/1" }
`,
    },
    {
      title: 'One of several pools.',
      text: `features: { skypeAccessToExchange: true }
skype:
  pools:
    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }
    - { fqdn: sfb-us.contoso.com, siteId: Redmond }
oauth:
  skypeMetadataUrl: https://sfb-us.contoso.com/metadata/json/1
`,
    },
  ],
  *check(environment, given) {
    const pools = poolsOf(environment);
    for (const { value: pool, path } of pools) {
      const host = pool.metadataUrl === undefined ? undefined : hostOf(pool.metadataUrl);
      if (host === undefined || pool.fqdn === undefined) continue;
      if (sameName(host, pool.fqdn) || sameName(host, pool.certificateSubject)) continue;
      yield {
        path: `${path}.metadataUrl`,
        message: `${host} is not a name of the pool ${pool.fqdn}.`,
        remedy: `Write https://${pool.fqdn}/metadata/json/1, or make sure that the certificate there carries ${host}.`,
      };
    }
    const url = environment.oauth?.skypeMetadataUrl;
    if (url === undefined || !given.has('oauth.skypeMetadataUrl') || pools.length === 0) return;
    const host = hostOf(url);
    const names = pools.flatMap(({ value }) => [
      value.fqdn,
      value.certificateSubject,
      hostOf(value.metadataUrl ?? ''),
    ]);
    if (names.some((name) => sameName(name, host))) return;
    yield {
      path: 'oauth.skypeMetadataUrl',
      message: `${host} is not a name of any pool of skype.pools.`,
      remedy: 'Write the metadataUrl of one of the pools.',
    };
  },
};
