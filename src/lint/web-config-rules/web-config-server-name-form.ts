import { imServerNameKey } from '../../catalog/web-config-keys.ts';
import { readFqdn } from '../../environment/values/fqdn.ts';
import { Problem } from '../../environment/values/problem.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigWith } from './example-file.ts';
import { isAboutToChange, keyUses } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigServerNameForm: TextRule<WebConfigFile> = {
  id: 'WEB025',
  alias: 'web-config-server-name-form',
  category: 'web-config',
  severity: 'warning',
  summary: '`IMServerName` is not the full name of a host.',
  why: "OWA connects to that name over TLS, and the name must stand in the front end's certificate: an address, a URL, a port or a short name does not.",
  source: 'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013".',
  bad: [
    {
      title: 'A short name.',
      text: webConfigWith('<add key="IMServerName" value="ly14" />'),
      at: ['3:36'],
    },
    {
      title: 'With the port of SIP.',
      text: webConfigWith('<add key="IMServerName" value="ly14.ntsystems.local:5061" />'),
      at: ['3:36'],
    },
    {
      title: 'A URL.',
      text: webConfigWith('<add value="https://ly14.ntsystems.local/" key="IMServerName" />'),
      at: ['3:17'],
    },
    {
      title: 'An address.',
      text: webConfigWith(thumbprint, '<add key="IMServerName" value="10.0.0.14" />'),
      at: ['4:36'],
    },
  ],
  good: [
    { title: 'A full name.', text: webConfigWith(thumbprint, pool) },
    {
      title: 'A full name in capitals, with a hyphen.',
      text: webConfigWith('<add key="IMServerName" value="SFB-POOL1.CONTOSO.COM" />'),
    },
    {
      title: 'No value, which is another mistake.',
      text: webConfigWith('<add key="IMServerName" value="" />'),
    },
    {
      title: 'The copy of a server that a plan gives another.',
      text: webConfigWith('<add key="IMServerName" value="ly13" />'),
      context: { server: { name: 'EX15', version: { text: '2013', generation: '2013' } } },
    },
  ],
  *check(file) {
    if (isAboutToChange(file)) return;
    for (const { value, at } of keyUses(file.section, imServerNameKey)) {
      if (value.trim() === '') continue;
      const read = readFqdn(value);
      if (read instanceof Problem) yield { at, message: read.message, remedy: read.remedy };
    }
  },
};
