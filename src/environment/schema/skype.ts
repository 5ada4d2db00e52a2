import * as z from 'zod/mini';
import { key } from './metadata.ts';
import { distinctNonEmpty, nonEmpty } from './value.ts';
import { domain, fqdn, httpsUrl, siteId, skypeConnection, skypeVersion } from './values.ts';

const pool = z.strictObject({
  fqdn: key(fqdn, {
    description:
      'Full name of the pool: Registrar of the trusted pool, IM server name, host of the metadata document.',
    example: 'ly14.ntsystems.local',
  }),
  siteId: key(z.optional(siteId), {
    description: 'SiteId of the pool\'s site, as Get-CsSite shows it, without "site:".',
    required: 'with `instantMessaging`',
    features: ['instantMessaging'],
    example: 'Bolzano',
  }),
  certificateSubject: key(z.optional(fqdn), {
    description:
      "Subject of the pool's certificate where it differs from the pool's name (a SAN carries the pool's name).",
    fallback: "the pool's `fqdn`",
    example: 'lyncpool.ntsystems.local',
  }),
  metadataUrl: key(z.optional(httpsUrl), {
    description: 'Where the pool publishes its authentication metadata.',
    fallback: '`https://<fqdn>/metadata/json/1`',
    features: ['skypeAccessToExchange'],
    example: 'https://ly14.ntsystems.local/metadata/json/1',
  }),
});

export const skype = z.strictObject({
  version: key(skypeVersion, {
    description: 'The generation must match the live one; a cumulative update is a minimum.',
    example: 'lync-2013',
  }),
  sipDomains: key(distinctNonEmpty(domain), {
    description: 'The SIP domains; the first is the default SIP domain.',
    example: ['ntsystems.local'],
  }),
  connection: key(z.prefault(skypeConnection, 'module'), {
    description:
      'Where the Lync or Skype for Business cmdlets come from. Topology needs `module`, or WinRM to a host with an endpoint that runs as an administrator (a second hop is not possible); OcsPowershell can only read, and change the partner application and OAuth.',
    example: 'winrm://ly14.ntsystems.local',
  }),
  pools: key(nonEmpty(pool), { description: 'The Lync or Skype for Business pools that OWA talks to.' }),
});
