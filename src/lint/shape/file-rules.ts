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
    bad: [],
    good: [],
  },
  'yaml-syntax': {
    id: 'ENV003',
    summary: 'The file is not YAML.',
    why: 'Nothing after the fault can be trusted, so this is reported alone.',
    bad: [
      { title: 'A tab.', text: 'features:\n\tinstantMessaging: true\n', at: [''] },
      { title: 'An open bracket.', text: 'exchange: { version: 2013\n', at: [''] },
    ],
    good: [],
  },
  'empty-file': {
    id: 'ENV004',
    summary: 'The file holds nothing, or only comments.',
    why: 'An environment has at least a name, a stage and both sides.',
    bad: [{ title: 'Only a comment.', text: '# later\n', at: [''] }],
    good: [],
  },
  'second-document': {
    id: 'ENV005',
    summary: 'The file holds more than one YAML document.',
    why: 'One file is one environment: plan directory, journal and approvals are named after it.',
    bad: [{ title: 'Two environments.', text: 'name: contoso\n---\nname: fabrikam\n', at: [''] }],
    good: [{ title: 'A document marker alone is fine.', text: '---\nname: contoso\n' }],
  },
  'yaml-directive': {
    id: 'ENV006',
    summary: 'The file begins with a YAML directive.',
    why: 'It is read as YAML 1.2 in any case; a directive would promise something else.',
    bad: [{ title: 'An older YAML.', text: '%YAML 1.1\n---\nname: contoso\n', at: [''] }],
    good: [],
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
    ],
    good: [{ title: 'Quotes.', text: 'exchange:\n  version: "2013"\n' }],
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
    ],
    good: [
      {
        title: 'A list that is used twice.',
        text: 'skype:\n  sipDomains: &domains [contoso.com]\noauth:\n  allowedDomains: *domains\n',
      },
    ],
  },
  'yaml-key': {
    id: 'ENV009',
    summary: 'A key is not plain text.',
    why: 'Keys are words. A list, an empty key, a number, an anchor or an alias in their place is an accident.',
    bad: [
      { title: 'A number.', text: 'exchange:\n  2013: local\n', at: ['exchange."2013"'] },
      { title: 'A list.', text: '? [name]\n: contoso\n', at: [''] },
    ],
    good: [
      {
        title: 'A generation may be written without quotes.',
        text: 'exchange:\n  connections:\n    2013: local\n',
      },
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
    ],
    good: [],
  },
  'duplicate-key': {
    id: 'ENV011',
    summary: 'A key stands twice in one mapping.',
    why: 'One of the two values would be dropped.',
    bad: [{ title: 'Twice.', text: 'name: contoso\nstage: lab\nname: fabrikam\n', at: ['name'] }],
    good: [],
  },
} as const satisfies Readonly<Record<string, ShapeDescription>>;
