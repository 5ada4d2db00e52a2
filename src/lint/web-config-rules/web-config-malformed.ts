import type { TextFault, TextRule } from '../text-rule.ts';
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
      title: 'Typographic quotes, as copied from a web page.',
      text: webConfigWith('<add key=\u201cIMServerName\u201d value=\u201cly14.ntsystems.local\u201d />'),
      at: ['3:10'],
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
  check: (config) =>
    faultsOf(config, 'malformed').map((fault) => withTypographicQuote(fault, config.source.text)),
};

/** The place stays that of the edit's refusal. */
function withTypographicQuote(fault: TextFault, text: string): TextFault {
  const { start } = fault.at;
  const written = text.slice(start, start + 100);
  if (!/^[\w:.-]{1,60}[ \t]*=[ \t]*[\u2018-\u201f\u00ab\u00bb]/.test(written)) return fault;
  return {
    ...fault,
    message:
      'The quotes here are typographic ones, which are none for XML: OWA does not start with such a file.',
    remedy: 'Write straight quotes around each value.',
  };
}
