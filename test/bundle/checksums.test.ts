import { describe, expect, test } from '@jest/globals';
import { formatChecksums, parseChecksums } from '../../src/bundle/checksums.ts';
import { digestOf, parseDigest } from '../../src/bundle/digest.ts';
import { Refusal } from '../../src/system/refusal.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

test('sha256sum format, sorted by name in code-unit order', () => {
  const text = formatChecksums([
    { name: 'summary.md', content: '' },
    { name: 'MANUAL.md', content: 'x' },
    { name: 'web.config/EX14.diff', content: new Uint8Array([1]) },
  ]);
  expect(text).toBe(
    '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  MANUAL.md\n' +
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  summary.md\n' +
      '4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a  web.config/EX14.diff\n',
  );
  expect([...parseChecksums(text).keys()]).toEqual(['MANUAL.md', 'summary.md', 'web.config/EX14.diff']);
});

describe('text that owa-im did not write is refused', () => {
  test.each([
    ['empty', ''],
    ['no line end at the end', `${a}  x`],
    ['CRLF', `${a}  x\r\n`],
    ['one space', `${a} x\n`],
    ['a binary mark', `${a} *x\n`],
    ['upper case', `${a.toUpperCase()}  x\n`],
    ['a short hash', `${a.slice(1)}  x\n`],
    ['unsorted', `${a}  y\n${b}  x\n`],
    ['a name twice', `${a}  x\n${b}  x\n`],
    ['an absolute path', `${a}  /etc/passwd\n`],
    ['a drive', `${a}  C:/x\n`],
    ['a way out', `${a}  ../x\n`],
    ['a way out in the middle', `${a}  x/../../y\n`],
    ['a dot', `${a}  ./x\n`],
    ['an empty part', `${a}  x//y\n`],
    ['a backslash', `${a}  x\\y\n`],
    ['an empty line', `${a}  x\n\n`],
  ])('%s', (_name, text) => {
    expect(() => parseChecksums(text)).toThrow(Refusal);
  });
});

test('a digest is 64 hex digits, in either case, blanks around it ignored', () => {
  expect(parseDigest(` ${'AB'.repeat(32)}\n`)).toBe('ab'.repeat(32));
  for (const text of ['', 'ab', `${'ab'.repeat(32)}0`, 'g'.repeat(64)])
    expect(() => parseDigest(text)).toThrow(/is not a digest/);
  expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
