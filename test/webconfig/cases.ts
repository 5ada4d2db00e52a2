import type { WebConfigKey } from '../../src/webconfig/keys.ts';
import type { ProblemCode } from '../../src/webconfig/problem.ts';

/** The keys that every case sets unless it says otherwise. */
export const keys: readonly WebConfigKey[] = [
  { key: 'IMServerName', value: 'ly14.ntsystems.local' },
  { key: 'IMCertificateThumbprint', value: '4F0E' },
];

export interface EditedCase {
  readonly name: string;
  readonly before: string | Uint8Array;
  readonly after: string | Uint8Array;
  readonly keys?: readonly WebConfigKey[];
  readonly warnings?: readonly ProblemCode[];
}

export interface RefusedCase {
  readonly name: string;
  readonly before: string | Uint8Array;
  /** line:column */
  readonly at: string;
  readonly code: ProblemCode;
  readonly message: string;
  readonly keys?: readonly WebConfigKey[];
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

const thumbprint = '<add key="IMCertificateThumbprint" value="4F0E" />';
const server = '<add key="IMServerName" value="ly14.ntsystems.local" />';

/** A file around one appSettings section, which stands on a line of its own, two blanks deep. */
function file(section: string, lineEnd = '\n'): string {
  return ['<configuration>', `  ${section}`, '</configuration>', ''].join(lineEnd);
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'be' ? bytes.swap16() : bytes;
}

function declared(encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n`;
}

const plain = { before: file('<appSettings>\n    <add key="a" value="b"/>\n  </appSettings>') };
const done = file(
  `<appSettings>\n    <add key="a" value="b"/>\n    ${thumbprint}\n    ${server}\n  </appSettings>`,
);

export const editedCases: readonly EditedCase[] = [
  { name: 'keys are added as the last elements', before: plain.before, after: done },
  { name: 'a file that is right already stays', before: done, after: done },
  {
    name: 'a value that differs in case only stays',
    before: done.replace('4F0E', '4f0e').replace('ly14.nt', 'LY14.NT'),
    after: done.replace('4F0E', '4f0e').replace('ly14.nt', 'LY14.NT'),
  },
  {
    name: 'values are replaced between their own quotes',
    before: file(
      `<appSettings><add value = 'x'  key="IMServerName"></add><add\tkey='IMCertificateThumbprint'\nvalue=""/></appSettings>`,
    ),
    after: file(
      `<appSettings><add value = 'ly14.ntsystems.local'  key="IMServerName"></add><add\tkey='IMCertificateThumbprint'\nvalue="4F0E"/></appSettings>`,
    ),
  },
  {
    name: 'one key is there, the other is added',
    before: file(`<appSettings>\n    <add key="IMServerName" value="other" />\n  </appSettings>`),
    after: file(`<appSettings>\n    ${server}\n    ${thumbprint}\n  </appSettings>`),
  },
  {
    name: 'a key without a value gets one behind the key',
    before: file(
      `<appSettings><add key="IMServerName" /><add key="IMCertificateThumbprint" value="4F0E"/></appSettings>`,
    ),
    after: file(
      `<appSettings><add key="IMServerName" value="ly14.ntsystems.local" /><add key="IMCertificateThumbprint" value="4F0E"/></appSettings>`,
    ),
  },
  {
    name: 'a key that a remove or clear before it announced',
    before: file(
      `<appSettings><clear/><remove key="imservername"/><add key="IMServerName" value="" />${thumbprint}</appSettings>`,
    ),
    after: file(`<appSettings><clear/><remove key="imservername"/>${server}${thumbprint}</appSettings>`),
  },
  {
    name: 'a remove without its key does not matter to a key that is added after it',
    before: file('<appSettings>\n    <remove key="IMServerName"/>\n  </appSettings>'),
    after: file(
      `<appSettings>\n    <remove key="IMServerName"/>\n    ${thumbprint}\n    ${server}\n  </appSettings>`,
    ),
  },
  {
    name: 'after a comment that comes last',
    before: file('<appSettings>\n\t<add key="a" value="b"/>\n\n    <!-- last -->\n  </appSettings>'),
    after: file(
      `<appSettings>\n\t<add key="a" value="b"/>\n\n    <!-- last -->\n\t${thumbprint}\n\t${server}\n  </appSettings>`,
    ),
  },
  {
    name: 'comments only, laid out like the first',
    before: file(
      '<appSettings>\n      <!-- <add key="IMServerName" value="decoy"/> --> <!-- b -->\n  </appSettings>',
    ),
    after: file(
      `<appSettings>\n      <!-- <add key="IMServerName" value="decoy"/> --> <!-- b -->\n      ${thumbprint}\n      ${server}\n  </appSettings>`,
    ),
  },
  {
    name: 'no elements: one level deeper than the section',
    before: file('<appSettings>\n  </appSettings>'),
    after: file(`<appSettings>\n    ${thumbprint}\n    ${server}\n  </appSettings>`),
  },
  {
    name: 'nothing inside, on one line',
    before: file('<appSettings></appSettings>'),
    after: file(`<appSettings>\n    ${thumbprint}\n    ${server}\n  </appSettings>`),
  },
  {
    name: 'nothing but blanks inside, on one line',
    before: '<configuration>\n\t<appSettings> </appSettings>\n</configuration>',
    after: `<configuration>\n\t<appSettings>\n\t\t${thumbprint}\n\t\t${server}\n\t </appSettings>\n</configuration>`,
  },
  {
    name: 'self-closing, with a blank and attributes',
    before: file('<appSettings\tlockItem="false" />', '\r\n'),
    after: file(
      `<appSettings\tlockItem="false">\r\n    ${thumbprint}\r\n    ${server}\r\n  </appSettings>`,
      '\r\n',
    ),
  },
  {
    name: 'self-closing, without a blank, at the line start',
    before: '<configuration>\n<appSettings/>\n</configuration>',
    after: `<configuration>\n<appSettings>\n  ${thumbprint}\n  ${server}\n</appSettings>\n</configuration>`,
  },
  {
    name: 'everything on one line',
    before: '<configuration><appSettings/></configuration>',
    after: `<configuration><appSettings>${thumbprint}${server}</appSettings></configuration>`,
  },
  {
    name: 'several to a line: the last one that begins a line counts',
    before: file('<appSettings>\n      <add key="a" value="b"/> <add key="c" value="d"/></appSettings>'),
    after: file(
      `<appSettings>\n      <add key="a" value="b"/> <add key="c" value="d"/>\n      ${thumbprint}\n      ${server}</appSettings>`,
    ),
  },
  {
    name: 'CRLF',
    before: plain.before.replaceAll('\n', '\r\n'),
    after: done.replaceAll('\n', '\r\n'),
  },
  { name: 'CR alone', before: plain.before.replaceAll('\n', '\r'), after: done.replaceAll('\n', '\r') },
  {
    name: "mixed line ends: the neighbour's own",
    before: file(
      '<appSettings>\n    <add key="a" value="b"/>\r\n    <add key="c" value="d"/>\n  </appSettings>',
    ),
    after: file(
      `<appSettings>\n    <add key="a" value="b"/>\r\n    <add key="c" value="d"/>\r\n    ${thumbprint}\r\n    ${server}\n  </appSettings>`,
    ),
  },
  {
    name: 'sections inside location are not the root one',
    before: `<configuration><location path="smime"><appSettings><add key="IMServerName" value="inner"/></appSettings></location><appSettings>${server}</appSettings></configuration>`,
    after: `<configuration><location path="smime"><appSettings><add key="IMServerName" value="inner"/></appSettings></location><appSettings>${server}${thumbprint}</appSettings></configuration>`,
  },
  {
    name: 'CDATA, processing instructions, decoys in comments, references and odd quotes elsewhere',
    before: `<?xml version='1.0'?><?pi <appSettings>?><!-- <appSettings> --><configuration a='"' b = "'"><x><![CDATA[<appSettings> & ]]]]>&#xD;&#10;&amp;</x>${file(`<appSettings>${server}</appSettings>`).slice(15)}<!-- </configuration> --> \n`,
    after: `<?xml version='1.0'?><?pi <appSettings>?><!-- <appSettings> --><configuration a='"' b = "'"><x><![CDATA[<appSettings> & ]]]]>&#xD;&#10;&amp;</x>${file(`<appSettings>${server}${thumbprint}</appSettings>`).slice(15)}<!-- </configuration> --> \n`,
  },
  {
    name: 'a key written with references',
    before: file(
      `<appSettings>${thumbprint}<add key="IM&#83;erver&#x4e;ame" value="a&#13;b"/></appSettings>`,
    ),
    after: file(
      `<appSettings>${thumbprint}<add key="IM&#83;erver&#x4e;ame" value="ly14.ntsystems.local"/></appSettings>`,
    ),
  },
  {
    name: 'characters that need references in a value',
    keys: [{ key: 'IMServerName', value: 'a<b>&"\'\t\r\n c' }],
    before: file('<appSettings/>'),
    after: file(
      '<appSettings>\n    <add key="IMServerName" value="a&lt;b&gt;&amp;&quot;&apos;&#9;&#13;&#10; c" />\n  </appSettings>',
    ),
  },
  {
    name: 'characters beyond the BMP keep columns and bytes right',
    keys: [{ key: 'IMServerName', value: '\u{1F600}\u00FC' }],
    before: file(
      '<!-- \u{1F600}\u20AC\u00FC --><appSettings><add key="IMServerName" value="\u{1F600}"/></appSettings>',
    ),
    after: file(
      '<!-- \u{1F600}\u20AC\u00FC --><appSettings><add key="IMServerName" value="\u{1F600}\u00FC"/></appSettings>',
    ),
  },
  {
    name: 'UTF-8 with a byte order mark',
    before: `\uFEFF${declared('utf-8')}${plain.before}`,
    after: `\uFEFF${declared('utf-8')}${done}`,
  },
  {
    name: 'UTF-8 declared in capitals',
    before: declared('UTF-8') + plain.before,
    after: declared('UTF-8') + done,
  },
  {
    name: 'UTF-16, little endian',
    before: utf16(declared('utf-16') + plain.before, 'le'),
    after: utf16(declared('utf-16') + done, 'le'),
  },
  {
    name: 'UTF-16, big endian, characters beyond the BMP',
    before: utf16(plain.before.replace('"b"', '"\u{1F600}"'), 'be'),
    after: utf16(done.replace('"b"', '"\u{1F600}"'), 'be'),
  },
  {
    name: 'windows-1252, every byte kept',
    keys: [{ key: 'IMServerName', value: '\u20AC\u00FC\u017D' }],
    before: Buffer.concat([
      Buffer.from(`${declared('Windows-1252')}<configuration><!-- `),
      Buffer.from(Array.from({ length: 128 }, (_, at) => at + 128)),
      Buffer.from(' --><appSettings><add key="IMServerName" value=""/></appSettings></configuration>'),
    ]),
    after: Buffer.concat([
      Buffer.from(`${declared('Windows-1252')}<configuration><!-- `),
      Buffer.from(Array.from({ length: 128 }, (_, at) => at + 128)),
      Buffer.from(' --><appSettings><add key="IMServerName" value="'),
      Buffer.from([0x80, 0xfc, 0x8e]),
      Buffer.from('"/></appSettings></configuration>'),
    ]),
  },
  {
    name: 'iso-8859-1',
    keys: [{ key: 'IMServerName', value: '\u00FC' }],
    before: Buffer.from(
      `${declared('iso-8859-1')}<configuration \u00E9="\u0080\u00FF"><appSettings/></configuration>`,
      'latin1',
    ),
    after: Buffer.from(
      `${declared('iso-8859-1')}<configuration \u00E9="\u0080\u00FF"><appSettings><add key="IMServerName" value="\u00FC" /></appSettings></configuration>`,
      'latin1',
    ),
  },
  { name: 'us-ascii', before: declared('us-ascii') + plain.before, after: declared('us-ascii') + done },
  {
    name: 'prefixes that are declared, a leftover of XDT among them',
    before: `<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform" xml:space="preserve"><a:b xmlns:a="urn:a" a:c="" c=""><a:d/></a:b><appSettings>${server}</appSettings></configuration>`,
    after: `<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform" xml:space="preserve"><a:b xmlns:a="urn:a" a:c="" c=""><a:d/></a:b><appSettings>${server}${thumbprint}</appSettings></configuration>`,
  },
  {
    name: 'completed from another file',
    before: file(`<appSettings file="user.config">${server}</appSettings>`),
    after: file(`<appSettings file="user.config">${server}${thumbprint}</appSettings>`),
    warnings: ['file-attribute'],
  },
  {
    name: 'completed by builders and from another file',
    before: file(`<appSettings configBuilders="env" file="user.config">${server}</appSettings>`),
    after: file(`<appSettings configBuilders="env" file="user.config">${server}${thumbprint}</appSettings>`),
    warnings: ['file-attribute', 'config-builders'],
  },
];

