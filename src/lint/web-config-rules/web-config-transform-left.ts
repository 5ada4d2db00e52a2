import type { XmlElement } from '../../webconfig/xml.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround, webConfigWith } from './example-file.ts';
import type { WebConfigFile } from './web-config-file.ts';

const uri = 'http://schemas.microsoft.com/XML-Document-Transform';

function withPrefix(text: string): string {
  return text.replace('<configuration>', `<configuration xmlns:xdt="${uri}">`);
}

export const webConfigTransformLeft: TextRule<WebConfigFile> = {
  id: 'WEB029',
  alias: 'web-config-transform-left',
  category: 'web-config',
  severity: 'error',
  summary: 'A web.config holds the instructions of a transform.',
  why: 'It is the patch, or a patch was pasted into the file instead of being applied. ASP.NET refuses the section ("\'xdt\' is an undeclared prefix").',
  source:
    'Microsoft, "Web.config Transformation Syntax"; read with Microsoft\'s System.Configuration.ConfigurationManager.',
  bad: [
    {
      title: 'A pasted entry.',
      text: withPrefix(
        webConfigWith(
          thumbprint,
          '<add key="IMServerName" value="ly14.ntsystems.local" xdt:Transform="InsertIfMissing" />',
        ),
      ),
      at: ['4:58'],
    },
    {
      title: 'The patch itself.',
      text: withPrefix(
        webConfigAround('<appSettings xdt:Transform="InsertIfMissing">', `  ${pool}`, '</appSettings>'),
      ),
      at: ['2:16'],
    },
    {
      title: 'Two instructions, under another prefix.',
      text: webConfigWith('<add key="a" t:Locator="Match(key)" t:Transform="Remove" />').replace(
        '<configuration>',
        `<configuration xmlns:t="${uri}">`,
      ),
      at: ['3:18', '3:41'],
    },
  ],
  good: [
    { title: 'A leftover prefix does no harm.', text: withPrefix(webConfigWith(pool)) },
    {
      title: 'Attributes of something else.',
      text: webConfigAround(
        '<x xmlns:a="urn:a" a:Transform="Remove" />',
        `<appSettings>${pool}</appSettings>`,
      ),
    },
    { title: 'A key of that name.', text: webConfigWith('<add key="xdt:Transform" value="Remove" />') },
  ],
  *check({ elements }) {
    const root = elements[0];
    const prefixes = root === undefined ? [] : prefixesOf(root);
    if (prefixes.length === 0) return;
    for (const { attributes } of elements) {
      for (const { name, at, valueEnd } of attributes) {
        if (!prefixes.includes(name.slice(0, Math.max(0, name.indexOf(':'))))) continue;
        yield {
          at: { start: at, end: valueEnd + 1 },
          message: `${name.slice(0, 60)} is an instruction for Microsoft's transform engine, not for ASP.NET.`,
          remedy: 'Apply the transform to the file of the server; take its attributes out of this one.',
        };
      }
    }
  },
};

function prefixesOf(root: XmlElement): readonly string[] {
  return root.attributes
    .filter(({ name, value }) => name.startsWith('xmlns:') && value === uri)
    .map(({ name }) => name.slice('xmlns:'.length));
}
