import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { parseScripts } from '../powershell/parse.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { lintScript } from './lint-script.ts';

const dashes = [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d];
const quotes = [
  ...[0x2018, 0x2019, 0x201a, 0x201b, 0x201c, 0x201d, 0x201e, 0x201f],
  ...[0x2032, 0x2033, 0xab, 0xbb, 0xb4, 0x2039, 0x203a, 0xff02, 0xff07],
];

testInPowerShell(
  'which typographic dashes and quotes work is what PowerShell itself says',
  async () => {
    const cases = [
      ...dashes.map((code) => ({ code, text: `Get-Item ${String.fromCharCode(code)}Path x` })),
      ...quotes.map((code) => {
        const quote = String.fromCharCode(code);
        return { code, text: `Get-Item ${quote}x y${quote}` };
      }),
    ];
    const folder = mkdtempSync(join(tmpdir(), 'owa-im-characters-'));
    const files = cases.map(({ code, text }) => {
      const file = join(folder, `${code}.ps1`);
      writeFileSync(file, `\ufeff${text}\n`);
      return file;
    });
    const parsed = parseScripts(files);
    rmSync(folder, { recursive: true });
    const told = await Promise.all(
      cases.map(async ({ text }) => {
        const findings = await lintScript('a.ps1', Buffer.from(`\ufeff${text}\n`));
        return findings[0]?.rule;
      }),
    );
    const meant = cases.map(({ code }, index) => {
      const [command] = parsed[index]?.commands ?? [];
      if (dashes.includes(code))
        return command?.parameters[0] === 'Path' ? 'typographic-dash' : 'dash-not-accepted';
      return command?.positional === 1 ? 'typographic-quote' : 'quote-not-accepted';
    });
    expect(cases.map(({ code }, index) => `${code.toString(16)} ${told[index]}`)).toEqual(
      cases.map(({ code }, index) => `${code.toString(16)} ${meant[index]}`),
    );
  },
  60_000,
);
