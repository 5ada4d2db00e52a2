import { exchangeGenerations } from '../../catalog/versions.ts';
import { attributeOf, sameText } from '../../webconfig/section.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround, webConfigWith } from './example-file.ts';
import { instantMessagingKeys, tagOf } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigKeyOutside: TextRule<WebConfigFile> = {
  id: 'WEB031',
  alias: 'web-config-key-outside',
  category: 'web-config',
  severity: 'warning',
  summary: 'One of the two keys stands in another element than `appSettings`.',
  why: 'OWA finds no key there, and most other sections take no `add` of this form: ASP.NET then refuses the file. The usual cause is a paste a few lines too early or too late.',
  source: 'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013".',
  bad: [
    {
      title: 'Behind the section.',
      text: webConfigAround('<appSettings>', '</appSettings>', thumbprint, pool),
      at: ['4:3', '5:3'],
    },
    {
      title: 'In another section.',
      text: webConfigAround(`<system.web>${pool}</system.web>`, `<appSettings>${thumbprint}</appSettings>`),
      at: ['2:15'],
    },
    {
      title: 'In an element of another case, as "Lync and Exchange 2013 OWA integration" spells it.',
      text: webConfigAround('<AppSettings>', thumbprint, pool, '</AppSettings>'),
      at: ['3:3', '4:3'],
    },
  ],
  good: [
    { title: 'In the section.', text: webConfigWith(thumbprint, pool) },
    {
      title: 'In the section of a location, which has a rule of its own.',
      text: webConfigAround(
        `<location path="smime"><appSettings>${pool}</appSettings></location>`,
        '<appSettings />',
      ),
    },
    {
      title: 'Another key.',
      text: webConfigAround('<custom><add key="a" value="b" /></custom>', '<appSettings />'),
    },
    {
      title: 'In a comment.',
      text: webConfigAround(
        `<system.web><!-- ${pool} --></system.web>`,
        `<appSettings>${pool}</appSettings>`,
      ),
    },
    {
      title: 'Of a server that reads no key at all.',
      text: webConfigAround(`<system.web>${pool}</system.web>`, '<appSettings />'),
      context: { server: { name: 'EX16', version: { text: '2016', generation: '2016' } } },
    },
  ],
  *check({ elements, context: { server } }) {
    const generation = server?.version?.generation;
    if (generation !== undefined && exchangeGenerations[generation].method !== 'web.config') return;
    const open: string[] = [];
    for (const element of elements) {
      const parent = open[element.depth - 2];
      open[element.depth - 1] = element.name;
      if (element.name.toLowerCase() !== 'add' || parent === undefined || parent === 'appSettings') continue;
      const written = attributeOf(element, 'key')?.value ?? '';
      const key = instantMessagingKeys.find((one) => sameText(written, one));
      if (key === undefined) continue;
      yield {
        at: tagOf(element),
        message: `${key} stands in ${parent.slice(0, 60)}, where OWA does not look for it.`,
        remedy:
          parent.toLowerCase() === 'appsettings'
            ? 'Write appSettings, with a small a, where the element begins and where it ends.'
            : 'Move it into the appSettings directly in configuration.',
      };
    }
  },
};
