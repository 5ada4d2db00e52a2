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
    ],
    good: [],
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
    good: [],
  },
  'empty-value': {
    id: 'ENV014',
    summary: 'A key has no value.',
    why: 'YAML reads nothing, and also `~` and `null`, as null. No key takes that: what is not said is left out.',
    bad: [{ title: 'Nothing after the colon.', text: 'description:\n', at: ['description'] }],
    good: [],
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
    good: [{ title: 'true.', text: 'features:\n  instantMessaging: true\n' }],
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
    ],
    good: [{ title: 'As it is read.', text: 'trustedApplication:\n  port: 5199\n' }],
  },
  'invisible-character': {
    id: 'ENV017',
    summary: 'A value holds a character that nobody sees: a control, a line end, a direction mark.',
    why: 'Exchange strips only blanks from a thumbprint: with U+200E in front, as the certificate dialog copies it, the certificate is not found (event 103).',
    bad: [{ title: 'A line end.', text: 'description: "one\\ntwo"\n', at: ['description'] }],
    good: [{ title: 'One line.', text: 'description: one\n' }],
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
    ],
    good: [],
  },
  'secret-value': {
    id: 'ENV019',
    summary: 'A value looks like a password, a token or a private key.',
    why: 'The file is read by everybody who reads the repository, and its values are shown in plans. Nothing in it needs a secret.',
    bad: [
      { title: 'A password.', text: 'exchange:\n  password: correct horse\n', at: ['exchange.password'] },
    ],
    good: [],
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
    ],
    good: [],
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
    ],
    good: [],
  },
  'too-many-findings': {
    id: 'ENV022',
    summary: 'The file has more faults than are shown.',
    why: 'So many faults mean that this is no environment file.',
    bad: [],
    good: [],
  },
} as const satisfies Readonly<Record<string, ShapeDescription>>;
