import { attributeOf, isEntryOf } from '../../webconfig/section.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround, webConfigWith } from './example-file.ts';
import { instantMessagingKeys, tagOf } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigKeyInLocation: TextRule<WebConfigFile> = {
  id: 'WEB019',
  alias: 'web-config-key-in-location',
  category: 'web-config',
  severity: 'warning',
  summary: 'One of the two keys is in a `location` with a path.',
  why: 'It holds for that address below OWA only. OWA itself reads the root-level section, so there the key does nothing, and an edit adds it where it counts.',
  source: 'Microsoft, "location Element"; read with Microsoft\'s System.Configuration.ConfigurationManager.',
  bad: [
    {
      title: 'Beside an empty section of the application.',
      text: webConfigAround(
        '<location path="smime">',
        '  <appSettings>',
        `    ${pool}`,
        '  </appSettings>',
        '</location>',
        '<appSettings />',
      ),
      at: ['4:7'],
    },
    {
      title: 'Both, in the only section.',
      text: webConfigAround(
        `<location path="a"><appSettings>${thumbprint}`,
        `    ${pool}`,
        '</appSettings></location>',
      ),
      at: ['2:35', '3:7'],
    },
    {
      title: 'Another one than at the root.',
      text: webConfigAround(
        `<appSettings>${pool}</appSettings>`,
        '<location path="Calendar">',
        '  <appSettings><add key="imservername" value="ly13.ntsystems.local" /></appSettings>',
        '</location>',
      ),
      at: ['4:18'],
    },
  ],
  good: [
    { title: 'At the root.', text: webConfigWith(thumbprint, pool) },
    {
      title: 'Another key for an address.',
      text: webConfigAround(
        '<location path="smime"><appSettings><add key="a" value="b" /></appSettings></location>',
        `<appSettings>${pool}</appSettings>`,
      ),
    },
    {
      title: 'Taken back for an address, on purpose.',
      text: webConfigAround(
        '<location path="smime"><appSettings><remove key="IMServerName" /></appSettings></location>',
        `<appSettings>${pool}</appSettings>`,
      ),
    },
    {
      title: 'Without a path it is the application itself.',
      text: webConfigAround(`<location><appSettings>${pool}</appSettings></location>`),
    },
  ],
  *check({ inLocations }) {
    for (const { location, section } of inLocations) {
      const path = attributeOf(location, 'path')?.value ?? '';
      if (path === '' || path === '.') continue;
      for (const entry of section.children) {
        const key = instantMessagingKeys.find((one) => isEntryOf(entry, 'add', one));
        if (key === undefined) continue;
        yield {
          at: tagOf(entry),
          message: `Here ${key} is a key of the address ${path}, not of OWA.`,
          remedy: 'Move it into the appSettings directly in configuration.',
        };
      }
    }
  },
};
