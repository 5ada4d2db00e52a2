import type { ShapeDescription } from './shape-description.ts';

/** What can be wrong with the file as text and as YAML. */
export const fileRules = {
  'file-size': {
    id: 'ENV001',
    summary: 'The file is larger than an environment file can be.',
    why: 'A thousand servers take less than half of the megabyte that is read. A larger file is another file.',
    bad: [],
    good: [],
  },
  'file-encoding': {
    id: 'ENV002',
    summary: 'The file is not UTF-8.',
    why: 'In another encoding names would be read wrongly without anybody noticing.',
    bad: [
      {
        title: 'The code page of Western Windows.',
        text: 'description: F\u00FChrung\n',
        encoding: 'windows-1252',
        at: [''],
      },
      {
        title: 'What old editors call Unicode.',
        text: '\uFEFFname: contoso\n',
        encoding: 'utf-16le',
        at: [''],
      },
      {
        title: 'The same without a mark.',
        text: 'name: contoso\n',
        encoding: 'utf-16be',
        at: [''],
      },
    ],
    good: [
      { title: 'UTF-8.', text: 'description: F\u00FChrung\n' },
      { title: 'UTF-8 with a mark.', text: '\uFEFFdescription: F\u00FChrung\n' },
      { title: 'ASCII is UTF-8.', text: 'name: contoso\n' },
    ],
  },
  'yaml-syntax': {
    id: 'ENV003',
    summary: 'The file is not YAML.',
    why: 'Nothing after the fault can be trusted, so this is reported alone.',
    bad: [
      { title: 'A tab.', text: 'features:\n\tinstantMessaging: true\n', at: [''] },
      { title: 'An open bracket.', text: 'exchange: { version: 2013\n', at: [''] },
      { title: 'A quote that is never closed.', text: 'name: "contoso\nstage: lab\n', at: [''] },
    ],
    good: [
      { title: 'Tabs in a text.', text: 'description: "a\\tb"\n' },
      {
        title: 'Brackets that close on another line.',
        text: 'exchange: { version: 2013,\n  autodiscover: autodiscover.contoso.com }\n',
      },
      { title: 'A quote inside a word.', text: "description: Contoso's first\n" },
    ],
  },
  'empty-file': {
    id: 'ENV004',
    summary: 'The file holds nothing, or only comments.',
    why: 'An environment has at least a name, a stage and both sides.',
    bad: [
      { title: 'Only a comment.', text: '# later\n', at: [''] },
      { title: 'Nothing at all.', text: '', at: [''] },
      { title: 'Only a document marker.', text: '---\n', at: [''] },
    ],
    good: [
      { title: 'One key is something.', text: 'name: contoso\n' },
      { title: 'A comment before it.', text: '# our first\nname: contoso\n' },
      { title: 'An empty mapping is not nothing.', text: '{}\n' },
    ],
  },
  'second-document': {
    id: 'ENV005',
    summary: 'The file holds more than one YAML document.',
    why: 'One file is one environment: plan directory, journal and approvals are named after it.',
    bad: [
      { title: 'Two environments.', text: 'name: contoso\n---\nname: fabrikam\n', at: [''] },
      { title: 'The same one twice.', text: '---\nname: contoso\n---\nname: contoso\n', at: [''] },
      { title: 'Behind the end of the first.', text: 'name: contoso\n...\n---\nname: fabrikam\n', at: [''] },
    ],
    good: [
      { title: 'A document marker alone is fine.', text: '---\nname: contoso\n' },
      { title: 'An end marker, too.', text: 'name: contoso\n...\n' },
      { title: 'Three hyphens in a text.', text: 'description: "a --- b"\n' },
    ],
  },
  'yaml-directive': {
    id: 'ENV006',
    summary: 'The file begins with a YAML directive.',
    why: 'It is read as YAML 1.2 in any case; a directive would promise something else.',
    bad: [
      { title: 'An older YAML.', text: '%YAML 1.1\n---\nname: contoso\n', at: [''] },
      { title: 'The YAML that it is read as anyway.', text: '%YAML 1.2\n---\nname: contoso\n', at: [''] },
      { title: 'A prefix for tags.', text: '%TAG ! tag:contoso.com,2026:\n---\nname: contoso\n', at: [''] },
    ],
    good: [
      { title: 'None.', text: '---\nname: contoso\n' },
      { title: 'In a comment.', text: '# %YAML 1.1\nname: contoso\n' },
      { title: 'A percent sign in a text.', text: 'description: 100 % of the mailboxes\n' },
    ],
  },
  'yaml-tag': {
    id: 'ENV007',
    summary: 'A value or a key carries a YAML tag.',
    why: 'Values are read as they stand, and nothing is constructed from them.',
    bad: [
      {
        title: 'A tag where quotes do.',
        text: 'exchange:\n  version: !!str 2013\n',
        at: ['exchange.version'],
      },
      { title: 'A tag of a program.', text: 'name: !environment contoso\n', at: ['name'] },
      { title: 'On a list.', text: 'skype:\n  sipDomains: !!set [contoso.com]\n', at: ['skype.sipDomains'] },
    ],
    good: [
      { title: 'Quotes.', text: 'exchange:\n  version: "2013"\n' },
      { title: 'An exclamation mark in a text.', text: 'description: Done!\n' },
      { title: 'One in quotes.', text: 'description: "!important"\n' },
    ],
  },
  'yaml-alias': {
    id: 'ENV008',
    summary: 'An alias names nothing, stands inside its own value, or there are too many.',
    why: 'Aliases may stand for values, as for a certificate that servers share. Nested without measure they fill any memory.',
    bad: [
      {
        title: 'No such anchor.',
        text: 'exchange:\n  servers:\n    - *missing\n',
        at: ['exchange.servers[0]'],
      },
      {
        title: 'An anchor that comes later.',
        text: 'name: *later\ndescription: &later contoso\n',
        at: ['name'],
      },
      {
        title: 'Inside its own value.',
        text: 'skype:\n  pools: &pools\n    - *pools\n',
        at: ['skype.pools[0]'],
      },
    ],
    good: [
      {
        title: 'A list that is used twice.',
        text: 'skype:\n  sipDomains: &domains [contoso.com]\noauth:\n  allowedDomains: *domains\n',
      },
      {
        title: 'A certificate that servers share.',
        text: 'exchange:\n  servers:\n    - certificate: &shared { subject: mail.contoso.com, shared: true }\n    - certificate: *shared\n',
      },
      { title: 'An asterisk in quotes.', text: 'oauth:\n  allowedDomains: ["*.contoso.com"]\n' },
    ],
  },
  'yaml-key': {
    id: 'ENV009',
    summary: 'A key is not plain text.',
    why: 'Keys are words. A list, an empty key, a number, an anchor or an alias in their place is an accident.',
    bad: [
      { title: 'A number.', text: 'exchange:\n  2013: local\n', at: ['exchange."2013"'] },
      { title: 'A list.', text: '? [name]\n: contoso\n', at: [''] },
      { title: 'No key.', text: 'exchange:\n  : local\n', at: ['exchange'] },
    ],
    good: [
      {
        title: 'A generation may be written without quotes.',
        text: 'exchange:\n  connections:\n    2013: local\n',
      },
      { title: 'In quotes.', text: 'exchange:\n  connections:\n    "2013": local\n' },
      { title: 'A word in quotes.', text: '"name": contoso\n' },
    ],
  },
  'merge-key': {
    id: 'ENV010',
    summary: 'The file uses a merge key.',
    why: '`<<` belongs to YAML 1.1. In YAML 1.2 it is a key like others, and nothing would be merged.',
    bad: [
      {
        title: 'A merge.',
        text: 'exchange:\n  servers:\n    - <<: { state: present }\n      name: EX1\n',
        at: ['exchange.servers[0]."<<"'],
      },
      { title: 'Of an alias.', text: 'skype: &side {}\nexchange:\n  <<: *side\n', at: ['exchange."<<"'] },
      { title: 'At the top.', text: '<<: { stage: lab }\nname: contoso\n', at: ['"<<"'] },
    ],
    good: [
      {
        title: 'An alias for the whole value.',
        text: 'skype:\n  sipDomains: &domains [contoso.com]\noauth:\n  allowedDomains: *domains\n',
      },
      { title: 'As a text.', text: 'description: "<<"\n' },
      { title: 'In a comment.', text: '# <<: *defaults\nname: contoso\n' },
    ],
  },
  'duplicate-key': {
    id: 'ENV011',
    summary: 'A key stands twice in one mapping.',
    why: 'One of the two values would be dropped.',
    bad: [
      { title: 'Twice.', text: 'name: contoso\nstage: lab\nname: fabrikam\n', at: ['name'] },
      {
        title: 'In a server.',
        text: 'exchange:\n  servers:\n    - { name: EX1, name: EX2 }\n',
        at: ['exchange.servers[0].name'],
      },
      { title: 'Once in quotes.', text: 'stage: lab\n"stage": production\n', at: ['stage'] },
    ],
    good: [
      {
        title: 'The same key in two servers.',
        text: 'exchange:\n  servers:\n    - { name: EX1 }\n    - { name: EX2 }\n',
      },
      {
        title: 'The same key on two levels.',
        text: 'exchange:\n  version: 2013\n  servers:\n    - { version: 2016 }\n',
      },
      { title: 'Once in a comment.', text: 'name: contoso\n# name: fabrikam\n' },
    ],
  },
} as const satisfies Readonly<Record<string, ShapeDescription>>;
