import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround, webConfigWith } from './example-file.ts';
import { instantMessagingKeys, isAboutToChange, keyUses, tagOf } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigKeyAlone: TextRule<WebConfigFile> = {
  id: 'WEB023',
  alias: 'web-config-key-alone',
  category: 'web-config',
  severity: 'warning',
  summary: 'One of the two keys is there without the other, or has no value.',
  why: 'OWA needs both: without the thumbprint it logs event 101, without the server name it has nobody to talk to, and users see that instant messaging is not available.',
  source: 'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013".',
  bad: [
    { title: 'Only the pool.', text: webConfigWith(pool), at: ['3:5'] },
    {
      title: 'Only the certificate, the other key in a comment.',
      text: webConfigWith(`<!-- ${pool} -->`, thumbprint),
      at: ['4:5'],
    },
    {
      title: 'A key without a value.',
      text: webConfigWith('<add key="IMCertificateThumbprint" value=" " />', pool),
      at: ['3:5'],
    },
  ],
  good: [
    { title: 'Both.', text: webConfigWith(thumbprint, pool) },
    { title: 'Neither.', text: webConfigWith('<add key="IMPortNumber" value="5075" />') },
    {
      title: 'One in another address.',
      text: webConfigAround(
        `<location path="smime"><appSettings>${pool}</appSettings></location>`,
        `<appSettings>${pool}${thumbprint}</appSettings>`,
      ),
    },
    {
      title: 'The rest may come from another file.',
      text: webConfigAround(`<appSettings file="im.config">${pool}</appSettings>`),
    },
    {
      title: 'The copy of a server that a plan gives both.',
      text: webConfigWith(pool),
      context: { server: { name: 'EX15', version: { text: '2013', generation: '2013' } } },
    },
  ],
  *check(file) {
    const { section, faults } = file;
    if (isAboutToChange(file) || faults.some(({ code }) => completedElsewhere.has(code))) return;
    const uses = instantMessagingKeys.map((key) => ({ key, entries: keyUses(section, key) }));
    const present = uses.filter(({ entries }) => entries.length > 0);
    for (const { key, entries } of present) {
      for (const { entry, value } of entries.filter((use) => use.value.trim() === '')) {
        const message = `${key} has no value${value === '' ? '' : ' but blanks'}, so OWA offers no instant messaging.`;
        yield { at: tagOf(entry), message, remedy: 'Give it its value.' };
      }
    }
    const [only] = present;
    const missing = uses.find(({ entries }) => entries.length === 0);
    const first = only?.entries[0];
    if (only === undefined || missing === undefined || first === undefined) return;
    yield {
      at: tagOf(first.entry),
      message: `${only.key} stands here without ${missing.key}: OWA needs both.`,
      remedy: `Add ${missing.key} beside it.`,
    };
  },
};

const completedElsewhere: ReadonlySet<string> = new Set([
  'config-source',
  'protected',
  'file-attribute',
  'config-builders',
]);
