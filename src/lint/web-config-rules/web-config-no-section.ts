import type { TextFault, TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigNoSection: TextRule<WebConfigFile> = {
  id: 'WEB007',
  alias: 'web-config-no-section',
  category: 'web-config',
  severity: 'error',
  summary: 'A web.config has no `appSettings` directly in `configuration`.',
  why: "The file of OWA's back end always has one; without it this is another file, or a damaged one.",
  source: 'docs/decisions/web-config-edit.md.',
  bad: [
    {
      title: "Another application's file.",
      text: webConfigAround('<system.web />', '<system.webServer />'),
      at: ['4:1'],
    },
    {
      title: "Only another address's section.",
      text: webConfigAround('<location path="smime">', `  <appSettings>${pool}</appSettings>`, '</location>'),
      at: ['5:1'],
    },
    {
      title: 'Another case.',
      text: webConfigAround(`<AppSettings>${pool}</AppSettings>`),
      at: ['3:1'],
    },
  ],
  good: [
    { title: 'One that is empty.', text: webConfigAround('<appSettings />') },
    {
      title: 'The copy of a server whose file is not edited.',
      text: webConfigAround('<system.web />'),
      context: { server: { name: 'EX16', version: { text: '2016', generation: '2016' } } },
    },
    { title: 'One with keys.', text: webConfigWith(pool) },
    {
      title: "One beside another address's.",
      text: webConfigAround(
        '<location path="smime"><appSettings /></location>',
        '<appSettings></appSettings>',
      ),
    },
  ],
  check: (config) => faultsOf(config, 'no-section').map((fault) => inOtherCase(fault, config)),
};

/** The place stays that of the edit's refusal. */
function inOtherCase(fault: TextFault, { elements }: WebConfigFile): TextFault {
  const element = elements.find(({ name, depth }) => depth === 2 && name.toLowerCase() === 'appsettings');
  if (element === undefined) return fault;
  const message = `There is no appSettings directly in configuration: ${element.name} is another name, since case matters.`;
  return { ...fault, message, remedy: 'Write appSettings where that element begins and where it ends.' };
}
