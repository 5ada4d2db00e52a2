import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editWebConfig } from '../../src/webconfig/edit.ts';
import type { WebConfigKey } from '../../src/webconfig/keys.ts';
import type { ProblemCode } from '../../src/webconfig/problem.ts';
import { makeTransform } from '../../src/webconfig/transform.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { bytesOf, editedCases, keys, refusedCases } from './cases.ts';
import { testWithMicrosoft } from './engines.ts';
import { sectionFiles, values } from './generated.ts';
import { goldenFile } from './golden.ts';
import { askMicrosoft, type MicrosoftAnswer } from './microsoft.ts';

interface Transformed {
  readonly transform: MicrosoftAnswer;
  readonly settings: MicrosoftAnswer;
  /** What Microsoft's reader gives of the edit; undefined where that was refused. */
  readonly edited: MicrosoftAnswer | undefined;
}

/** Each file through Microsoft's XDT engine and its result through the reader, beside the edit's result. */
function transformAll(
  sources: readonly { readonly bytes: Uint8Array; readonly keys: readonly WebConfigKey[] }[],
): readonly Transformed[] {
  const folder = temporaryFolder('transform');
  try {
    const answers = askMicrosoft(
      sources.flatMap(({ bytes, keys }, at) => {
        const path = (kind: string): string => join(folder, `${at}.${kind}`);
        const edit = editWebConfig(bytes, keys);
        writeFileSync(path('config'), bytes);
        writeFileSync(path('xdt'), makeTransform(keys));
        writeFileSync(path('edited'), edit.kind === 'edited' ? edit.bytes : '');
        return [
          ['transform', path('config'), path('xdt'), path('result')],
          ['settings', path('result')],
          ['settings', path('edited')],
        ];
      }),
    );
    return sources.map(({ bytes, keys }, at) => {
      const [transform, settings, edited] = answers.slice(3 * at, 3 * at + 3);
      if (transform === undefined || settings === undefined) throw new Error('no answer');
      return {
        transform,
        settings,
        edited: editWebConfig(bytes, keys).kind === 'edited' ? edited : undefined,
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the transform reads well', () => {
  const transform = makeTransform(keys);
  expect(transform).toBe(goldenFile('test/webconfig/golden/transform.xdt', transform));
  expect(transform).not.toContain('\r');
});

// The configuration reader takes no element that nobody declares and no configBuilders; the XDT engine reads every
// attribute as UTF-8.
const beyondTheReader = /^CDATA|^completed by builders|^prefixes|^iso-8859-1/;

testWithMicrosoft('every file that may be edited: the same effective settings', () => {
  const cases = editedCases.filter(({ name }) => !beyondTheReader.test(name));
  const results = transformAll(cases.map((one) => ({ bytes: bytesOf(one.before), keys: one.keys ?? keys })));
  const shown = cases.map(({ name }, at) => {
    const { transform, settings, edited } = results[at] as Transformed;
    return {
      name,
      ok: transform.ok && settings.ok,
      problems: [...transform.messages, ...settings.messages].filter((one) => !one.startsWith('warning')),
      settings: folded(settings),
      edited: folded(edited),
    };
  });
  expect(shown).toEqual(shown.map((one) => ({ ...one, ok: true, problems: [], settings: one.edited })));
});

/** Where the edit refuses: `error` if the engine must fail too, else the value that ASP.NET then reads. */
const beyondTheEdit: Readonly<Partial<Record<ProblemCode, 'error' | 'effective'>>> = {
  malformed: 'error',
  root: 'error',
  namespace: 'error',
  'no-section': 'error',
  'repeated-section': 'error',
  'front-end': 'error',
  'config-source': 'error',
  protected: 'error',
  'repeated-key': 'effective',
  'key-case': 'effective',
  'dead-key': 'effective',
};

testWithMicrosoft('every file that must not be edited: an error, or a result that counts', () => {
  // The engine and ASP.NET take references to characters that XML has not; the edit is stricter.
  const cases = refusedCases.filter(
    ({ code, name }) => beyondTheEdit[code] !== undefined && !/^a reference to (?:NUL|U\+FFFF)/.test(name),
  );
  const results = transformAll(cases.map((one) => ({ bytes: bytesOf(one.before), keys: one.keys ?? keys })));
  const shown = cases.map(({ name, code }, at) => {
    const { transform, settings } = results[at] as Transformed;
    const { imservername, imcertificatethumbprint } = settings.settings ?? {};
    const effective = imservername === 'ly14.ntsystems.local' && imcertificatethumbprint === '4F0E';
    return { name, code, found: transform.ok ? (effective ? 'effective' : 'wrong') : 'error' };
  });
  expect(shown).toEqual(shown.map((one) => ({ ...one, found: beyondTheEdit[one.code] })));
});

testWithMicrosoft('generated files and values: the same effective settings as the edit gives', () => {
  const sample = fc

    .sample(fc.tuple(sectionFiles, values, values), { numRuns: 200, seed: 11 })
    .map(([bytes, server, thumbprint]) => ({
      bytes,
      keys: [
        { key: 'IMServerName', value: server },
        { key: 'IMCertificateThumbprint', value: thumbprint },
      ],
    }));
  const results = transformAll(sample);
  const both = results.flatMap((one, at) =>
    one.edited?.ok && one.settings.ok
      ? [{ ...one, file: Buffer.from(sample[at]?.bytes ?? []).toString('latin1') }]
      : [],
  );
  expect(both.length).toBeGreaterThan(50);
  expect(both.map(({ file, settings }) => ({ file, settings: folded(settings) }))).toEqual(
    both.map(({ file, edited }) => ({ file, settings: folded(edited) })),
  );
});

/** Values without their case, which the edit leaves and the transform does not. */
function folded(answer: MicrosoftAnswer | undefined): Readonly<Record<string, string>> | undefined {
  if (answer?.settings == null) return undefined;
  return Object.fromEntries(
    Object.entries(answer.settings).map(([key, value]) => [
      key,
      value.replace(/[A-Z]/g, (c) => c.toLowerCase()),
    ]),
  );
}
