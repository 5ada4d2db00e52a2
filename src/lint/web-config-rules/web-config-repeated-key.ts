import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigRepeatedKey: TextRule<WebConfigFile> = {
  id: 'WEB012',
  alias: 'web-config-repeated-key',
  category: 'web-config',
  severity: 'error',
  summary: 'One of the two keys is in a web.config twice.',
  why: 'The last one counts. Which of them a person meant can only be guessed.',
  source: 'Microsoft, "appSettings Element (General Settings Schema)".',
  bad: [
    {
      title: 'Two pools.',
      text: webConfigWith(thumbprint, '<add key="IMServerName" value="ly13.ntsystems.local" />', pool),
      at: ['5:5'],
    },
    {
      title: 'In two cases: the second replaces the first.',
      text: webConfigWith(pool, '<add key="imservername" value="ly13.ntsystems.local" />'),
      at: ['4:5'],
    },
    { title: 'Three times.', text: webConfigWith(thumbprint, thumbprint, thumbprint), at: ['4:5', '5:5'] },
  ],
  good: [
    { title: 'Each once.', text: webConfigWith(thumbprint, pool) },
    {
      title: 'Once in a comment.',
      text: webConfigWith('<!-- <add key="IMServerName" value="ly13.ntsystems.local" /> -->', pool),
    },
    {
      title: 'Taken back before it comes again.',
      text: webConfigWith('<remove key="IMServerName" />', pool),
    },
    {
      title: "Once more in another address's section.",
      text: webConfigAround(
        `<location path="smime"><appSettings>${pool}</appSettings></location>`,
        `<appSettings>${pool}</appSettings>`,
      ),
    },
  ],
  check: (config) => faultsOf(config, 'repeated-key'),
};
