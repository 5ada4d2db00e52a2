import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quotePowerShell, quoteValue } from '../../src/runbook/quote.ts';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const ofText: readonly (readonly [string, string, string])[] = [
  ['plain', 'EX14', "'EX14'"],
  ['empty', '', "''"],
  ['a quote', "it's", "'it''s'"],
  ['what would be code', "'; Remove-Mailbox *; '", "'''; Remove-Mailbox *; '''"],
  ['variables and backticks', '$(calc) `n $env:PATH', "'$(calc) `n $env:PATH'"],
  ['a letter in the middle', 'F\u00fchrung', "('F' + [char]0x00FC + 'hrung')"],
  ['a letter first', '\u00dcber', "('' + [char]0x00DC + 'ber')"],
  ['typographic quotes', '\u2018x\u2019', "('' + [char]0x2018 + 'x' + [char]0x2019)"],
  ['a line break', 'a\nb', "('a' + [char]0x000A + 'b')"],
  ['zero', '\0', "('' + [char]0x0000)"],
  ['a pair', '\u{1F600}', "('' + [char]0xD83D + [char]0xDE00)"],
  ['half a pair', '\ud83d', "('' + [char]0xD83D)"],
];

test.each(ofText)('text: %s', (_name, text, literal) => {
  expect(quotePowerShell(text)).toBe(literal);
});

test.each([
  ['null', null, '$null'],
  ['true', true, '$true'],
  ['false', false, '$false'],
  ['a number', 5199, '5199'],
  ['no element', [], '@()'],
  ['one element stays a list', ['a'], "@('a')"],
  ['several', ['a', "b'c"], "@('a', 'b''c')"],
] as const)('value: %s', (_name, value, literal) => {
  expect(quoteValue(value)).toBe(literal);
});

test('only whole numbers', () => {
  expect(() => quoteValue(1.5)).toThrow('Not a whole number');
});

/** Any UTF-16 text, halves of pairs included, with what PowerShell reads specially well represented. */
const text = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        '\u2018',
        '\u2019',
        '\u201a',
        '\u201b',
        '\u201c',
        '`',
        '$',
        '(',
        ')',
        '\n',
        '\r',
        '\0',
        '#',
        ' ',
        'a',
        '\u00a0',
      ),
      {
        maxLength: 40,
      },
    )
    .map((units) => units.join('')),
);

test('a literal is printable ASCII on one line and, read by the rules of PowerShell, the same text', () => {
  fc.assert(
    fc.property(text, (value) => {
      const literal = quotePowerShell(value);
      expect(literal).toMatch(/^[ -~]*$/);
      expect(read(literal)).toBe(value);
    }),
    { numRuns: 2000 },
  );
});

/** Reads a literal of the two forms and nothing else, so that whatever else is code. */
function read(literal: string): string {
  const sum = literal.startsWith('(') ? literal.slice(1, -1) : literal;
  let found = '';
  let rest = sum;
  while (rest !== '') {
    const part = /^(?: \+ )?(?:'((?:[^']|'')*)'|\[char\]0x([0-9A-F]{4}))/.exec(rest);
    if (part === null) throw new Error(`This is code: ${rest}`);
    found += part[1]?.replaceAll("''", "'") ?? String.fromCharCode(Number.parseInt(part[2] ?? '', 16));
    rest = rest.slice(part[0].length);
  }
  return found;
}

testInPowerShell(
  'in PowerShell every literal gives back its text, as an expression and as an argument',
  () => {
    const values = [...ofText.map(([, value]) => value), ...fc.sample(text, 3000)];
    expect(evaluate(values.map((value) => quotePowerShell(value)))).toEqual(values.map(units));
  },
  120_000,
);

function units(value: string): string {
  return Array.from({ length: value.length }, (_, index) => value.charCodeAt(index).toString(16)).join(' ');
}

/** Runs all literals in one process: through -File, so as Windows PowerShell would read them from a runbook. */
function evaluate(literals: readonly string[]): string[] {
  const folder = temporaryFolder('quote');
  const script = join(folder, 'quote.ps1');
  writeFileSync(
    script,
    [
      'function Show-Unit { param([string] $Argument, [string] $Expression)',
      "    if (-not [string]::Equals($Argument, $Expression, [StringComparison]::Ordinal)) { [Console]::Out.WriteLine('differs'); return }",
      "    [Console]::Out.WriteLine([string]::Join(' ', @(foreach ($Unit in $Argument.ToCharArray()) { ([int]$Unit).ToString('x') })))",
      '}',
      ...literals.map((literal) => `$Value = ${literal}; Show-Unit -Argument ${literal} -Expression $Value`),
      '',
    ].join('\r\n'),
  );
  try {
    const output = execFileSync(pwsh ?? '', ['-NoProfile', '-NonInteractive', '-File', script], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return output.replaceAll('\r', '').split('\n').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
