import * as z from 'zod/mini';
import { key } from './metadata.ts';
import { distinctNonEmpty } from './value.ts';
import {
  exchangeVersion,
  fqdn,
  oneLineText,
  relativePath,
  serverName,
  thumbprint,
  windowsPath,
  word,
} from './values.ts';

const instantMessaging = ['instantMessaging'] as const;

/** A port number of TCP. */
export const port = key(z.int().check(z.minimum(1), z.maximum(65535)), { type: '1–65535' });

const certificate = z.strictObject({
  thumbprint: key(z.optional(thumbprint), {
    description:
      'Thumbprint of the certificate that OWA presents to the pool. Blanks are taken out, letters become upper case.',
    fallback: 'none: this version does not look for it on the server, and refuses the file as `unsupported`',
    features: instantMessaging,
    example: '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4',
  }),
  subject: key(z.optional(fqdn), {
    description:
      "The certificate's CN, which Lync or Skype for Business has to trust: the name of the trusted pool.",
    fallback: "the server's `fqdn`",
    features: instantMessaging,
    example: 'ex14.ntsystems.local',
  }),
  replaces: key(z.optional(fqdn), {
    description:
      'The CN of the certificate that this one takes the place of: once the server presents the new one, the trusted pool of the old name goes, if owa-im made it and nothing else lives there.',
    fallback: 'none',
    features: instantMessaging,
    example: 'old.ntsystems.local',
  }),
  shared: key(z._default(z.boolean(), false), {
    description: "The CN is meant for several servers, or is not the host's name on purpose.",
    features: instantMessaging,
    example: true,
  }),
});

const winrm = z.strictObject({
  port: key(z.optional(port), {
    description: 'TCP port of WinRM.',
    fallback: '5985, or 5986 with `ssl`',
    example: 5986,
  }),
  ssl: key(z._default(z.boolean(), false), { description: 'WinRM over https.', example: true }),
  configurationName: key(z._default(word, 'Microsoft.PowerShell'), {
    description: 'The session configuration on the server.',
    example: 'Microsoft.PowerShell',
  }),
});

const connections = '`winrm`, `local`, or `{ port, ssl, configurationName }`';

export const server = z.strictObject({
  name: key(serverName, { description: 'The short name, as Get-ExchangeServer shows it.', example: 'EX14' }),
  fqdn: key(fqdn, { description: "The server's full name.", example: 'ex14.ntsystems.local' }),
  state: key(z._default(z.enum(['present', 'absent']), 'present'), {
    description: '`absent`: what owa-im once changed on this server is taken back.',
    example: 'absent',
  }),
  version: key(z.optional(exchangeVersion), {
    description:
      'Version of this server: decides between web.config keys (2013) and a setting override (2016 and later).',
    fallback: '`exchange.version`',
    example: '2016-cu23',
  }),
  roles: key(z.optional(distinctNonEmpty(z.enum(['clientAccess', 'mailbox']))), {
    description:
      'Roles of an Exchange 2013 server; without `mailbox` it has no certificate for OWA IM and no web.config to edit.',
    fallback: 'both',
    example: ['mailbox'],
  }),
  pool: key(z.optional(fqdn), {
    description: 'The pool that this server talks to: one of `skype.pools`, the nearest.',
    fallback: 'the only pool',
    required: 'with several pools and `instantMessaging`',
    features: instantMessaging,
    example: 'ly14.ntsystems.local',
  }),
  imServerName: key(z.optional(fqdn), {
    description: "IMServerName; another name than the pool's only with `director: true`.",
    fallback: "the pool's `fqdn`",
    features: instantMessaging,
    example: 'director.ntsystems.local',
  }),
  director: key(z._default(z.boolean(), false), {
    description: '`imServerName` is a Director.',
    features: instantMessaging,
    example: true,
  }),
  trustedPool: key(z.optional(z.enum(['create', 'known-server'])), {
    description:
      '`known-server`: a SIP URI UM dial plan already makes this certificate name, the name of the server itself, known, so that a trusted pool must not exist.',
    fallback: '`create` on 2019 and SE',
    required: 'on 2013 and 2016 with `instantMessaging`',
    features: instantMessaging,
    example: 'create',
  }),
  certificate: key(z.prefault(certificate, {}), {
    description: 'The certificate that OWA presents to the pool.',
  }),
  installPath: key(z.optional(windowsPath), {
    description: 'Where Exchange is installed.',
    fallback: 'asked from the server',
    features: instantMessaging,
    example: 'D:\\Exchange\\V15\\',
  }),
  connection: key(
    z.prefault(z.union([key(z.enum(['winrm', 'local']), { type: connections }), winrm]), 'winrm'),
    {
      description: 'How the runbook reaches the server; `local`: it runs there.',
      type: connections,
      example: 'local',
    },
  ),
  webConfig: key(z.optional(relativePath), {
    description:
      "A copy of the server's OWA web.config, for the preview. The file on the server decides; a difference is reported.",
    fallback: 'none',
    features: instantMessaging,
    example: 'ex14.web.config',
  }),
});

export const exclusion = z.strictObject({
  name: key(serverName, {
    description: 'Short name of a server with OWA that is left out on purpose.',
    example: 'EX-LAB',
  }),
  reason: key(oneLineText, { description: 'Why it is left out.', example: 'test server, no users' }),
});
