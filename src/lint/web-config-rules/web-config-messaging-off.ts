import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround, webConfigWith } from './example-file.ts';
import { keyUses, tagOf } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

const key = 'EnableIMForOwaPremium';

export const webConfigMessagingOff: TextRule<WebConfigFile> = {
  id: 'WEB027',
  alias: 'web-config-messaging-off',
  category: 'web-config',
  severity: 'warning',
  summary: '`EnableIMForOwaPremium` is true, which switches instant messaging off.',
  why: 'Whatever its name says: with the value true, OWA of Exchange 2013 leaves instant messaging to the old premium client, and its own users get none.',
  source: 'The assemblies of OWA of Exchange 2013, as their code reads the key.',
  bad: [
    {
      title: 'Beside the two keys.',
      text: webConfigWith(thumbprint, pool, '<add key="EnableIMForOwaPremium" value="true" />'),
      at: ['5:5'],
    },
    {
      title: 'In another case.',
      text: webConfigWith('<add key="enableimforowapremium" value="True" />', thumbprint, pool),
      at: ['3:5'],
    },
    {
      title: 'The value first.',
      text: webConfigWith('<add value="TRUE" key="EnableIMForOwaPremium"></add>', pool),
      at: ['3:5'],
    },
  ],
  good: [
    {
      title: 'False.',
      text: webConfigWith(thumbprint, pool, '<add key="EnableIMForOwaPremium" value="false" />'),
    },
    { title: 'Not said.', text: webConfigWith(thumbprint, pool) },
    {
      title: 'For another address.',
      text: webConfigAround(
        '<location path="x"><appSettings><add key="EnableIMForOwaPremium" value="true" /></appSettings></location>',
        `<appSettings>${pool}${thumbprint}</appSettings>`,
      ),
    },
    {
      title: 'In a comment.',
      text: webConfigWith('<!-- <add key="EnableIMForOwaPremium" value="true" /> -->', thumbprint, pool),
    },
  ],
  *check({ section }) {
    for (const { entry, value } of keyUses(section, key)) {
      if (value.trim().toLowerCase() !== 'true') continue;
      yield {
        at: tagOf(entry),
        message: `${key} is true: OWA offers no instant messaging here.`,
        remedy: 'Remove the key, or write false.',
      };
    }
  },
};
