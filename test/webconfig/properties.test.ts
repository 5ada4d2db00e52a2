import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attributeText } from '../../src/webconfig/attribute-text.ts';
import { type EditResult, editWebConfig } from '../../src/webconfig/edit.ts';
import { decode, encode } from '../../src/webconfig/encoding.ts';
import { parseInverse } from '../../src/webconfig/inverse.ts';
import { invertWebConfig } from '../../src/webconfig/invert.ts';
import type { WebConfigKey } from '../../src/webconfig/keys.ts';
import { attributeValue } from '../../src/webconfig/references.ts';
import { readXml } from '../../src/webconfig/xml.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testWithMicrosoft } from './engines.ts';
import { brokenFiles, files, values } from './generated.ts';
import { askMicrosoft } from './microsoft.ts';
import { outcomeOf, runInPowerShell } from './powershell.ts';

const keysOf = (server: string, thumbprint: string): readonly WebConfigKey[] => [
  { key: 'IMServerName', value: server },
  { key: 'IMCertificateThumbprint', value: thumbprint },
];
const cases = fc.tuple(
  files,
  fc.tuple(values, values).map(([a, b]) => keysOf(a, b)),
);
const runs = { numRuns: 400 };

function edited(
  bytes: Uint8Array,
  keys: readonly WebConfigKey[],
): Extract<EditResult, { kind: 'edited' }> | undefined {
  const edit = editWebConfig(bytes, keys);
  return edit.kind === 'edited' ? edit : undefined;
}

test('most generated files can be edited', () => {
  const kinds = fc
    .sample(cases, { numRuns: 300, seed: 1 })
    .map(([bytes, keys]) => editWebConfig(bytes, keys).kind);
  expect(kinds.filter((kind) => kind === 'edited').length).toBeGreaterThan(100);
  expect(kinds.filter((kind) => kind === 'refused').length).toBeGreaterThan(20);
});

test('the inverse gives the original back', () => {
  fc.assert(
    fc.property(cases, ([bytes, keys]) => {
      const edit = edited(bytes, keys);
      if (edit === undefined) return;
      const back = invertWebConfig(edit.bytes, edit.inverse);
      expect(back.kind === 'restored' && Buffer.compare(back.bytes, bytes)).toBe(0);
    }),
    runs,
  );
});

test('a second edit changes nothing', () => {
  fc.assert(
    fc.property(cases, ([bytes, keys]) => {
      const edit = edited(bytes, keys);
      if (edit === undefined) return;
      const again = edited(edit.bytes, keys);
      expect(again && Buffer.compare(again.bytes, edit.bytes)).toBe(0);
    }),
    runs,
  );
});

test('what changes is values between quotes, whole new elements, and the end of <appSettings/>', () => {
  const line = '[ \\t\\r\\n]*<add key="(?:IMServerName|IMCertificateThumbprint)" value="[^"<]*" />';
  const after = new RegExp(
    `^(?:>(?:${line})+[ \\t\\r\\n]*</appSettings>|(?:${line})+[ \\t\\r\\n]*|(?: value=")?[^"'<]*"?)$`,
  );
  fc.assert(
    fc.property(cases, ([bytes, keys]) => {
      const edit = edited(bytes, keys);
      if (edit === undefined) return;
      const { encoding } = decode(edit.bytes);
      const text = (part: Uint8Array): string =>
        encoding === 'utf-16be'
          ? Buffer.from(part).swap16().toString('utf16le')
          : Buffer.from(part).toString(
              encoding === 'utf-16le' ? 'utf16le' : encoding === 'utf-8' ? 'utf8' : 'latin1',
            );
      for (const { offset, length, before } of parseInverse(edit.inverse)?.ranges ?? []) {
        expect(text(before)).toMatch(/^(?:[^"'<]*|[ \t\r\n]*\/>)$/);
        expect(text(edit.bytes.subarray(offset, offset + length))).toMatch(after);
      }
    }),
    runs,
  );
});

test('in a file that changed elsewhere since, only the keys go back', () => {
  fc.assert(
    fc.property(cases, ([bytes, keys]) => {
      const edit = edited(bytes, keys);
      if (edit === undefined || parseInverse(edit.inverse)?.keys.length === 0) return;
      const note = encode('<!-- changed -->', decode(bytes).encoding) ?? new Uint8Array();
      const changed = Buffer.concat([edit.bytes, note]);
      const back = invertWebConfig(changed, edit.inverse);
      if (back.kind !== 'merged') throw new Error(back.kind);
      expect(back.kept).toEqual([]);
      // The same edit finds the old values, and leads to the same file: nothing else can have changed.
      const redone = edited(back.bytes, keys);
      expect(parseInverse(redone?.inverse ?? '')?.keys).toEqual(parseInverse(edit.inverse)?.keys);
      expect(redone && Buffer.compare(redone.bytes, changed)).toBe(0);
    }),
    runs,
  );
});

test('an attribute gives its value back', () => {
  fc.assert(
    fc.property(values, fc.constantFrom('"', "'"), (value, quote) => {
      const [element] = readXml(`<a b=${quote}${attributeText(value)}${quote}/>`);
      expect(element?.attributes[0]?.value).toBe(value);
      expect(attributeValue(attributeText(value))).toBe(value);
    }),
    runs,
  );
});

testInPowerShell('PowerShell does the same to generated files', () => {
  const sample = [
    ...fc.sample(cases, { numRuns: 250, seed: 7 }),
    ...fc
      .sample(brokenFiles, { numRuns: 250, seed: 7 })
      .map((bytes) => [bytes, keysOf('ly14.ntsystems.local', '4F0E')] as const),
  ].map(([bytes, keys]) => ({ bytes, keys }));
  const show = (outcomes: readonly unknown[]) =>
    sample.map(({ bytes }, at) => ({ file: Buffer.from(bytes).toString('latin1'), outcome: outcomes[at] }));
  expect(show(runInPowerShell(sample))).toEqual(
    show(sample.map((one) => outcomeOf(editWebConfig(one.bytes, one.keys)))),
  );
});

testWithMicrosoft("what is well formed is what .NET's reader takes", () => {
  const folder = temporaryFolder('wellformed');
  try {
    const sample = [
      ...fc.sample(brokenFiles, { numRuns: 1500, seed: 3 }),
      ...fc.sample(files, { numRuns: 300, seed: 3 }),
    ];
    const answers = askMicrosoft(
      sample.map((bytes, at) => {
        const file = join(folder, `${at}.config`);
        writeFileSync(file, bytes);
        return ['wellformed', file];
      }),
    );
    const shown = (verdict: (bytes: Uint8Array, at: number) => boolean) =>
      sample.map((bytes, at) => ({ file: Buffer.from(bytes).toString('utf8'), ok: verdict(bytes, at) }));
    const wellFormed = shown((_, at) => answers[at]?.ok === true);
    expect(shown(isWellFormed)).toEqual(wellFormed);
    expect(wellFormed.filter(({ ok }) => ok).length).toBeGreaterThan(300);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function isWellFormed(bytes: Uint8Array): boolean {
  const edit = editWebConfig(bytes, []);
  return edit.kind === 'edited' || !['malformed', 'doctype', 'encoding'].includes(edit.problem.code);
}
