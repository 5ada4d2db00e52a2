import type { ShapeDescription } from './shape-description.ts';

/** What can be wrong with keys and values. */
export const valueRules = {
  'unknown-key': {
    id: 'ENV012',
    summary: 'There is no such key.',
    why: 'A key that is ignored would promise a setting that is never made.',
    bad: [
      {
        title: 'A misspelt key.',
        text: 'exchange:\n  autodiscovr: autodiscover.contoso.com\n',
        at: ['exchange.autodiscovr'],
      },
      { title: 'Another case.', text: 'Name: contoso\n', at: ['Name'] },
      {
        title: 'In the wrong place.',
        text: 'exchange:\n  pools:\n    - { fqdn: sfb.contoso.com }\n',
        at: ['exchange.pools'],
      },
    ],
    good: [
      { title: 'The key itself.', text: 'exchange:\n  autodiscover: autodiscover.contoso.com\n' },
      { title: 'In quotes.', text: '"exchange":\n  "autodiscover": autodiscover.contoso.com\n' },
      { title: 'In a comment.', text: '# autodiscovr: here\nname: contoso\n' },
    ],
  },
  'missing-key': {
    id: 'ENV013',
    summary: 'A required key is missing.',
    why: 'docs/environment.md says when each key is required; some are only with a feature, or on some versions.',
    bad: [
      {
        title:
          'On Exchange 2013 and 2016 somebody has to say whether Unified Messaging makes the server known.',
        text: 'features: { instantMessaging: true }\nexchange:\n  version: 2013\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com }\n',
        at: ['schema', 'name', 'stage', 'skype', 'exchange.servers[0].trustedPool'],
      },
    ],
    good: [
      {
        title: 'All that a lab without features needs.',
        text: 'schema: 1\nname: contoso\nstage: lab\nskype:\n  version: sfb-2019\n  sipDomains: [contoso.com]\n  pools: [{ fqdn: sfb.contoso.com }]\nexchange:\n  version: 2019\n  servers: [{ name: EX1, fqdn: ex1.contoso.com }]\n',
      },
      {
        title: 'Exchange 2019 knows no Unified Messaging.',
        text: 'schema: 1\nname: contoso\nstage: lab\nfeatures: { instantMessaging: true }\nskype:\n  version: sfb-2019\n  sipDomains: [contoso.com]\n  pools: [{ fqdn: sfb.contoso.com, siteId: Dublin }]\nexchange:\n  version: 2019\n  servers: [{ name: EX1, fqdn: ex1.contoso.com }]\n',
      },
      {
        title: 'One pool is the pool of every server.',
        text: 'schema: 1\nname: contoso\nstage: lab\nfeatures: { instantMessaging: true }\nskype:\n  version: sfb-2015\n  sipDomains: [contoso.com]\n  pools: [{ fqdn: sfb.contoso.com, siteId: Dublin }]\nexchange:\n  version: 2016\n  servers: [{ name: EX1, fqdn: ex1.contoso.com, trustedPool: create }]\n',
      },
    ],
  },
  'empty-value': {
    id: 'ENV014',
    summary: 'A key has no value.',
    why: 'YAML reads nothing, and also `~` and `null`, as null. No key takes that: what is not said is left out.',
    bad: [
      { title: 'Nothing after the colon.', text: 'description:\n', at: ['description'] },
      { title: 'Said to be nothing.', text: 'skype:\n  version: null\n', at: ['skype.version'] },
      { title: 'A tilde.', text: 'exchange:\n  autodiscover: ~\n', at: ['exchange.autodiscover'] },
    ],
    good: [
      { title: 'Left out.', text: 'name: contoso\n' },
      { title: 'The word in quotes.', text: 'description: "null"\n' },
      { title: 'A value on the next line.', text: 'description:\n  Contoso and its branches\n' },
    ],
  },
  'wrong-type': {
    id: 'ENV015',
    summary: 'A value has another form than the key takes.',
    why: 'A list is not one value, `yes` is text in YAML 1.2, and 14 is a number.',
    bad: [
      {
        title: 'yes is text.',
        text: 'features:\n  instantMessaging: yes\n',
        at: ['features.instantMessaging'],
      },
      {
        title: 'One value instead of a list.',
        text: 'skype:\n  sipDomains: contoso.com\n',
        at: ['skype.sipDomains'],
      },
      { title: 'A number instead of text.', text: 'description: 14\n', at: ['description'] },
    ],
    good: [
      { title: 'true.', text: 'features:\n  instantMessaging: true\n' },
      { title: 'A list of one.', text: 'skype:\n  sipDomains:\n    - contoso.com\n' },
      { title: 'A number in quotes.', text: 'description: "14"\n' },
    ],
  },
  'number-notation': {
    id: 'ENV016',
    summary: 'A number is written in a form that hides what YAML reads.',
    why: '`0x144F` is 5199 and `017` is 17; a reviewer should see the number itself.',
    bad: [
      {
        title: 'Hexadecimal.',
        text: 'trustedApplication:\n  port: 0x144F\n',
        at: ['trustedApplication.port'],
      },
      { title: 'A version with a dot.', text: 'exchange:\n  version: 2013.0\n', at: ['exchange.version'] },
      { title: 'Octal.', text: 'trustedApplication:\n  port: 0o12117\n', at: ['trustedApplication.port'] },
    ],
    good: [
      { title: 'As it is read.', text: 'trustedApplication:\n  port: 5199\n' },
      { title: 'The number of a version.', text: 'exchange:\n  version: 2013\n' },
      { title: 'In a text.', text: 'description: 0x144F is the port\n' },
    ],
  },
  'invisible-character': {
    id: 'ENV017',
    summary: 'A value holds a character that nobody sees: a control, a line end, a direction mark.',
    why: 'Exchange strips only blanks from a thumbprint: with U+200E in front, as the certificate dialog copies it, the certificate is not found (event 103).',
    bad: [
      { title: 'A line end.', text: 'description: "one\\ntwo"\n', at: ['description'] },
      {
        title: 'The direction mark of the certificate dialog.',
        text: 'exchange:\n  servers:\n    - certificate: { thumbprint: "\\u200E1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40" }\n',
        at: ['exchange.servers[0].certificate.thumbprint'],
      },
      { title: 'A space of no width, inside a name.', text: 'name: "con\\u200Btoso"\n', at: ['name'] },
    ],
    good: [
      { title: 'One line.', text: 'description: one\n' },
      {
        title: 'Blanks between the digits, as Windows shows them.',
        text: 'exchange:\n  servers:\n    - certificate: { thumbprint: 1d 2e 3f 40 51 62 73 84 95 a6 b7 c8 d9 ea fb 0c 1d 2e 3f 40 }\n',
      },
      {
        title: 'The joiner that some languages write with.',
        text: 'description: "\\u0646\\u0645\\u06CC\\u200C\\u062F\\u0627\\u0646\\u0645"\n',
      },
    ],
  },
  'invalid-value': {
    id: 'ENV018',
    summary: 'A value is not of the kind that the key takes.',
    why: 'Values are used literally, in commands that change production: what is not surely right is refused.',
    bad: [
      {
        title: 'Not a thumbprint.',
        text: 'exchange:\n  servers:\n    - certificate: { thumbprint: NKT01 }\n',
        at: ['exchange.servers[0].certificate.thumbprint'],
      },
      {
        title: 'A wildcard.',
        text: 'skype:\n  pools:\n    - { fqdn: "*.contoso.com" }\n',
        at: ['skype.pools[0].fqdn'],
      },
      {
        title: 'A short name of more than 15 characters.',
        text: 'exchange:\n  servers:\n    - { name: EXCHANGESERVER-1, fqdn: exchangeserver-1.contoso.com }\n',
        at: ['exchange.servers[0].name'],
      },
    ],
    good: [
      {
        title: '40 digits.',
        text: 'exchange:\n  servers:\n    - certificate: { thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 }\n',
      },
      {
        title: 'A full name, in any case.',
        text: 'skype:\n  pools:\n    - { fqdn: SFB-Pool.contoso.com }\n',
      },
      {
        title: '15 characters.',
        text: 'exchange:\n  servers:\n    - { name: EXCHANGESERVER1, fqdn: exchangeserver1.contoso.com }\n',
      },
    ],
  },
  'secret-value': {
    id: 'ENV019',
    summary: 'A value looks like a password, a token or a private key.',
    why: 'The file is read by everybody who reads the repository, and its values are shown in plans. Nothing in it needs a secret.',
    bad: [
      { title: 'A password.', text: 'exchange:\n  password: correct horse\n', at: ['exchange.password'] },
      { title: 'A private key.', text: 'description: "-----BEGIN PRIVATE KEY-----"\n', at: ['description'] },
      {
        title: "A token of GitHub's.",
        text: 'description: ghp_0123456789abcdefghijABCDEFGHIJ012345\n',
        at: ['description'],
      },
    ],
    good: [
      { title: 'The word in a text.', text: 'description: The password stays with the runner\n' },
      {
        title: 'A thumbprint is public.',
        text: 'exchange:\n  servers:\n    - certificate: { thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 }\n',
      },
      {
        title: 'A public service name.',
        text: 'oauth:\n  serviceName: 00000004-0000-0ff1-ce00-000000000000\n',
      },
    ],
  },
  'listed-twice': {
    id: 'ENV020',
    summary: 'A list has an entry twice.',
    why: 'The second changes nothing, or stands for another that is missing.',
    bad: [
      {
        title: 'In another case.',
        text: 'skype:\n  sipDomains: [contoso.com, Contoso.com]\n',
        at: ['skype.sipDomains[1]'],
      },
      {
        title: 'A policy.',
        text: 'exchange:\n  mailboxPolicies: [Default, Frontline, Default]\n',
        at: ['exchange.mailboxPolicies[2]'],
      },
      {
        title: 'A day.',
        text: 'rollout:\n  window: { days: [Sat, Sun, Sat], from: "22:00", to: "04:00", timeZone: Europe/Rome }\n',
        at: ['rollout.window.days[2]'],
      },
    ],
    good: [
      { title: 'Each once.', text: 'skype:\n  sipDomains: [contoso.com, fabrikam.com]\n' },
      {
        title: 'A domain and one below it.',
        text: 'skype:\n  sipDomains: [contoso.com, emea.contoso.com]\n',
      },
      {
        title: 'The same in two lists.',
        text: 'skype:\n  sipDomains: [contoso.com]\noauth:\n  allowedDomains: [contoso.com]\n',
      },
    ],
  },
  'unknown-reference': {
    id: 'ENV021',
    summary: 'A name refers to a pool or a server that the file does not list.',
    why: 'What it should refer to can only be guessed.',
    bad: [
      {
        title: 'A misspelt pool.',
        text: 'skype:\n  pools:\n    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }\nexchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com, pool: sfb-ue.contoso.com }\nrollout:\n  order: [EX2]\n',
        at: ['exchange.servers[0].pool', 'rollout.order[0]'],
      },
      {
        title: 'A server that is not there.',
        text: 'exchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com }\nrollout:\n  order: [EX11]\n',
        at: ['rollout.order[0]'],
      },
    ],
    good: [
      {
        title: 'Another case.',
        text: 'exchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com }\nrollout:\n  order: [ex1]\n',
      },
      {
        title: 'A pool of the file.',
        text: 'skype:\n  pools:\n    - { fqdn: sfb-eu.contoso.com, siteId: Dublin }\nexchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com, pool: SFB-EU.contoso.com }\n',
      },
      {
        title: 'Those that are not named follow.',
        text: 'exchange:\n  servers:\n    - { name: EX1, fqdn: ex1.contoso.com }\n    - { name: EX2, fqdn: ex2.contoso.com }\nrollout:\n  order: [EX2]\n',
      },
    ],
  },
  'too-many-findings': {
    id: 'ENV022',
    summary: 'The file has more faults than are shown.',
    why: 'So many faults mean that this is no environment file.',
    bad: [],
    good: [],
  },
} as const satisfies Readonly<Record<string, ShapeDescription>>;
