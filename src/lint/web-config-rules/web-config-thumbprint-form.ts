import { certificateThumbprintKey } from '../../catalog/web-config-keys.ts';
import { Problem } from '../../environment/values/problem.ts';
import { readThumbprint } from '../../environment/values/thumbprint.ts';
import type { Edit, TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigWith } from './example-file.ts';
import { isAboutToChange, type KeyUse, keyUses } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigThumbprintForm: TextRule<WebConfigFile> = {
  id: 'WEB024',
  alias: 'web-config-thumbprint-form',
  category: 'web-config',
  severity: 'warning',
  summary: '`IMCertificateThumbprint` is not 40 hexadecimal digits, or holds characters that nobody sees.',
  why: 'OWA takes blanks out and nothing else. The direction mark that the certificate dialog puts before a copied thumbprint stays, and OWA finds no certificate (event 103).',
  source:
    'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013"; X509FindType.FindByThumbprint.',
  bad: [
    {
      title: 'The direction mark of the certificate dialog.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="\u200E1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40" />',
        pool,
      ),
      at: ['3:47'],
    },
    {
      title: 'The same as a reference.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="&#x200E;1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40" />',
      ),
      at: ['3:47'],
    },
    {
      title: 'A letter that is no digit.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="NKT03F405162738495A6B7C8D9EAFB0C1D2E3F40" />',
      ),
      at: ['3:47'],
    },
    {
      title: 'A SHA-256 hash.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F405162738495A6B7C8D9EAFB0C" />',
      ),
      at: ['3:47'],
    },
    {
      title: 'With colons, as other tools print it.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="1D:2E:3F:40:51:62:73:84:95:A6:B7:C8:D9:EA:FB:0C:1D:2E:3F:40" />',
      ),
      at: ['3:47'],
    },
  ],
  good: [
    { title: 'As Exchange prints it.', text: webConfigWith(thumbprint, pool) },
    {
      title: 'With the blanks of the certificate dialog.',
      text: webConfigWith(
        '<add key="IMCertificateThumbprint" value="1d 2e 3f 40 51 62 73 84 95 a6 b7 c8 d9 ea fb 0c 1d 2e 3f 40" />',
      ),
    },
    {
      title: 'A thumbprint of something else.',
      text: webConfigWith(thumbprint, '<add key="OtherThumbprint" value="none" />'),
    },
    {
      title: 'No value, which is another mistake.',
      text: webConfigWith('<add key="IMCertificateThumbprint" value="" />'),
    },
    {
      title: 'The copy of a server that a plan gives another.',
      text: webConfigWith('<add key="IMCertificateThumbprint" value="none" />'),
      context: { server: { name: 'EX15', version: { text: '2013', generation: '2013' } } },
    },
  ],
  *check(file) {
    if (isAboutToChange(file)) return;
    for (const use of keyUses(file.section, certificateThumbprintKey)) {
      if (use.value.trim() === '') continue;
      const read = readThumbprint(use.value);
      if (read instanceof Problem)
        yield { at: use.at, message: read.message, remedy: read.remedy, edits: cleaned(use) };
    }
  },
};

/** Only where nothing but separators and invisible characters has to go, and no digit is a guess. */
function cleaned({ value, at }: KeyUse): readonly Edit[] {
  const text = value.replace(/[\s\p{Cf}\p{Zs}:-]/gu, '');
  return /^[0-9A-Fa-f]{40}$/.test(text) ? [{ at, text: text.toUpperCase() }] : [];
}
