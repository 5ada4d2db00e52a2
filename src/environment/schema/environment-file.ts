import * as z from 'zod/mini';
import { exchange } from './exchange.ts';
import { key } from './metadata.ts';
import { port } from './server.ts';
import { skype } from './skype.ts';
import { distinct, distinctNonEmpty, list } from './value.ts';
import {
  applicationId,
  clockTime,
  domain,
  domainPattern,
  duration,
  environmentName,
  fqdn,
  httpsUrl,
  oneLineText,
  serverName,
  sipUri,
  smtpAddress,
  timeZone,
  word,
} from './values.ts';

const features = z.strictObject({
  instantMessaging: key(z._default(z.boolean(), false), {
    description:
      'Presence and IM in OWA: trust, certificate, server configuration, virtual directory, policy.',
    example: true,
  }),
  onlineMeetings: key(z._default(z.boolean(), false), {
    description:
      'Online Meeting requests: Lync or Skype for Business trusts Exchange (partner application, OAuth configuration, autodiscover).',
    example: true,
  }),
  skypeAccessToExchange: key(z._default(z.boolean(), false), {
    description:
      'Exchange trusts Lync or Skype for Business (Configure-EnterprisePartnerApplication): contact store, archiving, conversation history.',
    example: true,
  }),
});

const oauth = z.strictObject({
  realm: key(z.optional(domain), {
    description: 'Realm of Set-CsOAuthConfiguration; written only where it differs.',
    fallback: 'not touched',
    features: ['onlineMeetings'],
    example: 'ntsystems.local',
  }),
  serviceName: key(z.optional(word), {
    description: 'ServiceName of Set-CsOAuthConfiguration; written only where it differs.',
    fallback: 'not touched',
    features: ['onlineMeetings'],
    example: '00000004-0000-0ff1-ce00-000000000000',
  }),
  exchangeAutodiscoverUrl: key(z.optional(httpsUrl), {
    description: 'ExchangeAutodiscoverUrl of Set-CsOAuthConfiguration; written only where it differs.',
    fallback:
      'not touched, except that Online Meetings on Lync 2013 need a realm or URL: then the URL from `exchange.autodiscover`',
    features: ['onlineMeetings'],
    example: 'https://autodiscover.ntsystems.local/autodiscover/autodiscover.svc',
  }),
  allowedDomains: key(z.optional(distinctNonEmpty(domainPattern)), {
    description:
      'Domains that autodiscover may redirect to: added to ExchangeAutodiscoverAllowedDomains of Set-CsOAuthConfiguration; those that stand there already stay.',
    fallback: 'not touched',
    features: ['onlineMeetings'],
    example: ['*.ntsystems.local'],
  }),
  partnerApplication: key(z._default(z.enum(['script', 'cmdlets']), 'script'), {
    description:
      "How Exchange learns to trust Lync or Skype for Business: by Exchange's own script, which needs the management tools where the runbook runs, or by the same three things as visible steps.",
    features: ['skypeAccessToExchange'],
    example: 'cmdlets',
  }),
  skypeMetadataUrl: key(z.optional(httpsUrl), {
    description: 'Metadata document of the pool that Exchange is to trust.',
    fallback: "the only pool's",
    required: 'with several pools and `skypeAccessToExchange`',
    features: ['skypeAccessToExchange'],
    example: 'https://ly14.ntsystems.local/metadata/json/1',
  }),
});

const verificationFeatures = ['onlineMeetings', 'skypeAccessToExchange'] as const;

const verification = z.strictObject({
  sipUri: key(z.optional(sipUri), {
    description: 'A user for the checks that need one.',
    fallback: 'none: these checks are reported as not made',
    features: verificationFeatures,
    example: 'sip:probe@ntsystems.local',
  }),
  mailbox: key(z.optional(smtpAddress), {
    description: 'A mailbox that the checks may write to.',
    fallback: 'none: these checks are reported as not made',
    features: verificationFeatures,
    example: 'probe@ntsystems.local',
  }),
  frontEnd: key(z.optional(fqdn), {
    description: 'The front end server on which the storage check runs.',
    fallback: 'none: these checks are reported as not made',
    features: verificationFeatures,
    example: 'ly14.ntsystems.local',
  }),
});

