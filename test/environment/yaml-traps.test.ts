import { expect, test } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { readText, smallEnvironment } from './read-text.ts';

/** `[rule, line, column, path]` of each finding; where a rule is named alone, nothing else may be found. */
type Expected = readonly (readonly [rule: string, line: number, column: number, path?: string])[];

const traps: readonly (readonly [name: string, text: string, expected: Expected])[] = [
  ['nothing at all', '', [['empty-file', 1, 1]]],
  ['comments alone', '# name: contoso\n', [['empty-file', 1, 1]]],
  ['a document marker alone', '---\n', [['empty-file', 1, 1]]],
  ['a list at the top', '- name: contoso\n', [['wrong-type', 1, 1]]],
  ['a scalar at the top', 'contoso\n', [['wrong-type', 1, 1]]],
  ['null at the top', '~\n', [['empty-value', 1, 1]]],
  ['a tab as indentation', 'features:\n\tinstantMessaging: true\n', [['yaml-syntax', 2, 1]]],
  ['an open flow mapping', smallEnvironment({ 'stage:': 'stage: {' }), [['yaml-syntax', 4, 1]]],
  ['an open quote at the end', 'name: "contoso\n', [['yaml-syntax', 1, 15]]],
  ['wrong indentation', 'name: a\n stage: lab\n', [['yaml-syntax', 2, 7]]],
  ['a value that begins with @', 'name: @contoso\n', [['yaml-syntax', 1, 7]]],
  ['a control character', 'name: a\u0007b\n', [['yaml-syntax', 1, 8]]],
  ['101 levels', `name: ${'['.repeat(101)}\n`, [['yaml-syntax', 1, 56]]],
  ['two documents', smallEnvironment({ end: '---\nname: other' }), [['second-document', 23, 1]]],
  [
    'a second document after dots',
    smallEnvironment({ end: '...\nname: other' }),
    [['second-document', 23, 1]],
  ],
  ['a document marker and an end', `---\n${smallEnvironment()}...\n`, []],
  ['a directive', `%YAML 1.1\n---\n${smallEnvironment()}`, [['yaml-directive', 1, 1]]],
  ['LF', smallEnvironment(), []],
  ['CRLF', smallEnvironment().replaceAll('\n', '\r\n'), []],
  ['CR alone', smallEnvironment().replaceAll('\n', '\r'), []],
  ['a byte-order mark', `\uFEFF${smallEnvironment()}`, []],
  [
    'a byte-order mark does not move columns',
    `\uFEFF${smallEnvironment({ 'schema:': 'schema: 2' })}`,
    [['invalid-value', 1, 9, 'schema']],
  ],
  [
    'a fault after CRLF',
    smallEnvironment({ 'stage:': 'stage: labb' }).replaceAll('\n', '\r\n'),
    [['invalid-value', 3, 8, 'stage']],
  ],
  [
    'a fault after CR',
    smallEnvironment({ 'stage:': 'stage: labb' }).replaceAll('\n', '\r'),
    [['invalid-value', 3, 8, 'stage']],
  ],
  [
    'columns in UTF-16 units',
    smallEnvironment({ 'stage:': '{"\u{1F600}": 1, b: 2}: x' }),
    [
      ['missing-key', 1, 1, 'stage'],
      ['yaml-key', 3, 1],
    ],
  ],
  [
    'after an astral character',
    smallEnvironment({ 'stage:': 'stage: lab', description: 'description: "\u{1F600}" # \nextra: 1' }),
    [['unknown-key', 24, 1, 'extra']],
  ],
  ['a key twice', smallEnvironment({ more: 'stage: production' }), [['duplicate-key', 23, 1, 'stage']]],
  [
    'a key twice, deep',
    smallEnvironment({ 'siteId:': '      siteId: Bolzano\n      siteId: Rome' }),
    [['duplicate-key', 14, 7, 'skype.pools[0].siteId']],
  ],
  [
    'a merge key',
    smallEnvironment({ 'siteId:': '      siteId: Bolzano\n      <<: {metadataUrl: x}' }),
    [['merge-key', 14, 7, 'skype.pools[0]."<<"']],
  ],
  ['a tag on a value', smallEnvironment({ 'stage:': 'stage: !!str lab' }), [['yaml-tag', 3, 8, 'stage']]],
  [
    'a tag of a language',
    smallEnvironment({ 'stage:': 'stage: !!python/object:os.system lab' }),
    [['yaml-tag', 3, 8, 'stage']],
  ],
  ['a tag on a key', smallEnvironment({ 'stage:': '!!str stage: lab' }), [['yaml-tag', 3, 1]]],
  [
    'an anchor on a key',
    smallEnvironment({ 'stage:': '&a stage: lab' }),
    [
      ['missing-key', 1, 1, 'stage'],
      ['yaml-key', 3, 1],
    ],
  ],
  ['an alias as a key', smallEnvironment({ 'stage:': 'stage: &a lab\n*a : x' }), [['yaml-key', 4, 1]]],
  [
    'an alias that names nothing',
    smallEnvironment({ 'sipDomains:': '  sipDomains: *none' }),
    [['yaml-alias', 10, 15, 'skype.sipDomains']],
  ],
  [
    'an alias in its own value',
    smallEnvironment({ 'sipDomains:': '  sipDomains: &a [*a]' }),
    [['yaml-alias', 10, 19, 'skype.sipDomains[0]']],
  ],
  [
    'a value used twice',
    smallEnvironment({
      'sipDomains:': '  sipDomains: &a [ntsystems.local]',
      oauth: 'oauth:\n  allowedDomains: *a',
    }),
    [],
  ],
  [
    'a fault in a value used twice is said once',
    smallEnvironment({
      'sipDomains:': '  sipDomains: &a [localhost]',
      oauth: 'oauth:\n  allowedDomains: *a',
    }),
    [['invalid-value', 10, 19, 'skype.sipDomains[0]']],
  ],
  ['an empty key', smallEnvironment({ more: ': x' }), [['yaml-key', 23, 1]]],
  ['null as a key', smallEnvironment({ more: '~: x' }), [['yaml-key', 23, 1]]],
  ['a number as a key', smallEnvironment({ more: '1: x' }), [['yaml-key', 23, 1, '"1"']]],
  ['a boolean as a key', smallEnvironment({ more: 'true: x' }), [['yaml-key', 23, 1, 'true']]],
  ['a list as a key', smallEnvironment({ more: '? [a]\n: x' }), [['yaml-key', 23, 3]]],
  [
    '__proto__ as a key',
    smallEnvironment({ more: '__proto__: { polluted: true }' }),
    [['unknown-key', 23, 1, '__proto__']],
  ],
  [
    'constructor as a key',
    smallEnvironment({ more: 'constructor: { prototype: { polluted: true } }' }),
    [['unknown-key', 23, 1, 'constructor']],
  ],
  [
    '__proto__ among the generations',
    smallEnvironment({
      'autodiscover:':
        '  autodiscover: autodiscover.ntsystems.local\n  connections: { __proto__: local, toString: local }',
    }),
    [
      ['unknown-key', 17, 18, 'exchange.connections.__proto__'],
      ['unknown-key', 17, 36, 'exchange.connections.toString'],
    ],
  ],
  ['2013 as a number', smallEnvironment({ 'version: 2013': '  version: 2013' }), []],
  ['2013 as text', smallEnvironment({ 'version: 2013': '  version: "2013"' }), []],
  [
    '2013.0',
    smallEnvironment({ 'version: 2013': '  version: 2013.0' }),
    [['number-notation', 15, 12, 'exchange.version']],
  ],
  [
    '"2013.0"',
    smallEnvironment({ 'version: 2013': '  version: "2013.0"' }),
    [['invalid-value', 15, 12, 'exchange.version']],
  ],
  [
    '0x7DD',
    smallEnvironment({ 'version: 2013': '  version: 0x7DD' }),
    [['number-notation', 15, 12, 'exchange.version']],
  ],
  [
    '2013 as a key without quotes',
    smallEnvironment({
      'autodiscover:': '  autodiscover: autodiscover.ntsystems.local\n  connections: { 2013: local }',
    }),
    [],
  ],
  [
    'an infinite port',
    smallEnvironment({ more: 'trustedApplication: { port: .inf }' }),
    [['number-notation', 23, 29, 'trustedApplication.port']],
  ],
  [
    'a port with a leading zero',
    smallEnvironment({ more: 'trustedApplication: { port: 05199 }' }),
    [['number-notation', 23, 29, 'trustedApplication.port']],
  ],
  [
    'a port as text',
    smallEnvironment({ more: 'trustedApplication: { port: "5199" }' }),
    [['wrong-type', 23, 29, 'trustedApplication.port']],
  ],
  [
    'a name that is a number',
    smallEnvironment({ 'name: ntsystems': 'name: 14' }),
    [['wrong-type', 2, 7, 'name']],
  ],
  [
    'yes is not a boolean',
    smallEnvironment({ 'onlineMeetings:': '  onlineMeetings: yes' }),
    [['wrong-type', 6, 19, 'features.onlineMeetings']],
  ],
  [
    '"true" is not a boolean',
    smallEnvironment({ 'onlineMeetings:': '  onlineMeetings: "true"' }),
    [['wrong-type', 6, 19, 'features.onlineMeetings']],
  ],
  [
    'a list that is null',
    'schema: 1\nname: a\nstage: lab\nskype:\n  version: sfb-se\n  sipDomains: [a.b]\n  pools: ~\nexchange:\n  version: se\n  servers: [{name: A, fqdn: a.b}]\n',
    [['empty-value', 7, 10, 'skype.pools']],
  ],
  ['a section without a value', smallEnvironment({ more: 'oauth:' }), [['empty-value', 23, 1, 'oauth']]],
  [
    'an entry without a value',
    smallEnvironment({ more: 'acknowledge:\n  # - none\n  -\n' }),
    [['empty-value', 25, 3, 'acknowledge[0]']],
  ],
  [
    'an empty list',
    smallEnvironment({ 'sipDomains:': '  sipDomains: []' }),
    [['invalid-value', 10, 3, 'skype.sipDomains']],
  ],
  [
    'an empty list of what has a default',
    smallEnvironment({
      'autodiscover:': '  autodiscover: autodiscover.ntsystems.local\n  mailboxPolicies: []',
    }),
    [['invalid-value', 17, 3, 'exchange.mailboxPolicies']],
  ],
  [
    'a mapping for a list',
    smallEnvironment({ 'sipDomains:': '  sipDomains: { a: b }' }),
    [['wrong-type', 10, 3, 'skype.sipDomains']],
  ],
  ['a list for a mapping', smallEnvironment({ more: 'oauth: [realm]' }), [['wrong-type', 23, 1, 'oauth']]],
  [
    'a mapping for a text',
    smallEnvironment({ 'stage:': 'stage: { lab: true }' }),
    [['wrong-type', 3, 1, 'stage']],
  ],
  [
    'a block of lines for a text',
    smallEnvironment({ more: 'description: |\n  one\n  two' }),
    [['invisible-character', 24, 3, 'description']],
  ],
  [
    'a line end in quotes',
    smallEnvironment({ more: 'description: "one\\ntwo"' }),
    [['invisible-character', 23, 14, 'description']],
  ],
  [
    'U+200E before a thumbprint',
    smallEnvironment({ 'thumbprint:': '        thumbprint: \u200E4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4' }),
    [['invisible-character', 22, 21, 'exchange.servers[0].certificate.thumbprint']],
  ],
  [
    'U+FEFF inside a text',
    smallEnvironment({ more: 'description: a\uFEFFb' }),
    [['invisible-character', 23, 15, 'description']],
  ],
  [
    'a lone surrogate',
    smallEnvironment({ more: 'description: "\\ud800"' }),
    [['invisible-character', 23, 14, 'description']],
  ],
];

