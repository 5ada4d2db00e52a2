import type { TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigFileAttribute: TextRule<WebConfigFile> = {
  id: 'WEB017',
  alias: 'web-config-file-attribute',
  category: 'web-config',
  severity: 'warning',
  summary: '`appSettings` is completed from another file (`file`).',
  why: 'If that file holds one of the two keys, its value wins.',
  source: 'Microsoft, "appSettings Element (General Settings Schema)".',
  bad: [
    {
      title: 'Beside keys of its own.',
      text: webConfigAround('<appSettings file="local.config">', `  ${pool}`, '</appSettings>'),
      at: ['2:16'],
    },
    { title: 'Alone.', text: webConfigAround('<appSettings file="..\\im.config" />'), at: ['2:16'] },
    {
      title: 'Behind another attribute.',
      text: webConfigAround("<appSettings lockItem='true' file = 'im.config'></appSettings>"),
      at: ['2:32'],
    },
  ],
  good: [
    { title: 'No other file.', text: webConfigWith(pool) },
    { title: 'A key of that name.', text: webConfigWith('<add key="file" value="im.config" />') },
    {
      title: "Another address's section.",
      text: webConfigAround(
        '<location path="smime"><appSettings file="a.config" /></location>',
        '<appSettings />',
      ),
    },
  ],
  check: (config) => faultsOf(config, 'file-attribute'),
};
