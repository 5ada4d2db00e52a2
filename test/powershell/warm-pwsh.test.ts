import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { temporaryFolder } from '../temporary-folder.ts';
import { pwsh, testInPowerShell } from './pwsh.ts';
import { warmPwsh } from './warm-pwsh.ts';

const folder = temporaryFolder('warm-test');

interface Case {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const cases: Readonly<Record<string, Case>> = {
  'an exit code': { script: 'exit 7' },
  'no exit': { script: '"said"' },
  'streams and errors': {
    script:
      "[Console]::Out.WriteLine('direct'); 'output'; Write-Host 'host'; Write-Warning 'warned'; [Console]::Error.WriteLine('problem'); exit 3",
  },
  'an error that ends the script': { script: "[Console]::Out.WriteLine('before'); throw 'it ends'" },
  'an error that does not': { script: "Write-Error 'goes on'; 'after'" },
  parameters: {
    script:
      'param([string] $Mode, [string[]] $Target, [switch] $WhatIf, [switch] $Confirm)\n"$Mode|$Target|$WhatIf|$Confirm|$($PSBoundParameters.Count)"',
    args: ['-Mode', 'Test', '-Target', 'a,b', '-WhatIf', '-Confirm:$false'],
  },
  'a parameter that there is not': {
    script: '[CmdletBinding()] param([string] $Mode)\n$Mode',
    args: ['-Other', 'x'],
  },
  'arguments with spaces, quotes and nothing': {
    script: '$args | ForEach-Object { "[$_]" }',
    args: ['a b', `it's "so"`, '', 'ü'],
  },
  'environment and folder': {
    script:
      '"$env:OWA_IM_ONE|$env:OWA_IM_TWO|$([Environment]::CurrentDirectory)|$((Get-Location).Path)|$env:OWA_IM_WARM"',
    env: { OWA_IM_ONE: 'one\nof two lines' },
  },
  'nothing to read': { script: '"[$([Console]::In.ReadLine())]"' },
  'a question': { script: "Read-Host -Prompt 'Name'; 'after'; exit 4" },
  'a lasting name': { script: 'Get-Item -LiteralPath $PSCommandPath | ForEach-Object { $_.Name }' },
  'what the process is': {
    script:
      '"$([Console]::IsOutputRedirected)|$([Console]::OutputEncoding.WebName)|$($PSVersionTable.PSVersion)|$ErrorActionPreference|$((Get-Culture).Name)"',
  },
  death: {
    script: "[Console]::Out.WriteLine('last words'); [Diagnostics.Process]::GetCurrentProcess().Kill()",
  },
  'life after death': { script: "'here'" },
};

/** A path is a link in one and the file in the other. */
function start(program: string, name: string): unknown {
  const { script, args = [], env = {} } = cases[name] as Case;
  const file = join(folder, 'case.ps1');
  writeFileSync(file, script);
  const result = spawnSync(program, ['-NoProfile', '-NonInteractive', '-File', file, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', ...env },
  });
  return { code: result.status, signal: result.signal, stdout: result.stdout, stderr: result.stderr };
}

describe('the PowerShell that is running already tells what a new one tells', () => {
  for (const name of Object.keys(cases))
    testInPowerShell(name, () => {
      expect(start(warmPwsh(), name)).toEqual(start(pwsh ?? '', name));
    });
});

testInPowerShell('nothing is left for the next run', () => {
  const file = join(folder, 'leave.ps1');
  const leave = [
    "$global:Left = 1; function global:Get-Left { 1 }; $env:OWA_IM_LEFT = '1'; Set-Location /",
    "[Environment]::CurrentDirectory = '/'; New-Module -Name Left -ScriptBlock { $script:Here = 1 } | Import-Module -Global",
    "$ErrorActionPreference = 'Stop'; Set-Alias -Name left -Value Get-Date -Scope Global; exit 9",
  ];
  writeFileSync(file, leave.join('\n'));
  const look = join(folder, 'look.ps1');
  writeFileSync(
    look,
    `"$(Test-Path variable:Left)|$(Test-Path function:Get-Left)|$env:OWA_IM_LEFT|$((Get-Location).Path)|$([Environment]::CurrentDirectory)|$(@(Get-Module).Name)|$ErrorActionPreference|$(Test-Path alias:left)|$LASTEXITCODE"`,
  );
  const run = (program: string, script: string) =>
    spawnSync(program, ['-NoProfile', '-NonInteractive', '-File', script], { cwd: folder, encoding: 'utf8' });
  expect(run(warmPwsh(), file).status).toBe(9);
  const after = run(warmPwsh(), look);
  expect([after.status, after.stdout]).toEqual([0, run(pwsh ?? '', look).stdout]);
});
