import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const engine = fileURLToPath(new URL('../../src/runbook/engine/OwaIm.psm1', import.meta.url));

/** A name, an expression inside the module, and what it gives as the engine's own JSON; `throws` where it refuses. */
type Case = readonly [name: string, expression: string, expected: string];

const odd = `'a''b"$(1)\`;#&|<>%x% \\ \\" \\' + [char] 0x2019 + [char] 0xFC + [char] 0xD83D + [char] 0xDE00 + '\\'`;

const json: readonly Case[] = [
  ['null', '$null', 'null'],
  ['booleans and integers', '@($true, $false, 0, -7, 123456789012)', '[true,false,0,-7,123456789012]'],
  [
    'text is ASCII',
    '"a" + [char] 34 + [char] 92 + [char] 10 + [char] 9 + [char] 7 + [char] 0xFC',
    String.raw`"a\"\\\n\t\u0007\u00fc"`,
  ],
  [
    'a hashtable by name, also with names of its members',
    "@{ b = 1; Count = 2; Keys = @('x'); A = @{} }",
    '{"A":{},"Count":2,"Keys":["x"],"b":1}',
  ],
  ['an ordered one as it is', '[ordered]@{ b = 1; a = $null }', '{"b":1,"a":null}'],
  ['an empty list', '@{ a = [string[]] @() }', '{"a":[]}'],
  ['a fraction has no place', '1.5', 'throws'],
];

const read = (text: string): string => `ConvertFrom-JsonText -Text '${text.replaceAll("'", "''")}'`;
const reader: readonly Case[] = [
  [
    'an object',
    read(String.raw`{"a":[1,"\u00fc\\",null,true],"b":{}}`),
    String.raw`{"a":[1,"\u00fc\\",null,true],"b":{}}`,
  ],
  ['names differ by case', read('{"a":1,"A":2}'), '{"A":2,"a":1}'],
  ['a name twice', read('{"a":1,"a":2}'), 'throws'],
  ['a trailing comma', read('[1,]'), 'throws'],
  ['white space', read('{"a": 1}'), 'throws'],
  ['a fraction', read('1.5'), 'throws'],
  ['a leading zero', read('01'), 'throws'],
  ['more after it', read('1 2'), 'throws'],
  ['an unknown escape', read(String.raw`"\x41"`), 'throws'],
  ['upper-case escapes, which the writer never makes', read(String.raw`"\u00FC"`), 'throws'],
  ['an open text', read('"a'), 'throws'],
  ['too deep', read('[[[[[[1]]]]]]'), 'throws'],
  ['a huge number', read('12345678901234567890'), 'throws'],
];

const enumeration =
  '[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([System.DayOfWeek]::Friday))';
const values: readonly Case[] = [
  ['an enumeration is its name', 'ConvertTo-PlainValue -Value ([System.DayOfWeek]::Friday)', '"Friday"'],
  ['a deserialised one, too', `ConvertTo-PlainValue -Value (${enumeration})`, '"Friday"'],
  ['a list is texts', "@{ a = (ConvertTo-PlainValue -Value @(1, 'b')) }", '{"a":["1","b"]}'],
  ['a list of one stays one', "@{ a = (ConvertTo-PlainValue -Value @('b')) }", '{"a":["b"]}'],
  [
    'a GUID is text',
    "ConvertTo-PlainValue -Value ([guid] '00000002-0000-0ff1-ce00-000000000000')",
    '"00000002-0000-0ff1-ce00-000000000000"',
  ],
  ['case does not matter', "Test-SameValue -Left 'Ocs' -Right 'OCS'", 'true'],
  ['null is not empty', "Test-SameValue -Left $null -Right ''", 'false'],
  ['after an undo it is', "Test-RestoredValue -Left $null -Right ''", 'true'],
  ['lists are sets', "Test-SameValue -Left @('a', 'B', 'a') -Right @('b', 'A')", 'true'],
  ['an absent list is an empty one', 'Test-SameValue -Left $null -Right ([string[]] @())', 'true'],
  ['a part is not the whole', "Test-SameValue -Left @('a') -Right @('a', 'b')", 'false'],
];

const quoting: readonly Case[] = [
  [
    'a literal gives the text back',
    `(& ([scriptblock]::Create((ConvertTo-SingleQuoted -Text (${odd})))) ) -ceq (${odd})`,
    'true',
  ],
  [
    'an argument of a child pwsh gives the text back',
    `(Invoke-ChildShell -TimeoutSeconds 60 -CommandText ('exit ([int] (' + (ConvertTo-SingleQuoted -Text (${odd})) + '.Length))')).ExitCode -eq (${odd}).Length`,
    'true',
  ],
  [
    'lines of a child come without its colours',
    "@{ a = (Invoke-ChildShell -TimeoutSeconds 60 -CommandText \"Write-Host -Object ([char] 27 + '[31mred' + [char] 27 + '[0m')\").Lines }",
    '{"a":["red"]}',
  ],
  [
    'a child that does not end is stopped',
    "Invoke-ChildShell -TimeoutSeconds 2 -CommandText 'Start-Sleep -Seconds 600'",
    'throws',
  ],
];

const shipped: readonly Case[] = [
  [
    'what is sent to a server calls nothing of the engine that is not sent, too',
    `@{ a = @(Get-ServerFunction | ForEach-Object { $_.ScriptBlock.Ast.FindAll({ param($Node) $Node -is [System.Management.Automation.Language.CommandAst] }, $true) } | ForEach-Object { $_.GetCommandName() } | Where-Object { ($null -ne $_) -and (Test-Path -Path "function:$_") -and (@(Get-ServerFunction | ForEach-Object { $_.Name }) -notcontains $_) }) }`,
    '{"a":[]}',
  ],
];

function evaluate(cases: readonly Case[]): string[] {
  const folder = temporaryFolder('parts');
  const lines = cases.map(
    ([, expression]) =>
      `& (Get-Module -Name OwaIm) { try { $value = ${expression}; ConvertTo-JsonText -Value $value } catch { 'throws' } }`,
  );
  const script = join(folder, 'parts.ps1');
  writeFileSync(
    script,
    [
      'Set-StrictMode -Version 3.0',
      "$ErrorActionPreference = 'Stop'",
      `Import-Module -Name '${engine}' -DisableNameChecking`,
      ...lines,
    ].join('\r\n'),
  );
  const result = spawnSync(pwsh ?? 'pwsh', ['-NoProfile', '-NonInteractive', '-File', script], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return result.stdout.split(/\r?\n/).slice(0, -1);
}

describe('parts of the engine', () => {
  const tables: Record<string, readonly Case[]> = {
    'JSON writer': json,
    'JSON reader': reader,
    'plain values': values,
    'quoting and child shells': quoting,
    'server functions': shipped,
  };
  for (const [name, cases] of Object.entries(tables)) {
    testInPowerShell(name, () => {
      const found = evaluate(cases);
      expect(cases.map(([label], at) => `${label}: ${found[at]}`)).toEqual(
        cases.map(([label, , expected]) => `${label}: ${expected}`),
      );
    });
  }
});
