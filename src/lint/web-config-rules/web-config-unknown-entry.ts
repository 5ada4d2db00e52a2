import { attributeOf } from '../../webconfig/section.ts';
import type { XmlElement } from '../../webconfig/xml.ts';
import type { TextFault, TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround, webConfigWith } from './example-file.ts';
import { tagOf } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigUnknownEntry: TextRule<WebConfigFile> = {
  id: 'WEB028',
  alias: 'web-config-unknown-entry',
  category: 'web-config',
  severity: 'error',
  summary: '`appSettings` holds an element or an attribute that ASP.NET does not know there.',
  why: 'ASP.NET refuses the whole section ("Unrecognized element", "Unrecognized attribute"), so OWA does not start at its next recycle. Names are case-sensitive.',
  source:
    'Microsoft, "appSettings Element (General Settings Schema)"; read with Microsoft\'s System.Configuration.ConfigurationManager.',
  bad: [
    {
      title: 'An element in another case.',
      text: webConfigWith(thumbprint, '<Add key="IMServerName" value="ly14.ntsystems.local" />'),
      at: ['4:5'],
    },
    {
      title: 'An attribute in another case.',
      text: webConfigWith(thumbprint, '<add key="IMServerName" Value="ly14.ntsystems.local" />'),
      at: ['4:29'],
    },
    {
      title: 'The form of another section.',
      text: webConfigWith('<setting name="IMServerName" />', '<add name="IMServerName" value="x" />'),
      at: ['3:5', '4:10'],
    },
    { title: 'A remove that names nothing.', text: webConfigWith('<remove />', pool), at: ['3:5'] },
  ],
  good: [
    {
      title: 'All that there is.',
      text: webConfigWith('<clear />', '<remove key="a" />', thumbprint, pool),
    },
    {
      title: 'Locks, which every section may have.',
      text: webConfigAround(
        '<appSettings lockElements="remove">',
        '  <add key="IMServerName" value="ly14.ntsystems.local" lockItem="true" />',
        '</appSettings>',
      ),
    },
    {
      title: 'Another section.',
      text: webConfigAround('<x><Add name="a" /></x>', `<appSettings>${pool}</appSettings>`),
    },
    {
      title: 'An encrypted section, which is not read yet.',
      text: webConfigAround(
        '<appSettings configProtectionProvider="Rsa">',
        '  <EncryptedData />',
        '</appSettings>',
      ),
    },
  ],
  *check({ section, faults }) {
    if (section === undefined || faults.some(({ code }) => code === 'protected' || code === 'namespace'))
      return;
    yield* attributeFaults(section.element, sectionAttributes);
    for (const element of section.children) {
      const known = attributesOf.get(element.name);
      if (known !== undefined) yield* attributeFaults(element, known);
      else {
        yield {
          at: tagOf(element),
          message: `ASP.NET knows no element ${element.name.slice(0, 60)} in appSettings and refuses the section.`,
          remedy: attributesOf.has(element.name.toLowerCase())
            ? `Write ${element.name.toLowerCase()}: names are case-sensitive.`
            : 'Write add, remove or clear, or take it out.',
        };
      }
      if (element.name === 'remove' && attributeOf(element, 'key') === undefined) {
        yield {
          at: tagOf(element),
          message: 'This remove has no key, and ASP.NET refuses the section.',
          remedy: 'Name the key that goes.',
        };
      }
    }
  },
};

const locks = [
  'lockItem',
  'lockAttributes',
  'lockAllAttributesExcept',
  'lockElements',
  'lockAllElementsExcept',
];
const sectionAttributes = [...locks, 'file', 'configSource', 'configProtectionProvider', 'configBuilders'];
const attributesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['add', [...locks, 'key', 'value']],
  ['remove', ['key']],
  ['clear', []],
]);

/** Names with a prefix are left to the rule on transforms. */
function* attributeFaults(element: XmlElement, known: readonly string[]): Generator<TextFault, undefined> {
  for (const { name, at, valueEnd } of element.attributes) {
    if (known.includes(name) || name.includes(':') || name === 'xmlns') continue;
    const meant = known.find((one) => one.toLowerCase() === name.toLowerCase());
    yield {
      at: { start: at, end: valueEnd + 1 },
      ...(meant === undefined ? {} : { edits: [{ at: { start: at, end: at + name.length }, text: meant }] }),
      message: `ASP.NET knows no attribute ${name.slice(0, 60)} of ${element.name} and refuses the section.`,
      remedy:
        meant !== undefined
          ? `Write ${meant}: names are case-sensitive.`
          : known.length === 0
            ? 'Take it out.'
            : `Take it out; ${element.name} has ${shown(element.name)}.`,
    };
  }
}

function shown(element: string): string {
  if (element === 'add') return 'key and value';
  return element === 'remove' ? 'key' : 'file and configSource';
}
