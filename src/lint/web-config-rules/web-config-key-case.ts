import { certificateThumbprintKey, imServerNameKey } from '../../catalog/web-config-keys.ts';
import { attributeOf, entriesOf } from '../../webconfig/section.ts';
import type { Edit, TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigKeyCase: TextRule<WebConfigFile> = {
  id: 'WEB013',
  alias: 'web-config-key-case',
  category: 'web-config',
  severity: 'error',
  summary: 'One of the two keys is written in another case.',
  why: 'ASP.NET takes both spellings for one key, and an edit that does not would add a second.',
  source: 'Microsoft, "appSettings Element (General Settings Schema)".',
  bad: [
    {
      title: 'One letter.',
      text: webConfigWith(thumbprint, '<add key="IMServername" value="ly14.ntsystems.local" />'),
      at: ['4:5'],
    },
    {
      title: 'All small, behind the value.',
      text: webConfigWith('<add value="ly14.ntsystems.local" key="imservername" />'),
      at: ['3:5'],
    },
    {
      title: 'Both.',
      text: webConfigWith(
        '<add key="ImCertificateThumbprint" value="1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40" />',
        '<add key="ImServerName" value="ly14.ntsystems.local" />',
      ),
      at: ['3:5', '4:5'],
    },
  ],
  good: [
    { title: 'As Microsoft writes them.', text: webConfigWith(thumbprint, pool) },
    {
      title: 'Values in any case.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="1d2e3f405162738495a6b7c8d9eafb0c1d2e3f40" />',
        '<add key="IMServerName" value="LY14.NTSystems.local" />',
      ),
    },
    { title: 'Another key.', text: webConfigWith('<add key="imserver" value="a" />') },
  ],
  *check(config) {
    for (const fault of faultsOf(config, 'key-case'))
      yield { ...fault, edits: spelledRight(config, fault.at.start) };
  },
};

function spelledRight({ section }: WebConfigFile, at: number): readonly Edit[] {
  if (section === undefined) return [];
  return [certificateThumbprintKey, imServerNameKey].flatMap((key) => {
    const written = entriesOf(section, key).find((entry) => entry.at === at);
    const place = written === undefined ? undefined : attributeOf(written, 'key');
    return place === undefined ? [] : [{ at: { start: place.valueAt, end: place.valueEnd }, text: key }];
  });
}
