import * as z from 'zod/mini';
import { key } from './metadata.ts';
import { exclusion, server } from './server.ts';
import { distinctNonEmpty, list, nonEmpty } from './value.ts';
import { exchangeConnection, exchangeVersion, fqdn, oneLineText, virtualDirectory } from './values.ts';

const identities = '`all`, or a list of identities';

export const exchange = z.strictObject({
  version: key(exchangeVersion, {
    description:
      'Version of the servers that do not say otherwise. A cumulative update or service pack is a minimum.',
    example: '2013-cu1',
  }),
  autodiscover: key(z.optional(fqdn), {
    description:
      "Host of `/autodiscover/metadata/json/1` and `/autodiscover/autodiscover.svc`; not a server's own name.",
    required: 'with `onlineMeetings`',
    features: ['onlineMeetings'],
    example: 'autodiscover.ntsystems.local',
  }),
  connections: key(
    z.prefault(z.partialRecord(z.enum(['2013', '2016', '2019', 'se']), exchangeConnection), {}),
    {
      description:
        'The Exchange shell of each generation present: an endpoint answers for servers of its own generation.',
      fallback: '`http://<first server of that generation>/PowerShell/`',
      example: { '2013': 'http://ex14.ntsystems.local/PowerShell/' },
    },
  ),
  domainController: key(z.optional(fqdn), {
    description: 'Domain controller that is used throughout a run.',
    fallback: 'none',
    example: 'dc1.ntsystems.local',
  }),
  servers: key(nonEmpty(server), { description: 'The Exchange servers with OWA.' }),
  exclude: key(z.prefault(list(exclusion), []), {
    description:
      'OWA servers that are left out on purpose; one that is neither listed nor excluded refuses Apply.',
    fallback: 'none',
  }),
  virtualDirectories: key(
    z.prefault(
      z.union([key(z.literal('all'), { type: identities }), distinctNonEmpty(virtualDirectory)]),
      'all',
    ),
    {
      description:
        '`all`: `<server>\\owa (Default Web Site)` of every listed server with the role. Others found live are reported, never changed.',
      type: identities,
      features: ['instantMessaging'],
      example: ['EX14\\owa (Default Web Site)'],
    },
  ),
  mailboxPolicies: key(z.prefault(distinctNonEmpty(oneLineText), ['Default']), {
    description: 'The OWA mailbox policies in which IM is switched on; only these are changed.',
    features: ['instantMessaging'],
    example: ['Default', 'Frontline'],
  }),
});
