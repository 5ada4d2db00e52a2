import { rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { checkScripts } from '../../../src/lint/powershell/check-scripts.ts';
import { readScriptsByPowerShell } from '../../../src/lint/powershell/read-scripts-by-powershell.ts';
import { readTextFile } from '../../../src/lint/read-text-file.ts';
import type { TextFile } from '../../../src/lint/text-file.ts';
import { nodeSystem } from '../../../src/system/node-system.ts';
import { pwsh, testInPowerShell } from '../../powershell/pwsh.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const home = temporaryFolder('analyzer');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const standIn = fileURLToPath(new URL('analyzer-stand-in', import.meta.url));

function file(name: string, text: string): TextFile {
  const read = readTextFile(name, Buffer.from(text));
  if ('refused' in read) throw new Error(read.refused.message);
  return read.text;
}

async function check(analyzer: 'with' | 'without', ...texts: readonly string[]) {
  const shell = {
    program: pwsh ?? '',
    variables: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      ...(analyzer === 'with'
        ? { PSModulePath: [standIn, join(dirname(pwsh ?? ''), 'Modules')].join(delimiter) }
        : {}),
    },
  };
  const files = texts.map((text, index) => file(`${index}.ps1`, text));
  const { findings, notes } = await checkScripts(nodeSystem(), shell, files);
  return {
    findings: findings.map((found) =>
      found.map(({ rule, severity, line, column }) => `${line}:${column} ${severity} ${rule}`),
    ),
    notes,
  };
}

describe('scripts, with a PowerShell', () => {
  testInPowerShell('what it cannot read is an error, and the rules go on around it', async () => {
    const { findings, notes } = await check(
      'without',
      '$a = 1 2\nInvoke-Expression $b\n',
      'Get-Date\n',
      'if ($a) {\n',
    );
    expect(findings[0]).toEqual(
      expect.arrayContaining([
        '1:8 error syntax-error',
        expect.stringMatching(/^2:1 \w+ invoke-expression$/),
      ]),
    );
    expect(findings[1]).toEqual([]);
    expect(findings[2]).toEqual(['1:9 error syntax-error']);
    expect(notes).toEqual(['PSScriptAnalyzer is not installed: it did not run.']);
  });

  testInPowerShell(
    'findings of PSScriptAnalyzer stand under its names; ours take the place of some',
    async () => {
      const { findings, notes } = await check(
        'with',
        '\u00fc\ngci\nWrite-Host a\n',
        '\r\n  gci | Out-Null\r\n',
        'a {',
      );
      expect(findings[0]).toContain('2:1 warning PSAvoidUsingCmdletAliases');
      expect(findings[0]?.join()).not.toContain('PSAvoidUsingWriteHost');
      expect(findings[1]).toEqual(['2:3 warning PSAvoidUsingCmdletAliases']);
      expect(findings[2]).toEqual(['1:3 error syntax-error']);
      expect(notes).toEqual([]);
    },
  );

  testInPowerShell('a rule of PSScriptAnalyzer that throws takes nothing else along', async () => {
    const { findings, notes } = await check('with', 'gci\nX\n', 'gci\n', 'gci; Y', ' ');
    expect(findings).toEqual([
      ['1:1 warning PSAvoidUsingCmdletAliases'],
      ['1:1 warning PSAvoidUsingCmdletAliases'],
      ['1:1 warning PSAvoidUsingCmdletAliases'],
      [],
    ]);
    expect(notes).toEqual([
      'PSScriptAnalyzer failed on 0.ps1 in its own rules PSThrowsOnX.',
      'PSScriptAnalyzer failed on 2.ps1 in its own rules PSFailsOnY.',
    ]);
  });
});

testInPowerShell('a text that PowerShell has no end on is passed over, and the others are read', async () => {
  const texts = ['Get-Date', '{[a({'.repeat(200), 'if (', 'Get-Date'].map((text) => ({
    ...({ text, encoding: { name: 'utf-8', mark: false }, products: {}, want: 'validity' } as const),
  }));
  const shell = { program: pwsh ?? '', variables: { PATH: process.env.PATH ?? '', HOME: home } };
  const patience = { seconds: 4, secondsPerMillion: 0 };
  const { readings, failure } = await readScriptsByPowerShell(nodeSystem(), shell, texts, 'None', patience);
  expect(readings.map((reading) => reading?.syntaxErrors.length)).toEqual([0, undefined, 1, 0]);
  expect(failure).toBe('one script took more than 4 seconds');
});

test('without a PowerShell our rules run, and what did not is said', async () => {
  const { findings, notes } = await checkScripts(nodeSystem(), undefined, [
    file('a.ps1', '$a = 1 2\nInvoke-Expression $b\n'),
  ]);
  expect(findings[0]?.map(({ rule }) => rule)).toEqual(['invoke-expression']);
  expect(notes).toEqual([
    'No PowerShell was found: whether the scripts are valid was not checked, and PSScriptAnalyzer did not run.',
  ]);
});

test('a PowerShell that cannot be started is none', async () => {
  const shell = { program: '/no/such/pwsh', variables: {} };
  const { notes } = await checkScripts(nodeSystem(), shell, [file('a.ps1', 'Get-Date')]);
  expect(notes).toEqual([
    'No PowerShell was found: whether the scripts are valid was not checked, and PSScriptAnalyzer did not run.',
  ]);
});
