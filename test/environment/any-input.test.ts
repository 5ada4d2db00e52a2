import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { showFinding } from '../../src/environment/show-finding.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import { readText, smallEnvironment } from './read-text.ts';

function survives(bytes: Uint8Array): void {
  const reading = readEnvironment({ file: 'environment.yml', bytes });
  expect(reading.outcome === 'valid').toBe(reading.findings.length === 0);
  for (const finding of lintEnvironment(reading).findings) {
    expect(finding.rule).not.toBe('rule-crashed');
    expect(finding.line).toBeGreaterThan(0);
    expect(finding.column).toBeGreaterThan(0);
    expect(showFinding(finding, reading.source)).toContain(finding.remedy);
  }
}

test('any bytes are read or refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), survives), { numRuns: 150 });
});

test('any YAML value is read or refused', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => survives(new TextEncoder().encode(dump(value)))),
    { numRuns: 150 },
  );
});

test('a good file with any piece replaced is read or refused', () => {
  const text = smallEnvironment();
  const piece = fc.record({
    start: fc.nat(text.length),
    length: fc.nat(12),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('~', '[', '&a ', '*a', '\t', '---\n', ': ', '- '),
    ),
  });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (pieces) => {
      let changed = text;
      for (const { start, length, text: put } of pieces)
        changed = changed.slice(0, start) + put + changed.slice(start + length);
      survives(new TextEncoder().encode(changed));
    }),
    { numRuns: 200 },
  );
});

/** The keys of every mapping the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}

test.each(['ntsystems', 'contoso', 'fabrikam'])(
  '%s gives the same environment however it is written',
  (name) => {
    const text = readFileSync(new URL(`../../examples/${name}.yml`, import.meta.url), 'utf8');
    const read = (written: string) => {
      const reading = readText(written);
      return reading.outcome === 'valid' ? JSON.stringify(reading.environment) : reading.findings;
    };
    const expected = read(text);
    expect(typeof expected).toBe('string');
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(read(`\uFEFF${text}`)).toEqual(expected);
    expect(read(text.replaceAll(/ +#.*$/gm, ''))).toEqual(expected);
    expect(read(dump(reversed(load(text)), { noRefs: true }))).toEqual(expected);
  },
);

/** What could make a reader slow; each at most a megabyte. */
const heavy: readonly (readonly [name: string, text: string])[] = [
  ['50,000 unknown keys', Array.from({ length: 50_000 }, (_, index) => `k${index}: v`).join('\n')],
  ['100,000 times one key', 'a: 1\n'.repeat(100_000)],
  ['30,000 servers', `exchange:\n  servers:\n${'    - { name: A }\n'.repeat(30_000)}`],
  [
    'aliases of aliases',
    `a: &a [x, x]\n${Array.from({ length: 60 }, (_, index) => `b${index}: &b${index} [*${index === 0 ? 'a' : `b${index - 1}`}, *${index === 0 ? 'a' : `b${index - 1}`}]`).join('\n')}`,
  ],
  ['many aliases', `a: &a x\nb: [${'*a, '.repeat(50_000)}]`],
  ['20,000 secrets', Array.from({ length: 20_000 }, (_, index) => `token${index}: abc`).join('\n')],
  ['one long text', `description: ${'a'.repeat(900_000)}`],
  ['one long name', `exchange: { autodiscover: ${'a.'.repeat(400_000)} }`],
  ['comments alone', '# x\n'.repeat(200_000)],
  ['open brackets', '['.repeat(900_000)],
];

test.each(heavy)('%s', (_name, text) => {
  const start = performance.now();
  survives(new TextEncoder().encode(text));
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('ten megabytes are refused at once', () => {
  const bytes = new Uint8Array(10 * 1024 * 1024).fill(0x5b);
  const start = performance.now();
  expect(readEnvironment({ file: 'environment.yml', bytes }).findings[0]?.rule).toBe('file-size');
  expect(performance.now() - start).toBeLessThan(100);
});
