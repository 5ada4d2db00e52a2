import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigRepeatedSection: TextRule<WebConfigFile> = {
  id: 'WEB008',
  alias: 'web-config-repeated-section',
  category: 'web-config',
  severity: 'error',
  summary: 'A web.config has two `appSettings`.',
  why: 'ASP.NET refuses such a file: "Sections must only appear once per config file".',
  source: 'Microsoft, "appSettings Element (General Settings Schema)".',
  bad: [
    {
      title: 'One key in each.',
      text: webConfigAround(`<appSettings>${pool}</appSettings>`, `<appSettings>${thumbprint}</appSettings>`),
      at: ['3:3'],
    },
    {
      title: 'An empty one first.',
      text: webConfigAround('<appSettings />', '<system.web />', `<appSettings>${pool}</appSettings>`),
      at: ['4:3'],
    },
    {
      title: 'Three.',
      text: webConfigAround('<appSettings />', '<appSettings />', '<appSettings />'),
      at: ['3:3', '4:3'],
    },
  ],
  good: [
    { title: 'One.', text: webConfigAround(`<appSettings>${pool}${thumbprint}</appSettings>`) },
    {
      title: "Another address's.",
      text: webConfigAround('<appSettings />', '<location path="smime"><appSettings /></location>'),
    },
    {
      title: 'One in a comment.',
      text: webConfigAround('<!-- <appSettings /> -->', `<appSettings>${pool}</appSettings>`),
    },
  ],
  check: (config) => faultsOf(config, 'repeated-section'),
};
