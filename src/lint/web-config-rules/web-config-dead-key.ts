import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigDeadKey: TextRule<WebConfigFile> = {
  id: 'WEB014',
  alias: 'web-config-dead-key',
  category: 'web-config',
  severity: 'error',
  summary: 'A later `clear` or `remove` takes one of the two keys back.',
  why: 'The key stands in the file, and OWA never sees it.',
  source: 'Microsoft, "appSettings Element (General Settings Schema)".',
  bad: [
    {
      title: 'One key.',
      text: webConfigWith(thumbprint, pool, '<remove key="IMServerName" />'),
      at: ['5:5'],
    },
    {
      title: 'All that came before, so both keys.',
      text: webConfigWith(thumbprint, pool, '<clear />', '<add key="a" value="b" />'),
      at: ['5:5', '5:5'],
    },
    {
      title: 'In another case.',
      text: webConfigWith(thumbprint, '<remove key="imcertificatethumbprint" />', pool),
      at: ['4:5'],
    },
  ],
  good: [
    { title: 'Before the keys.', text: webConfigWith('<clear />', thumbprint, pool) },
    {
      title: 'Another key.',
      text: webConfigWith(thumbprint, pool, '<remove key="IMPortNumber" />'),
    },
    { title: 'Without the key.', text: webConfigWith('<remove key="IMServerName" />') },
  ],
  check: (config) => faultsOf(config, 'dead-key'),
};
