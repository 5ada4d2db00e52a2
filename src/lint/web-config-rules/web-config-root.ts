import type { TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigRoot: TextRule<WebConfigFile> = {
  id: 'WEB005',
  alias: 'web-config-root',
  category: 'web-config',
  severity: 'error',
  summary: 'A web.config has another root element than `configuration`.',
  why: 'It is another file.',
  source: 'Microsoft, "configuration Element".',
  bad: [
    { title: 'A part of the file.', text: `<appSettings>\n  ${pool}\n</appSettings>\n`, at: ['1:1'] },
    {
      title: "IIS's own file of servers.",
      text: '<?xml version="1.0"?>\n<sites>\n  <site name="Exchange Back End" />\n</sites>\n',
      at: ['2:1'],
    },
    {
      title: 'Another case: XML tells them apart.',
      text: `<Configuration>\n  <appSettings>${pool}</appSettings>\n</Configuration>\n`,
      at: ['1:1'],
    },
  ],
  good: [
    { title: 'The root that ASP.NET wants.', text: webConfigWith(pool) },
    { title: 'Behind comments.', text: `<!-- OWA -->\n${webConfigWith(pool)}` },
    {
      title: 'With a prefix that is declared and not used.',
      text: webConfigAround('<appSettings />').replace(
        '<configuration>',
        '<configuration xmlns:xdt="urn:x">',
      ),
    },
  ],
  check: (config) => faultsOf(config, 'root'),
};
