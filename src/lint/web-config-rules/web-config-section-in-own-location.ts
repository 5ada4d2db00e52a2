import { attributeOf } from '../../webconfig/section.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround } from './example-file.ts';
import { tagOf } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigSectionInOwnLocation: TextRule<WebConfigFile> = {
  id: 'WEB030',
  alias: 'web-config-section-in-own-location',
  category: 'web-config',
  severity: 'error',
  summary: 'A second `appSettings` stands in a `location` without a path.',
  why: 'Such a location is the application itself, so the section is there twice, and ASP.NET refuses the file: "Sections must only appear once per config file".',
  source: 'Microsoft, "location Element"; read with Microsoft\'s System.Configuration.ConfigurationManager.',
  bad: [
    {
      title: 'Before the root-level one.',
      text: webConfigAround(
        `<location><appSettings>${pool}</appSettings></location>`,
        `<appSettings>${thumbprint}</appSettings>`,
      ),
      at: ['2:13'],
    },
    {
      title: 'As Exchange wraps its other sections.',
      text: webConfigAround(
        '<appSettings />',
        '<location inheritInChildApplications="false">',
        `  <appSettings>${pool}</appSettings>`,
        '</location>',
      ),
      at: ['4:5'],
    },
    {
      title: 'With the path of the application itself.',
      text: webConfigAround('<location path="."><appSettings /></location>', '<appSettings />'),
      at: ['2:22'],
    },
  ],
  good: [
    {
      title: "Another address's section.",
      text: webConfigAround('<location path="smime"><appSettings /></location>', '<appSettings />'),
    },
    {
      title: 'The only one.',
      text: webConfigAround(`<location><appSettings>${pool}</appSettings></location>`),
    },
    {
      title: 'Other sections.',
      text: webConfigAround(
        '<location inheritInChildApplications="false"><system.web /></location>',
        `<appSettings>${pool}</appSettings>`,
      ),
    },
  ],
  *check({ section, inLocations }) {
    if (section === undefined) return;
    for (const { location, section: repeated } of inLocations) {
      const path = attributeOf(location, 'path')?.value ?? '';
      if (path !== '' && path !== '.') continue;
      yield {
        at: tagOf(repeated.element),
        message: 'A location without a path is the application itself, which has its appSettings already.',
        remedy: 'Join the two sections, directly in configuration.',
      };
    }
  },
};