const wellFormed = (fault: string): string => `The XML is not well formed: ${fault}.`;
const badReference = wellFormed('this & begins no character reference and no entity that XML itself has');

/** A file whose only content beside an empty appSettings is the given text. */
function around(text: string): string {
  return `<configuration>${text}<appSettings/></configuration>`;
}

const longName = 'n'.repeat(500);

const malformed: readonly (readonly [name: string, before: string, at: string, fault: string])[] = [
  ['empty', '', '1:1', 'there is no root element'],
  ['blanks only', ' \n ', '2:2', 'there is no root element'],
  ['text only', 'web.config', '1:1', 'there is text outside the root element'],
  ['a second byte order mark', `\uFEFF\uFEFF${around('')}`, '1:1', 'there is text outside the root element'],
  ['an unclosed element', '<configuration>\n  <a>\n', '3:1', 'the element a is not closed'],
  [
    'a truncated tag',
    '<configuration>\n  <add key="a',
    '2:8',
    'the tag add is not written as name="value" up to its >',
  ],
  ['the wrong end tag', around('<a></b>'), '1:19', 'the end tag is for b, but the open element is a'],
  [
    'an end tag in another case',
    around('<a></A>'),
    '1:19',
    'the end tag is for A, but the open element is a',
  ],
  [
    'an end tag without its element',
    `${around('')}</a>`,
    '1:46',
    'the end tag is for a, but no element is open',
  ],
  ['an end tag with an attribute', around('<a></a b="">'), '1:19', 'this end tag is not complete'],
  ['a second root', `${around('')}<a/>`, '1:46', 'there is a second root element'],
  ['text behind the root', `${around('')}\n x`, '2:2', 'there is text outside the root element'],
  ['a reference behind the root', `${around('')}&amp;`, '1:46', 'there is text outside the root element'],
  ['CDATA behind the root', `${around('')}<![CDATA[]]>`, '1:46', 'this < begins no markup'],
  ['a < in text', around('a < b'), '1:18', 'this < begins no markup'],
  ['a < in a value', around('<a b="<"/>'), '1:19', 'the tag a is not written as name="value" up to its >'],
  [
    'a value without quotes',
    around('<a b=c/>'),
    '1:19',
    'the tag a is not written as name="value" up to its >',
  ],
  [
    'an attribute without a value',
    around('<a b/>'),
    '1:19',
    'the tag a is not written as name="value" up to its >',
  ],
  [
    'attributes without a blank between',
    around('<a b="c"d="e"/>'),
    '1:24',
    'the tag a is not written as name="value" up to its >',
  ],
  ['a slash inside a tag', around('<a / >'), '1:19', 'the tag a is not written as name="value" up to its >'],
  ['a name that begins with a digit', around('<1/>'), '1:16', 'this < begins no markup'],
  ['an attribute twice', around('<a b="" c="" b=""/>'), '1:29', 'the attribute b is there twice'],
  [
    'an attribute twice under two prefixes',
    around('<a xmlns:p="u" xmlns:q="u" p:b="" q:b=""/>'),
    '1:50',
    'the attribute q:b is there twice',
  ],
  ['a prefix that nothing declares', around('<a:b/>'), '1:17', 'nothing declares the prefix of a:b'],
  [
    'a prefix that JavaScript has a name for',
    around('<constructor:b/>'),
    '1:17',
    'nothing declares the prefix of constructor:b',
  ],
  [
    "an attribute's prefix that nothing declares",
    around('<b a:c=""/>'),
    '1:19',
    'nothing declares the prefix of a:c',
  ],
  [
    'a prefix that went with its element',
    around('<a xmlns:p="u"/><p:b/>'),
    '1:33',
    'nothing declares the prefix of p:b',
  ],
  [
    'a prefix that went with its end tag',
    around('<a xmlns:p="u"><p:b/></a><p:b/>'),
    '1:42',
    'nothing declares the prefix of p:b',
  ],
  ['a prefix declared as nothing', around('<a xmlns:p=""/>'), '1:19', "the prefix p can't be declared so"],
  [
    'the prefix xml bound to something else',
    around('<a xmlns:xml="u"/>'),
    '1:19',
    "the prefix xml can't be declared so",
  ],
  [
    'two colons in a name',
    around('<a:b:c/>'),
    '1:20',
    'the tag a:b is not written as name="value" up to its >',
  ],
  ['a comment with --', around('<!-- a -- b -->'), '1:23', '-- may not stand in a comment'],
  ['a comment that ends in --->', around('<!-- a --->'), '1:23', '-- may not stand in a comment'],
  ['an unclosed comment', around('<!-- a '), '1:16', 'this comment is not closed'],
  ['a comment of three dashes', around('<!--->'), '1:16', 'this comment is not closed'],
  ['an unclosed processing instruction', around('<?a '), '1:16', 'this processing instruction is not closed'],
  [
    'a processing instruction without a name',
    around('<? a?>'),
    '1:16',
    'this processing instruction has no proper name',
  ],
  ['an unclosed CDATA section', around('<![CDATA[ ]] >'), '1:16', 'this CDATA section is not closed'],
  [']]> in text', around('a ]]> b'), '1:18', ']]> may not stand in text'],
  [
    'an XML declaration behind a blank',
    ` ${declared('utf-8')}${around('')}`,
    '1:2',
    'an XML declaration comes first',
  ],
  ['an XML declaration inside', around('<?xml version="1.0"?>'), '1:16', 'an XML declaration comes first'],
  ['XML 1.1', `<?xml version="1.1"?>${around('')}`, '1:1', 'the XML declaration is not as it should be'],
  [
    'an XML declaration without a version',
    `<?xml encoding="utf-8"?>${around('')}`,
    '1:1',
    'the XML declaration is not as it should be',
  ],
  ['a processing instruction named XML', around('<?XML a?>'), '1:16', 'an XML declaration comes first'],
  ['another declaration', around('<!ELEMENT a ANY>'), '1:16', 'this < begins no markup'],
  ['a control character', around('\u0001'), '1:16', 'this character is not allowed in XML'],
  ['a NUL in a comment', around('<!-- \0 -->'), '1:21', 'this character is not allowed in XML'],
  [
    'a name of any length',
    around(`<${longName} `),
    '1:518',
    `the tag ${'n'.repeat(60)}... is not written as name="value" up to its >`,
  ],
  ['U+FFFE', around('\uFFFE'), '1:16', 'this character is not allowed in XML'],
];

