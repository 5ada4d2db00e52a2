import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

const file = webConfigWith(thumbprint, pool);

export const webConfigEncoding: TextRule<WebConfigFile> = {
  id: 'WEB002',
  alias: 'web-config-encoding',
  category: 'web-config',
  severity: 'error',
  summary: 'The bytes of a web.config are not what its declaration or its byte order mark says.',
  why: 'The file would be read wrongly, and other text than the two values would change with them.',
  source: 'Extensible Markup Language (XML) 1.0, appendix F.',
  bad: [
    {
      title: 'Declared as UTF-16, saved as UTF-8.',
      text: `<?xml version="1.0" encoding="utf-16"?>\n${file}`,
      at: ['1:31'],
    },
    {
      title: 'A byte order mark that says otherwise.',
      text: `\uFEFF<?xml version="1.0" encoding="windows-1252"?>\n${file}`,
      at: ['1:31'],
    },
    {
      title: 'An encoding whose bytes an edit could not keep.',
      text: `<?xml version="1.0" encoding="koi8-r"?>\n${file}`,
      at: ['1:31'],
    },
    {
      title: 'Not UTF-8, and nothing says what else.',
      text: '<configuration>\n  <!-- f\u00FCr OWA -->\n  <appSettings />\n</configuration>\n',
      encoding: 'windows-1252',
      at: ['2:9'],
    },
    {
      title: 'UTF-16 without a byte order mark.',
      text: file,
      encoding: 'utf-16le',
      at: ['1:1'],
    },
  ],
  good: [
    { title: 'UTF-8 that says nothing.', text: file },
    {
      title: 'UTF-8, marked and declared in capitals.',
      text: `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n${file}`,
    },
    {
      title: 'Marked UTF-16 that says so.',
      text: `\uFEFF<?xml version="1.0" encoding="utf-16"?>\n${file}`,
      encoding: 'utf-16le',
    },
    {
      title: 'The code page of Western Windows, declared.',
      text: '<?xml version="1.0" encoding="windows-1252"?>\n<configuration>\n  <!-- f\u00FCr OWA -->\n  <appSettings />\n</configuration>\n',
      encoding: 'windows-1252',
    },
  ],
  check: (config) => faultsOf(config, 'encoding'),
};
