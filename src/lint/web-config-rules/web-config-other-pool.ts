import { imServerNameKey } from '../../catalog/web-config-keys.ts';
import { sameText } from '../../webconfig/section.ts';
import type { TextRule } from '../text-rule.ts';
import { pool, webConfigWith } from './example-file.ts';
import { keyUses } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

const server = {
  name: 'EX15',
  version: { text: '2013', generation: '2013' },
  imServerName: 'ly14.ntsystems.local',
} as const;

export const webConfigOtherPool: TextRule<WebConfigFile> = {
  id: 'WEB022',
  alias: 'web-config-other-pool',
  category: 'web-config',
  severity: 'information',
  summary: 'The pool in a web.config is another than that of the environment.',
  why: 'The plan changes it. After a move to a new pool that is meant; otherwise the environment names the wrong pool, or the copy is that of another server.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'The pool before the move.',
      text: webConfigWith('<add key="IMServerName" value="ly13.ntsystems.local" />'),
      context: { server },
      at: ['3:36'],
    },
    {
      title: 'The short name.',
      text: webConfigWith('<add value="ly14" key="IMServerName" />'),
      context: { server },
      at: ['3:17'],
    },
    {
      title: 'No value at all.',
      text: webConfigWith('<add key="IMServerName" />'),
      context: { server },
      at: ['3:5'],
    },
  ],
  good: [
    { title: 'The same.', text: webConfigWith(pool), context: { server } },
    {
      title: 'The same in another case: names have none.',
      text: webConfigWith('<add key="IMServerName" value="LY14.NTSystems.local" />'),
      context: { server },
    },
    { title: 'No key yet.', text: webConfigWith('<add key="a" value="b" />'), context: { server } },
    {
      title: 'A server that does not read the key.',
      text: webConfigWith('<add key="IMServerName" value="ly13.ntsystems.local" />'),
      context: { server: { ...server, version: { text: '2016', generation: '2016' } } },
    },
  ],
  *check({ section, context: { server } }) {
    const wanted = server?.imServerName;
    if (wanted === undefined || wanted === '' || server?.version?.generation !== '2013') return;
    for (const { value, at } of keyUses(section, imServerNameKey)) {
      if (sameText(value.trim(), wanted)) continue;
      yield {
        at,
        message: `The environment lets ${server.name ?? 'this server'} talk to ${wanted}.`,
        remedy: 'Nothing, if the plan is to change it; otherwise correct the pool in the environment.',
      };
    }
  },
};
