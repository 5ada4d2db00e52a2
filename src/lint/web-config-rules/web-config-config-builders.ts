import type { TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigConfigBuilders: TextRule<WebConfigFile> = {
  id: 'WEB018',
  alias: 'web-config-config-builders',
  category: 'web-config',
  severity: 'warning',
  summary: '`appSettings` is completed by configuration builders.',
  why: 'If a builder gives one of the two keys, its value wins.',
  source: 'Microsoft, "Configuration builders for ASP.NET".',
  bad: [
    {
      title: 'From environment variables.',
      text: webConfigAround('<appSettings configBuilders="Environment">', `  ${pool}`, '</appSettings>'),
      at: ['2:16'],
    },
    { title: 'Alone.', text: webConfigAround('<appSettings configBuilders="a,b" />'), at: ['2:16'] },
    {
      title: 'Together with another file.',
      text: webConfigAround('<appSettings file="a.config" configBuilders="b"></appSettings>'),
      at: ['2:32'],
    },
  ],
  good: [
    { title: 'None.', text: webConfigWith(pool) },
    {
      title: 'Another section.',
      text: webConfigAround('<connectionStrings configBuilders="Environment" />', '<appSettings />'),
    },
    { title: 'A key of that name.', text: webConfigWith('<add key="configBuilders" value="a" />') },
  ],
  check: (config) => faultsOf(config, 'config-builders'),
};