const window = z.strictObject({
  days: key(distinctNonEmpty(z.enum(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])), {
    description: 'Days on which the window opens.',
    example: ['Sat', 'Sun'],
  }),
  from: key(clockTime, { description: 'When it opens.', example: '22:00' }),
  to: key(clockTime, {
    description: 'When it closes, on the next day where that is not after `from`.',
    example: '04:00',
  }),
  timeZone: key(timeZone, { description: 'The time zone of `from` and `to`.', example: 'Europe/Rome' }),
});

const rollout = z.strictObject({
  order: key(z.prefault(distinct(serverName), []), {
    description:
      "Servers in the order in which they are changed; those not named follow in the file's order.",
    fallback: "the file's order",
    example: ['EX14'],
  }),
  pauseBetweenServers: key(z.prefault(duration, '0s'), {
    description: 'How long a run waits between two servers.',
    unit: 'seconds, minutes or hours',
    example: '5m',
  }),
  window: key(z.optional(window), {
    description: 'The change window: `apply` outside it refuses, the runbook prints it.',
    fallback: 'none',
  }),
});

const acknowledgement = z.strictObject({
  rule: key(word, { description: 'Id or name of a rule.', example: 'thumbprint-not-pinned' }),
  reason: key(oneLineText, {
    description: 'Why the owner accepts what it warns of.',
    example: 'the certificate is renewed each month',
  }),
});

/** The environment file: types, validation, JSON Schema and docs/environment.md all come from here. */
export const environmentFile = z.strictObject({
  schema: key(z.literal(1), { description: 'Version of this format.', example: 1 }),
  name: key(environmentName, {
    description:
      'Names plan directory, journal folder, concurrency group and overrides (`owa-im-<name>-<n>`).',
    example: 'ntsystems',
  }),
  description: key(z.optional(oneLineText), {
    description: 'For people.',
    fallback: 'none',
    example: 'Lync 2013 and Exchange 2013',
  }),
  state: key(z._default(z.enum(['present', 'absent']), 'present'), {
    description: '`absent`: a plan that takes out what owa-im once put in.',
    example: 'absent',
  }),
  stage: key(z.enum(['lab', 'staging', 'production']), {
    description: 'How strict the rules are.',
    example: 'lab',
  }),
  features: key(z.prefault(features, {}), {
    description: 'What is integrated. Absent or false means unmanaged, never removed.',
  }),
  skype: key(skype, { description: 'The Lync or Skype for Business side.' }),
  exchange: key(exchange, { description: 'The Exchange side.' }),
  trustedApplication: key(
    z.prefault(
      z.strictObject({
        id: key(z._default(applicationId, 'OutlookWebApp'), {
          description: 'Id of the trusted application.',
          features: ['instantMessaging'],
          example: 'OutlookWebApp',
        }),
        port: key(z._default(port, 5199), {
          description: 'Port of the trusted application: unique within its pool; nothing listens there.',
          features: ['instantMessaging'],
          example: 5199,
        }),
      }),
      {},
    ),
    { description: 'The trusted application of each trusted pool.' },
  ),
  oauth: key(z.prefault(oauth, {}), { description: 'Server-to-server trust.' }),
  verification: key(z.prefault(verification, {}), {
    description: 'What the checks that write to a mailbox may use; without it they are reported as not made.',
  }),
  restart: key(z._default(z.enum(['recycle', 'iisreset', 'manual']), 'recycle'), {
    description:
      '`recycle`: only the OWA application pool; `iisreset`: in a lab only; `manual`: the run stops and names the servers that an operator recycles.',
    example: 'manual',
  }),
  rollout: key(z.prefault(rollout, {}), { description: 'Order and pace.' }),
  acknowledge: key(z.prefault(list(acknowledgement), []), {
    description: 'Warnings that the owner accepts.',
    fallback: 'none',
  }),
});

/** The file's values, read, before what depends on other keys is filled in. */
export type EnvironmentFile = z.output<typeof environmentFile>;
