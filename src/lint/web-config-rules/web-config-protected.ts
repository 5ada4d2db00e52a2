import type { TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigProtected: TextRule<WebConfigFile> = {
  id: 'WEB011',
  alias: 'web-config-protected',
  category: 'web-config',
  severity: 'error',
  summary: '`appSettings` is encrypted.',
  why: 'Its keys can be neither seen nor changed in the file.',
  source: 'Microsoft, "Encrypting and Decrypting Configuration Sections".',
  bad: [
    {
      title: 'What aspnet_regiis -pef leaves.',
      text: webConfigAround(
        '<appSettings configProtectionProvider="RsaProtectedConfigurationProvider">',
        '  <EncryptedData Type="http://www.w3.org/2001/04/xmlenc#Element"',
        '    xmlns="http://www.w3.org/2001/04/xmlenc#" />',
        '</appSettings>',
      ),
      at: ['2:16'],
    },
    {
      title: 'Without its provider.',
      text: webConfigWith('<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#" />'),
      at: ['3:5'],
    },
    {
      title: 'With a prefix.',
      text: webConfigWith('<e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#" />'),
      at: ['3:5'],
    },
  ],
  good: [
    { title: 'In the clear.', text: webConfigWith(pool) },
    {
      title: 'Another section.',
      text: webConfigAround(
        '<connectionStrings configProtectionProvider="DataProtectionConfigurationProvider" />',
        '<appSettings />',
      ),
    },
    { title: 'A key of that name.', text: webConfigWith('<add key="EncryptedData" value="no" />') },
  ],
  check: (config) => faultsOf(config, 'protected'),
};
