import { expect, test } from '@jest/globals';
import { decodeText } from '../../src/lint/decode-text.ts';
import { maximumTextBytes, readTextFile } from '../../src/lint/read-text-file.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

test.each<[string, Uint8Array, string, string, boolean]>([
  ['UTF-8', Buffer.from('für', 'utf8'), 'für', 'utf-8', false],
  ['UTF-8 with a mark', Buffer.from('\uFEFFfür', 'utf8'), 'für', 'utf-8', true],
  ['ASCII', Buffer.from('a\r\nb'), 'a\r\nb', 'utf-8', false],
  ['nothing', new Uint8Array(), '', 'utf-8', false],
  ['UTF-16 with a mark', utf16('\uFEFFfür'), 'für', 'utf-16le', true],
  ['UTF-16, big end first, with a mark', utf16('\uFEFFfür').swap16(), 'für', 'utf-16be', true],
  ['UTF-16 without a mark', utf16('für'), 'für', 'utf-16le', false],
  ['UTF-16, big end first, without a mark', utf16('für').swap16(), 'für', 'utf-16be', false],
  [
    'a code page of Windows',
    Buffer.from('f\xFCr \x96 \x80', 'latin1'),
    'für \u2013 \u20AC',
    'windows-1252',
    false,
  ],
  ['UTF-8 that is cut off', Buffer.from('für', 'utf8').subarray(0, 2), 'f\u00C3', 'windows-1252', false],
])('%s', (_name, bytes, text, name, mark) => {
  expect(decodeText(bytes)).toEqual({ text, encoding: { name, mark } });
});

test.each<[string, Uint8Array]>([
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
  ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
  ['null characters alone', new Uint8Array(16)],
])('no text: %s', (_name, bytes) => {
  expect(decodeText(bytes)).toBeUndefined();
  expect(readTextFile('a.ps1', bytes)).toMatchObject({ refused: { rule: 'file-not-text', line: 1 } });
});

test('50 MB are refused, not read', () => {
  const start = performance.now();
  const read = readTextFile('a.ps1', new Uint8Array(50 * 1024 * 1024).fill(0x61));
  expect(read).toMatchObject({ refused: { rule: 'file-too-large', severity: 'warning' } });
  expect(performance.now() - start).toBeLessThan(2000);
  expect('text' in readTextFile('a.ps1', new Uint8Array(maximumTextBytes).fill(0x61))).toBe(true);
});
