import type { TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigDoctype: TextRule<WebConfigFile> = {
  id: 'WEB004',
  alias: 'web-config-doctype',
  category: 'web-config',
  severity: 'error',
  summary: 'A web.config has a DOCTYPE.',
  why: 'Its entities can change what a value means.',
  source: 'docs/decisions/web-config-edit.md.',
  bad: [
    {
      title: 'An entity for the name of the pool.',
      text: `<!DOCTYPE configuration [ <!ENTITY pool "ly14.ntsystems.local"> ]>\n${webConfigWith('<add key="IMServerName" value="&pool;" />')}`,
      at: ['1:1'],
    },
    {
      title: 'Behind the declaration.',
      text: `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE configuration>\n${webConfigWith(pool)}`,
      at: ['2:1'],
    },
    {
      title: 'From another file.',
      text: `<!-- common part -->\n  <!DOCTYPE configuration SYSTEM "common.dtd">\n${webConfigWith(pool)}`,
      at: ['2:3'],
    },
  ],
  good: [
    { title: 'None.', text: `<?xml version="1.0" encoding="utf-8"?>\n${webConfigWith(pool)}` },
    { title: 'In a comment.', text: `<!-- <!DOCTYPE configuration> -->\n${webConfigWith(pool)}` },
    {
      title: 'In a value.',
      text: webConfigAround('<x><![CDATA[<!DOCTYPE html>]]></x>', '<appSettings />'),
    },
  ],
  check: (config) => faultsOf(config, 'doctype'),
};
