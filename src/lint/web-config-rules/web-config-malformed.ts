import type { TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigMalformed: TextRule<WebConfigFile> = {
  id: 'WEB003',
  alias: 'web-config-malformed',
  category: 'web-config',
  severity: 'error',
  summary: 'A web.config is not well-formed XML.',
  why: "OWA can't read the file either: at its next recycle the whole back end fails. What an edit would do to it can't be known.",
  source: 'Extensible Markup Language (XML) 1.0.',
  bad: [
    {
      title: 'A value without quotes.',
      text: webConfigWith('<add key="IMServerName" value=ly14.ntsystems.local />'),
      at: ['3:29'],
    },
    {
      title: 'A bare ampersand.',
      text: webConfigWith(pool, '<add key="Motto" value="Q&A" />'),
      at: ['4:30'],
    },
    {
      title: 'An end tag in another case.',
      text: webConfigAround('<appSettings>', '</AppSettings>'),
      at: ['3:3'],
    },
    {
      title: 'A file that was cut off.',
      text: '<configuration>\n  <appSettings>\n    <add key="IMServer',
      at: ['3:10'],
    },
  ],
  good: [
    {
      title: 'Single quotes and a new line inside a tag.',
      text: webConfigWith("<add key='IMServerName'\n         value='ly14.ntsystems.local'/>"),
    },
    {
      title: 'References instead of characters.',
      text: webConfigWith(pool, '<add key="Motto" value="Q&amp;A&#xD;&#xA;" />'),
    },
    {
      title: 'Markup in a comment and in CDATA.',
      text: webConfigAround('<!-- <add key="a"> & -->', '<x><![CDATA[a < b & c]]></x>', '<appSettings />'),
    },
  ],
  check: (config) => faultsOf(config, 'malformed'),
};
