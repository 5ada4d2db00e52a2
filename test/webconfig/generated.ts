import fc from 'fast-check';
import { encode } from '../../src/webconfig/encoding.ts';

/** Pieces of which web.config files are made; a few do not belong there. */
const blank = fc.constantFrom(' ', '  ', '\t', '\n', '\r\n', '\r\n    ', '\n\t');
const maybeBlank = fc.oneof(fc.constant(''), blank);
const word = fc.constantFrom('a', 'add', 'Version', 'x.y-z', '\u00FC', '_1', 'appSettings');
const rawValue = fc
  .array(
    fc.constantFrom(
      'a',
      'Z',
      '1',
      ' ',
      '&amp;',
      '&#xD;&#xA;',
      '&#65;',
      '&quot;',
      '\t',
      '>',
      '\u00FC',
      '/',
      '=',
      'b\r\nc',
      ']]>',
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
const attribute = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(blank, name, maybeBlank, maybeBlank, fc.constantFrom('"', "'"), value)
    .map(
      ([before, own, left, right, quote, text]) => `${before}${own}${left}=${right}${quote}${text}${quote}`,
    );
const comment = fc.constantFrom(
  '<!-- note -->',
  '<!-- <add key="IMServerName" value="decoy"/> -->',
  '<!---->',
);
const instruction = fc.constantFrom('<?pi?>', '<?pi <appSettings> ?>');
const text = fc.constantFrom('text', '&lt;', '<![CDATA[ <appSettings> & ]]>', 'a > b', '\u20AC', '\u{1F600}');

const element: fc.Arbitrary<string> = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      word,
      fc
        .uniqueArray(word, { maxLength: 2 })
        .chain((names) => fc.tuple(...names.map((one) => attribute(fc.constant(one), rawValue)))),
      maybeBlank,
      fc.option(
        fc.array(fc.oneof({ maxDepth: 2 }, text, comment, instruction, blank, tie('element')), {
          maxLength: 4,
        }),
      ),
    )
    .map(([name, attributes, end, content]) =>
      content === null
        ? `<${name}${attributes.join('')}${end}/>`
        : `<${name}${attributes.join('')}${end}>${content.join('')}</${name}${end}>`,
    ),
})).element;

const key = fc.constantFrom(
  'other',
  'IMServerName',
  'IMCertificateThumbprint',
  'imservername',
  'IM&#83;erverName',
);
const entry = fc
  .tuple(
    fc.constantFrom('add', 'add', 'add', 'add', 'remove'),
    attribute(fc.constant('key'), fc.oneof({ weight: 3, arbitrary: fc.constant('other') }, key)),
    fc.option(attribute(fc.constant('value'), rawValue)),
    fc.constantFrom('/>', ' />', '></>'),
  )
  .map(([name, one, other, end]) => `<${name}${one}${other ?? ''}${end === '></>' ? `></${name}>` : end}`);
const inside = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: entry },
    { weight: 2, arbitrary: blank },
    comment,
    instruction,
    fc.constantFrom('<clear/>'),
  ),
  {
    maxLength: 6,
  },
);
const section = fc
  .tuple(
    fc.array(attribute(fc.constantFrom('file', 'lockItem'), rawValue), { maxLength: 1 }),
    maybeBlank,
    fc.option(inside),
  )
  .map(([attributes, end, content]) =>
    content === null
      ? `<appSettings${attributes.join('')}${end}/>`
      : `<appSettings${attributes.join('')}${end}>${content.join('')}</appSettings>`,
  );

const aside = fc
  .array(fc.oneof(blank, comment, instruction), { maxLength: 3 })
  .map((pieces) => pieces.join(''));
const siblings = fc
  .array(fc.oneof(blank, comment, element), { maxLength: 4 })
  .map((pieces) => pieces.join(''));
const located = section.map((one) => `<location path="x">${one}</location>`);

/** A document's text without its declaration. */
const body = fc
  .tuple(aside, siblings, fc.option(located), maybeBlank, section, siblings, maybeBlank, aside)
  .map(
    ([prolog, before, location, lead, own, after, last, epilog]) =>
      `${prolog}<configuration>${before}${location ?? ''}${lead}${own}${after}${last}</configuration>${epilog}`,
  );

const forms = [
  { encoding: 'utf-8', mark: '', declaration: '' },
  { encoding: 'utf-8', mark: '\uFEFF', declaration: '<?xml version="1.0" encoding="utf-8"?>' },
  {
    encoding: 'utf-16le',
    mark: '\uFEFF',
    declaration: "<?xml version='1.0' encoding='UTF-16' standalone='yes' ?>",
  },
  { encoding: 'utf-16be', mark: '\uFEFF', declaration: '' },
  { encoding: 'windows-1252', mark: '', declaration: '<?xml version="1.0" encoding="windows-1252"?>' },
] as const;

/** Whole files of all encodings, most of which may be edited. */
export const files: fc.Arbitrary<Uint8Array> = filesAround(body);

/** Files that hold nothing but appSettings, which Microsoft's configuration reader takes too. */
export const sectionFiles: fc.Arbitrary<Uint8Array> = filesAround(
  fc.tuple(blank, section, maybeBlank).map((pieces) => `<configuration>${pieces.join('')}</configuration>`),
);

function filesAround(content: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  return fc.tuple(fc.constantFrom(...forms), content).map(([form, one]) => {
    const whole = form.mark + form.declaration + one;
    const bytes = encode(whole, form.encoding) ?? encode(whole.replaceAll('\u{1F600}', '?'), form.encoding);
    return bytes ?? Buffer.from(one);
  });
}

/** UTF-8 files with a few characters taken out, doubled or put in: mostly not well formed. */
export const brokenFiles: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    body,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(
          'cut',
          'double',
          '<',
          '>',
          '&',
          '"',
          "'",
          '/',
          ' ',
          '--',
          ']]>',
          'x:',
          '\u0001',
          '=',
          '?',
        ),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  )
  .map(([one, hurts]) => {
    const hurt = hurts.reduce((before, [where, what]) => {
      const at = where % before.length;
      const inserted = what === 'cut' ? '' : what === 'double' ? before.slice(at, at + 2) : what;
      return before.slice(0, at) + inserted + before.slice(what === 'cut' ? at + 1 : at);
    }, one);
    return Buffer.from(hurt);
  });

/** Values of keys: any XML text, and ordinary ones. */
export const values: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('ly14.ntsystems.local', '4F0E', '', 'a"b\'c<d>&\t\r\n'),
  fc.string({ unit: 'binary', maxLength: 8 }).filter((one) => !/[^\t\n\r -\uFFFD]/.test(one)),
);
