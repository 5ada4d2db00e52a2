import { certificateThumbprintKey } from '../../catalog/web-config-keys.ts';
import { readThumbprint } from '../../environment/values/thumbprint.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigWith } from './example-file.ts';
import { keyUses } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

const expected = '1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40';
const server = {
  name: 'EX15',
  version: { text: '2013', generation: '2013' },
  certificate: { thumbprint: expected },
} as const;

export const webConfigOtherThumbprint: TextRule<WebConfigFile> = {
  id: 'WEB021',
  alias: 'web-config-other-thumbprint',
  category: 'web-config',
  severity: 'information',
  summary: 'The thumbprint in a web.config is another than that of the environment.',
  why: 'The plan changes it. After a renewed certificate that is meant; otherwise the environment names the wrong certificate, or the copy is that of another server.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'The certificate before the renewal.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="AAAABBBBCCCCDDDDEEEEFFFF0000111122223333" />',
        pool,
      ),
      context: { server },
      at: ['3:47'],
    },
    {
      title: 'One digit.',
      text: webConfigWith(pool, thumbprint.replace('3F40"', '3F41"')),
      context: { server },
      at: ['4:47'],
    },
    {
      title: 'None.',
      text: webConfigWith(pool, '<add key="IMCertificateThumbprint" value="" />'),
      context: { server },
      at: ['4:47'],
    },
  ],
  good: [
    { title: 'The same.', text: webConfigWith(thumbprint, pool), context: { server } },
    {
      title: 'The same, in small letters and with blanks, which OWA strips.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="1d2e3f40 51627384 95a6b7c8 d9eafb0c 1d2e3f40" />',
      ),
      context: { server },
    },
    { title: 'No key yet.', text: webConfigWith(pool), context: { server } },
    {
      title: 'The environment leaves the certificate open.',
      text: webConfigWith(thumbprint),
      context: { server: { ...server, certificate: {} } },
    },
  ],
  *check({ section, context: { server } }) {
    const wanted = server?.certificate?.thumbprint;
    if (wanted === undefined || server?.version?.generation !== '2013') return;
    for (const { value, at } of keyUses(section, certificateThumbprintKey)) {
      const found = readThumbprint(value);
      if (found === wanted) continue;
      yield {
        at,
        message: `The environment gives ${server.name ?? 'this server'} the certificate ${wanted}.`,
        remedy: 'Nothing, if the plan is to change it; otherwise correct the thumbprint in the environment.',
      };
    }
  },
};
