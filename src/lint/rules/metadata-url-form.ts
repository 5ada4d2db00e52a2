import type { EnvironmentRule, Fault } from '../rule.ts';
import { poolsOf } from '../servers-of.ts';

export const metadataUrlForm: EnvironmentRule = {
  id: 'OWA111',
  alias: 'metadata-url-form',
  category: 'names',
  severity: 'warning',
  summary: 'A URL of metadata or of autodiscover has another path than the product serves.',
  why: 'A pool serves its metadata at /metadata/json/1, Exchange its own at /autodiscover/metadata/json/1, and Lync wants the .svc of autodiscover, not the .xml. Another address answers with an error page, and the trust is not made.',
  source:
    'Microsoft, "Configure partner applications in Skype for Business Server"; Microsoft, "Plan to integrate Skype for Business Server and Exchange Server".',
  bad: [
    {
      title: "Exchange's path on a pool.",
      text: `skype:
  pools:
    - fqdn: ly14.ntsystems.local
      metadataUrl: https://ly14.ntsystems.local/autodiscover/metadata/json/1
`,
      at: ['skype.pools[0].metadataUrl'],
    },
    {
      title: 'The host alone.',
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local }
oauth:
  skypeMetadataUrl: https://ly14.ntsystems.local
`,
      at: ['oauth.skypeMetadataUrl'],
    },
    {
      title: "The .xml of Outlook's autodiscover.",
      text: `oauth:
  exchangeAutodiscoverUrl: https://autodiscover.ntsystems.local/autodiscover/autodiscover.xml
`,
      at: ['oauth.exchangeAutodiscoverUrl'],
    },
  ],
  good: [
    {
      title: 'As the products serve them.',
      text: `skype:
  pools:
    - fqdn: ly14.ntsystems.local
      metadataUrl: https://ly14.ntsystems.local/metadata/json/1
oauth:
  exchangeAutodiscoverUrl: https://autodiscover.ntsystems.local/autodiscover/autodiscover.svc
`,
    },
    {
      title: 'In another case, with the port and a slash at the end.',
      text: `skype:
  pools:
    - fqdn: ly14.ntsystems.local
      metadataUrl: https://ly14.ntsystems.local:443/Metadata/JSON/1/
`,
    },
    { title: 'Left to the default.', text: 'skype:\n  pools:\n    - fqdn: ly14.ntsystems.local\n' },
  ],
  *check(environment, given) {
    for (const { value: pool, path } of poolsOf(environment))
      yield* judge(pool.metadataUrl, `${path}.metadataUrl`, metadata);
    const { skypeMetadataUrl, exchangeAutodiscoverUrl } = environment.oauth ?? {};
    if (given.has('oauth.skypeMetadataUrl'))
      yield* judge(skypeMetadataUrl, 'oauth.skypeMetadataUrl', metadata);
    yield* judge(exchangeAutodiscoverUrl, 'oauth.exchangeAutodiscoverUrl', autodiscover);
  },
};

const metadata = '/metadata/json/1';
const autodiscover = '/autodiscover/autodiscover.svc';

function* judge(url: string | undefined, path: string, expected: string): Generator<Fault, undefined> {
  if (url === undefined) return;
  const [, host = '', found = ''] = /^https:\/\/([^/]+)(.*?)\/?$/i.exec(url) ?? [];
  if (found.toLowerCase() === expected) return;
  yield {
    path,
    message: `${url} does not end in ${expected}.`,
    remedy: `Write https://${host}${expected}.`,
  };
}