const references: readonly (readonly [name: string, text: string])[] = [
  ['an undeclared entity', '&nbsp;'],
  ['a bare &', '& '],
  ['a reference without an end', '&amp'],
  ['a reference to NUL', '&#0;'],
  ['a reference to nothing', '&#;'],
  ['a reference to a surrogate', '&#xD800;'],
  ['a reference to U+FFFF', '&#65535;'],
  ['a reference beyond Unicode', '&#x110000;'],
  ['a reference of many digits', '&#99999999999999999999;'],
  ['a reference with a capital X', '&#X41;'],
];

export const refusedCases: readonly RefusedCase[] = [
  ...malformed.map(([name, before, at, fault]) => ({
    name,
    before,
    at,
    code: 'malformed' as const,
    message: wellFormed(fault),
  })),
  ...references.flatMap(([name, text]) => [
    {
      name: `${name}, in text`,
      before: around(`x${text}`),
      at: '1:17',
      code: 'malformed' as const,
      message: badReference,
    },
    {
      name: `${name}, in a value`,
      before: around(`<a b="&lt;${text}"/>`),
      at: '1:26',
      code: 'malformed' as const,
      message: badReference,
    },
  ]),
  {
    name: 'DOCTYPE',
    before: `${declared('utf-8')}<!DOCTYPE configuration [ <!ENTITY pool "x"> ]>\n${around('')}`,
    at: '2:1',
    code: 'doctype',
    message: 'The file has a DOCTYPE.',
  },
  {
    name: 'UTF-32, marked',
    before: Buffer.from('fffe00003c000000', 'hex'),
    at: '1:1',
    code: 'encoding',
    message: 'The file is in UTF-32.',
  },
  {
    name: 'UTF-32, unmarked',
    before: Buffer.from('0000003c', 'hex'),
    at: '1:1',
    code: 'encoding',
    message: 'The file is in UTF-32.',
  },
  {
    name: 'UTF-16 without a mark',
    before: Buffer.from(around(''), 'utf16le'),
    at: '1:1',
    code: 'encoding',
    message: 'The file is in UTF-16 without a byte order mark.',
  },
  {
    name: 'UTF-8 with a mark, declared otherwise',
    before: `\uFEFF${declared('Windows-1252')}${around('')}`,
    at: '1:31',
    code: 'encoding',
    message: 'The XML declaration says Windows-1252, but the byte order mark says utf-8.',
  },
  {
    name: 'UTF-16 with a mark, declared otherwise',
    before: utf16(declared('utf-8') + around(''), 'be'),
    at: '1:31',
    code: 'encoding',
    message: 'The XML declaration says utf-8, but the byte order mark says utf-16.',
  },
  {
    name: 'UTF-8, declared as UTF-16',
    before: `<?xml version="1.0" encoding='utf-16'?>${around('')}`,
    at: '1:31',
    code: 'encoding',
    message: 'The XML declaration says utf-16, but the file has no byte order mark.',
  },
  {
    name: 'an encoding that is not known',
    before: declared('koi8-r') + around(''),
    at: '1:31',
    code: 'encoding',
    message: "The encoding koi8-r can't be kept byte for byte.",
  },
  {
    name: 'not ASCII, declared as ASCII',
    before: `${declared('us-ascii')}\u00FC`,
    at: '2:1',
    code: 'encoding',
    message: 'The XML declaration says us-ascii, but this byte is not ASCII.',
  },
  {
    name: 'bytes that are not UTF-8',
    before: Buffer.concat([Buffer.from('<!-- \u20AC\n\u{1F600} '), Buffer.from([0xe4]), Buffer.from(' -->')]),
    at: '2:4',
    code: 'encoding',
    message: 'This byte is not valid UTF-8.',
  },
  {
    name: 'UTF-8 that ends inside a character',
    before: Buffer.concat([Buffer.from('\uFEFFa\r\n'), Buffer.from([0xe2, 0x82])]),
    at: '2:1',
    code: 'encoding',
    message: 'This byte is not valid UTF-8.',
  },
  {
    name: 'an overlong form in UTF-8',
    before: Buffer.concat([Buffer.from(around('')), Buffer.from([0xc0, 0xaf])]),
    at: '1:46',
    code: 'encoding',
    message: 'This byte is not valid UTF-8.',
  },
  {
    name: 'a surrogate in UTF-8',
    before: Buffer.from([0xed, 0xa0, 0x80]),
    at: '1:1',
    code: 'encoding',
    message: 'This byte is not valid UTF-8.',
  },
  {
    name: 'half a surrogate pair in UTF-16',
    before: utf16(`a\uD83D${around('')}`, 'be'),
    at: '1:2',
    code: 'encoding',
    message: 'This half of a surrogate pair stands alone.',
  },
  {
    name: 'UTF-16 with an odd byte',
    before: Buffer.concat([utf16(around(''), 'le'), Buffer.from([0x20])]),
    at: '1:46',
    code: 'encoding',
    message: 'The file ends in the middle of a UTF-16 character.',
  },
  {
    name: 'another root',
    before: '\n<app/>',
    at: '2:1',
    code: 'root',
    message: 'The root element is app, not configuration.',
  },
  {
    name: 'a root in a namespace',
    before: `<configuration a="" xmlns="http://schemas.microsoft.com/.NetConfiguration/v2.0"><appSettings/></configuration>`,
    at: '1:21',
    code: 'namespace',
    message: 'The root element is in a namespace.',
  },
  {
    name: 'a root with a prefix',
    before: '<n:configuration xmlns:n="urn:n"><appSettings/></n:configuration>',
    at: '1:1',
    code: 'namespace',
    message: 'The root element is in a namespace.',
  },
  {
    name: 'appSettings in a namespace',
    before: file('<appSettings xmlns="urn:n"/>'),
    at: '2:16',
    code: 'namespace',
    message: 'appSettings is in a namespace.',
  },
  {
    name: 'no appSettings',
    before: '<configuration>\n</configuration>',
    at: '2:1',
    code: 'no-section',
    message: 'There is no appSettings directly in configuration.',
  },
  {
    name: 'appSettings in a location only',
    before: '<configuration><location><appSettings/></location></configuration>',
    at: '1:51',
    code: 'no-section',
    message: 'There is no appSettings directly in configuration.',
  },
  {
    name: 'appSettings in another case only',
    before: '<configuration><AppSettings/></configuration>',
    at: '1:30',
    code: 'no-section',
    message: 'There is no appSettings directly in configuration.',
  },
  {
    name: 'two root appSettings',
    before: file('<appSettings/>\n\t<appSettings/>'),
    at: '3:2',
    code: 'repeated-section',
    message: 'There is a second appSettings in configuration.',
  },
  {
    name: "the front-end proxy's file",
    before: file('<appSettings><add key="httpProxy.protocolType" value="Owa"/></appSettings>'),
    at: '2:16',
    code: 'front-end',
    message: "This is the front-end proxy's file.",
  },
  {
    name: 'configSource',
    before: file('<appSettings configSource="a.config" />'),
    at: '2:16',
    code: 'config-source',
    message: 'appSettings comes from another file (configSource).',
  },
  {
    name: 'a protected section',
    before: file('<appSettings configProtectionProvider="Rsa"><EncryptedData/></appSettings>'),
    at: '2:16',
    code: 'protected',
    message: 'appSettings is encrypted.',
  },
  {
    name: 'encrypted data without the provider',
    before: file('<appSettings><e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#"/></appSettings>'),
    at: '2:16',
    code: 'protected',
    message: 'appSettings is encrypted.',
  },
  {
    name: 'a key twice',
    before: file(`<appSettings>${server}${server}</appSettings>`),
    at: `2:${16 + server.length}`,
    code: 'repeated-key',
    message: 'The key IMServerName is there twice.',
  },
  {
    name: 'a key twice, in two cases',
    before: file(`<appSettings><add key="imservername"/>${server}</appSettings>`),
    at: '2:41',
    code: 'repeated-key',
    message: 'The key IMServerName is there twice.',
  },
  {
    name: 'a key in another case',
    before: file('<appSettings><add value="ly14.ntsystems.local" key="IMServername"/></appSettings>'),
    at: '2:16',
    code: 'key-case',
    message: 'The key IMServerName is written IMServername.',
  },
  {
    name: 'a key that a later clear takes back',
    before: file(`<appSettings>${server}\n<clear/></appSettings>`),
    at: '3:1',
    code: 'dead-key',
    message: 'This clear takes the key IMServerName back.',
  },
  {
    name: 'a key that a later remove takes back',
    before: file(`<appSettings>${server}<remove key="a"/><remove key="IMSERVERNAME"/></appSettings>`),
    at: `2:${16 + server.length + '<remove key="a"/>'.length}`,
    code: 'dead-key',
    message: 'This remove takes the key IMServerName back.',
  },
  {
    name: 'a value that the encoding lacks',
    keys: [{ key: 'IMServerName', value: '\u0100' }],
    before: declared('windows-1252') + file('<appSettings><add key="IMServerName" value="x"/></appSettings>'),
    at: '3:47',
    code: 'value',
    message: 'The new value has a character that windows-1252 lacks.',
  },
  {
    name: 'a value that ASCII lacks',
    keys: [{ key: 'IMServerName', value: '\u00FC' }],
    before: declared('us-ascii') + around(''),
    at: '2:28',
    code: 'value',
    message: 'The new value has a character that us-ascii lacks.',
  },
  {
    name: 'a value that XML lacks',
    keys: [{ key: 'IMServerName', value: 'a\u0000b' }],
    before: around(''),
    at: '1:16',
    code: 'value',
    message: "The new value of IMServerName has a character that XML can't hold.",
  },
  {
    name: 'a value with half a surrogate pair',
    keys: [{ key: 'IMServerName', value: 'a\uDC00b' }],
    before: file('<appSettings><add key="IMServerName"/></appSettings>'),
    at: '2:16',
    code: 'value',
    message: "The new value of IMServerName has a character that XML can't hold.",
  },
];
