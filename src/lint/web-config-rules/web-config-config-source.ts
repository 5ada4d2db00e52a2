import type { TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigConfigSource: TextRule<WebConfigFile> = {
  id: 'WEB010',
  alias: 'web-config-config-source',
  category: 'web-config',
  severity: 'error',
  summary: '`appSettings` comes from another file (`configSource`).',
  why: 'With `configSource` the section itself must be empty, so a key written there breaks OWA.',
  source: 'Microsoft, "appSettings Element (General Settings Schema)".',
  bad: [
    {
      title: 'The whole section elsewhere.',
      text: webConfigAround('<appSettings configSource="owa.config" />'),
      at: ['2:16'],
    },
    {
      title: 'With a key that ASP.NET refuses.',
      text: webConfigAround('<appSettings configSource="owa.config">', `  ${pool}`, '</appSettings>'),
      at: ['2:16'],
    },
    {
      title: 'Behind another attribute.',
      text: webConfigAround('<appSettings lockItem="true"', '    configSource="owa.config" />'),
      at: ['3:7'],
    },
  ],
  good: [
    { title: 'The keys are here.', text: webConfigWith(pool) },
    {
      title: 'Another section elsewhere.',
      text: webConfigAround('<connectionStrings configSource="db.config" />', '<appSettings />'),
    },
    { title: 'A key of that name.', text: webConfigWith('<add key="configSource" value="a" />') },
  ],
  check: (config) => faultsOf(config, 'config-source'),
};
