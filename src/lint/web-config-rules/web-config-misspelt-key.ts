import { nearest } from '../../environment/values/nearest.ts';
import { attributeOf, entriesOf } from '../../webconfig/section.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigWith } from './example-file.ts';
import { instantMessagingKeys } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigMisspeltKey: TextRule<WebConfigFile> = {
  id: 'WEB026',
  alias: 'web-config-misspelt-key',
  category: 'web-config',
  severity: 'warning',
  summary: 'A key is nearly, but not quite, one of the two.',
  why: 'OWA looks for exact names. A misspelt key does nothing, and nothing says so.',
  source: 'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013".',
  bad: [
    {
      title: 'A letter left out.',
      text: webConfigWith(
        '<add key="IMCertificateThumprint" value="1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40" />',
        pool,
      ),
      at: ['3:15'],
    },
    {
      title: 'Another letter that looks like it.',
      text: webConfigWith(thumbprint, '<add key="lMServerName" value="ly14.ntsystems.local" />'),
      at: ['4:15'],
    },
    {
      title: 'A blank behind the name.',
      text: webConfigWith(thumbprint, '<add key="IMServerName " value="ly14.ntsystems.local" />'),
      at: ['4:15'],
    },
    {
      title: 'A letter too many.',
      text: webConfigWith('<add value="ly14.ntsystems.local" key="IMServersName" />', thumbprint),
      at: ['3:44'],
    },
  ],
  good: [
    { title: 'As they are.', text: webConfigWith(thumbprint, pool) },
    {
      title: 'Beside the real key it may be something else.',
      text: webConfigWith(thumbprint, pool, '<add key="IMServerNames" value="a;b" />'),
    },
    {
      title: "OWA's other keys.",
      text: webConfigWith(
        '<add key="IMPortNumber" value="5075" />',
        '<add key="LyncIMSyncLogEnabled" value="true" />',
      ),
    },
    { title: 'A name that only resembles it.', text: webConfigWith('<add key="ServerName" value="ex15" />') },
    {
      title: 'Another case, which ASP.NET accepts.',
      text: webConfigWith('<add key="imservername" value="ly14.ntsystems.local" />'),
    },
  ],
  *check({ section }) {
    if (section === undefined) return;
    const missing = instantMessagingKeys.filter((key) => entriesOf(section, key).length === 0);
    if (missing.length === 0) return;
    for (const entry of section.children) {
      const key = entry.name === 'add' ? attributeOf(entry, 'key') : undefined;
      if (key === undefined || key.value.length > 40 || !/^[il1|]m/i.test(key.value)) continue;
      const meant = nearest(
        key.value.toLowerCase(),
        missing.map((name) => name.toLowerCase()),
      );
      const name = missing.find((one) => one.toLowerCase() === meant);
      if (name === undefined) continue;
      yield {
        at: { start: key.valueAt, end: key.valueEnd },
        message: `OWA knows no key ${JSON.stringify(key.value)}, and ${name} is not there.`,
        remedy: `Write ${name}, if that is meant.`,
      };
    }
  },
};
