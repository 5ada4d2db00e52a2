import { createHash } from 'node:crypto';

/** What the file of an organisation with many servers needs to be said of the two kinds that differ most. */
const kinds = {
  'web.config': { skype: 'lync-2013', exchange: '2013-cu23', server: 'trustedPool: create, ' },
  'setting override': { skype: 'sfb-se', exchange: 'se', server: '' },
} as const;

export type KindOfServer = keyof typeof kinds;

/** The text of a valid environment file with servers EX000, EX001 and so on, each with a certificate of its own. */
export function manyServers(kind: KindOfServer, count = 100): string {
  const { skype, exchange, server } = kinds[kind];
  const servers = Array.from({ length: count }, (_, index) => {
    const name = `EX${String(index).padStart(3, '0')}`;
    const fqdn = `${name.toLowerCase()}.many.example`;
    const thumbprint = createHash('sha1').update(fqdn).digest('hex').toUpperCase();
    return `    - { name: ${name}, fqdn: ${fqdn}, ${server}certificate: { thumbprint: ${thumbprint}, subject: ${fqdn} } }`;
  });
  return `schema: 1
name: many
stage: staging
features: { instantMessaging: true, onlineMeetings: true, skypeAccessToExchange: true }
skype:
  version: ${skype}
  sipDomains: [many.example]
  pools: [{ fqdn: sfb.many.example, siteId: Site }]
exchange:
  version: ${exchange}
  autodiscover: autodiscover.many.example
  servers:
${servers.join('\n')}
`;
}
