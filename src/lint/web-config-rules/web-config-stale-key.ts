import { exchangeGenerations } from '../../catalog/versions.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigWith } from './example-file.ts';
import { instantMessagingKeys, keyUses, tagOf } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigStaleKey: TextRule<WebConfigFile> = {
  id: 'WEB020',
  alias: 'web-config-stale-key',
  category: 'web-config',
  severity: 'warning',
  summary: 'One of the two keys is in the file of a server that uses a setting override.',
  why: 'Exchange 2016 and later ignore the keys, and Exchange 2019 carries them from one cumulative update to the next. Who changes them there changes nothing, and users go on seeing "There\'s a problem with instant messaging".',
  source: 'Microsoft, "Configure instant messaging in Exchange 2019 Outlook on the web".',
  bad: [
    {
      title: 'Exchange 2016, both keys.',
      text: webConfigWith(thumbprint, pool),
      context: { server: { name: 'EX16', version: { text: '2016', generation: '2016' } } },
      at: ['3:5', '4:5'],
    },
    {
      title: 'Exchange 2019, one key that a person once added.',
      text: webConfigWith('<add key="a" value="b" />', pool),
      context: {
        server: { name: 'EX19', version: { text: '2019-cu14', generation: '2019', cumulativeUpdate: 14 } },
      },
      at: ['4:5'],
    },
    {
      title: 'In another case.',
      text: webConfigWith('<add key="imservername" value="sfb.contoso.com" />'),
      context: { server: { name: 'EXSE', version: { text: 'se', generation: 'se' } } },
      at: ['3:5'],
    },
  ],
  good: [
    {
      title: 'Exchange 2013 reads them.',
      text: webConfigWith(thumbprint, pool),
      context: { server: { name: 'EX15', version: { text: '2013', generation: '2013' } } },
    },
    {
      title: 'Exchange 2016 without them.',
      text: webConfigWith('<add key="OAuthHttpModule.RunningAtBackend" value="true" />'),
      context: { server: { name: 'EX16', version: { text: '2016', generation: '2016' } } },
    },
    { title: 'A file of which nobody says whose it is.', text: webConfigWith(thumbprint, pool) },
  ],
  *check({ section, context: { server } }) {
    const generation = server?.version?.generation;
    if (generation === undefined || exchangeGenerations[generation].method === 'web.config') return;
    for (const key of instantMessagingKeys) {
      for (const { entry } of keyUses(section, key)) {
        yield {
          at: tagOf(entry),
          message: `${exchangeGenerations[generation].product} ignores ${key} in web.config: it takes the value from a setting override.`,
          remedy: 'Remove the key from the file on the server.',
        };
      }
    }
  },
};