test.each(traps)('%s', (_name, text, expected) => {
  const { findings } = readText(text);
  expect(findings.map(({ rule, line, column, path }) => [rule, line, column, path])).toEqual(
    expected.map(([rule, line, column, path]) => [rule, line, column, path]),
  );
  for (const { message, remedy } of findings) {
    expect(message).toMatch(/\.$/);
    expect(remedy).toMatch(/[.?:]$|"$/);
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

const utf16 = (text: string, order: 'little' | 'big') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
};

const encodings: readonly (readonly [
  name: string,
  bytes: Uint8Array,
  rule: string,
  line: number,
  column: number,
])[] = [
  ['UTF-16 with its mark, little', utf16('\uFEFFname: a\n', 'little'), 'file-encoding', 1, 1],
  ['UTF-16 with its mark, big', utf16('\uFEFFname: a\n', 'big'), 'file-encoding', 1, 1],
  ['UTF-16 without a mark, little', utf16('name: a\n', 'little'), 'file-encoding', 1, 1],
  ['UTF-16 without a mark, big', utf16('name: a\n', 'big'), 'file-encoding', 1, 1],
  ['windows-1252', Buffer.from('name: a\ndescription: F\xfchrung\n', 'latin1'), 'file-encoding', 2, 15],
  ['a letter cut in two at the end', Buffer.from([0x61, 0x3a, 0x20, 0xe2, 0x82]), 'file-encoding', 1, 4],
  ['a stray continuation byte first', Buffer.from([0x80, 0x61]), 'file-encoding', 1, 1],
  ['an encoded surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 'file-encoding', 1, 2],
  ['a megabyte and one byte', new Uint8Array(1024 * 1024 + 1), 'file-size', 1, 1],
  ['null bytes', new Uint8Array(16), 'yaml-syntax', 1, 1],
];

test.each(encodings)('%s', (_name, bytes, rule, line, column) => {
  const reading = readEnvironment({ file: 'environment.yml', bytes });
  expect(reading.outcome).toBe('unreadable');
  expect(reading.findings).toHaveLength(1);
  expect(reading.findings[0]).toMatchObject({ rule, line, column });
  expect(reading.partial).toEqual({});
});
