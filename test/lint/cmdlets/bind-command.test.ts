import { expect, test } from '@jest/globals';
import { loadCmdlets } from '../../../src/catalog/cmdlets/cmdlets.ts';
import { bindScript } from '../../../src/lint/cmdlets/bound-script.ts';
import type { Products } from '../../../src/lint/powershell/products.ts';
import { readScriptByGrammar } from '../../../src/lint/powershell/read-script-by-grammar.ts';

const cmdlets = await loadCmdlets();

/** How the first documented cmdlet of a text is bound, in short: `-Name=text`, in the order of binding. */
function bind(text: string, products: Products = {}) {
  const script = readScriptByGrammar(text, { name: 'utf-8', mark: false }, products);
  const [use] = bindScript(script, cmdlets).uses;
  if (use === undefined) return undefined;
  const shown = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
  return {
    bound: use.bound
      .map(({ name, value }) => (value === undefined ? `-${name}` : `-${name}=${shown(value.at)}`))
      .join(' '),
    unknown: use.unknown.map(({ name }) => name),
    ambiguous: use.ambiguous.flatMap(({ candidates }) => candidates),
    unplaced: use.unplaced.map(({ at }) => shown(at)),
    sets: use.sets.map((set) => use.cmdlet.sets[set]?.name),
    ...(use.isOpen ? { isOpen: true } : {}),
    ...(use.hasInput ? { hasInput: true } : {}),
  };
}

const none = { unknown: [], ambiguous: [], unplaced: [] };

test.each([
  [
    'by name, in any case',
    'get-exchangeserver -identity EX1',
    { bound: '-Identity=EX1', sets: ['Identity'] },
  ],
  ['by position', 'Get-ExchangeServer EX1', { bound: '-Identity=EX1', sets: ['Identity'] }],
  [
    'a position after a name',
    'Get-ExchangeServer -Status EX1',
    { bound: '-Status -Identity=EX1', sets: ['Identity'] },
  ],
  ['an abbreviation', 'Get-ExchangeServer EX1 -Stat', { bound: '-Status -Identity=EX1', sets: ['Identity'] }],
  ['with a colon', 'Get-ExchangeServer -Identity:EX1', { bound: '-Identity=EX1', sets: ['Identity'] }],
  [
    'a switch takes no value',
    'Remove-SettingOverride IM -Confirm:$false -WhatIf',
    { bound: '-Confirm=$false -WhatIf -Identity=IM', sets: ['(All)'] },
  ],
  [
    'an alias of a parameter',
    'Remove-SettingOverride IM -cf:$false',
    { bound: '-Confirm=$false -Identity=IM', sets: ['(All)'] },
  ],
  [
    'common parameters',
    'Get-AuthConfig -ErrorAction Stop -ev x -Verbose',
    { bound: '-ErrorAction=Stop -ErrorVariable=x -Verbose', sets: ['(All)'] },
  ],
  [
    'a list',
    'Set-SettingOverride IM -Server EX1, EX2',
    { bound: '-Server=EX1, EX2 -Identity=IM', sets: ['(All)'] },
  ],
  [
    'no set has both',
    'Get-ExchangeServer -Identity EX1 -Domain a',
    { bound: '-Identity=EX1 -Domain=a', sets: [] },
  ],
] as const)('%s', (_name, text, expected) => {
  expect(bind(text)).toEqual({ ...none, ...expected });
});

test('an abbreviation that may be several', () => {
  expect(bind('Get-ExchangeServer -Dom a')).toMatchObject({
    bound: '',
    ambiguous: ['Domain', 'DomainController'],
    unplaced: [],
  });
});

test('what is unknown takes the value that follows along', () => {
  expect(bind('Get-ExchangeServer -Colour red -Status')).toMatchObject({
    bound: '-Status',
    unknown: ['Colour'],
    unplaced: [],
  });
});

test('what no position is left for', () => {
  expect(bind('Get-ExchangeServer EX1 EX2 EX3')).toMatchObject({
    bound: '-Identity=EX1',
    unplaced: ['EX2', 'EX3'],
  });
});

test('splatting and the pipeline leave it open', () => {
  expect(bind('Get-ExchangeServer @rest')).toMatchObject({ isOpen: true, sets: ['Domain', 'Identity'] });
  expect(bind('$a | Set-SettingOverride -Reason x')).toMatchObject({ hasInput: true });
});

test('an abbreviation counts only parameters of the product', () => {
  // -Force of Set-SettingOverride came with Exchange 2016.
  expect(bind('Set-SettingOverride IM -Fo', { exchange: '2016' })).toMatchObject({
    bound: '-Force -Identity=IM',
  });
  expect(bind('Set-SettingOverride IM -Fo', { exchange: '2013' })).toMatchObject({ unknown: ['Fo'] });
});

test('a parameter of the cmdlet goes before a common one', () => {
  // -Ver would also begin -Verbose.
  expect(bind('Get-CsServerVersion -Ver')).toMatchObject({ bound: '-Verbose' });
  expect(bind('New-SettingOverride -Max 15.1 -Min 15.1')).toMatchObject({
    bound: '-MaxVersion=15.1 -MinVersion=15.1',
  });
});

test('of several sets with a positional parameter the one that lacks the least is taken', () => {
  expect(bind('Get-MailboxStatistics jo')).toMatchObject({ bound: '-Identity=jo', sets: ['Identity'] });
});

test('a function of the script, and a command that nobody documents, is no use of a cmdlet', () => {
  expect(bind('function Get-ExchangeServer { 1 }\nGet-ExchangeServer -Colour red')).toBeUndefined();
  expect(bind('Get-Process -Id 1')).toBeUndefined();
});

test('a module before the name', () => {
  expect(bind('Lync\\Get-CsSite -Identity site:1')).toMatchObject({ bound: '-Identity=site:1' });
});

test('in a step of a runbook the generation that it states counts', () => {
  const text = "Step 'a' -Target 'exchange' -Generation '2016' @{ Read = { Set-SettingOverride IM -Fo } }";
  expect(bind(text, { exchange: '2013' })).toMatchObject({ bound: '-Force -Identity=IM' });
});

test.each([
  ['a hashtable', '$p = @{ Identity = "jo"; Naem = 1 }\nSet-Mailbox @p', '-Identity="jo"', ['Naem']],
  ['an ordered one, quoted keys', "$p = [ordered] @{ 'Identity' = 1 }\nSet-Mailbox @p", '-Identity=1', []],
  ['beside what is named', '$p = @{ Name = 1 }\nSet-Mailbox jo @p', '-Identity=jo -Name=1', []],
  ['in an inner block', '$p = @{ Name = 1 }\nif ($a) { Set-Mailbox jo @p }', '-Identity=jo -Name=1', []],
  ['another branch', 'if ($a) { $p = @{ Name = 1 } }\nSet-Mailbox jo @p', '-Identity=jo', []],
  ['a parameter', '$p = @{ Name = 1 }\nfunction A { param($p) Set-Mailbox jo @p }', '-Identity=jo', []],
  ['one that grows', '$p = @{ Name = 1 }\n$p += @{ A = 1 }\nSet-Mailbox jo @p', '-Identity=jo', []],
  ['one that is cut', '$p = @{ Naem = 1 }\n$p.Remove("Naem")\nSet-Mailbox jo @p', '-Identity=jo', []],
])('splatted: %s', (_, text, bound, unknown) => {
  expect(bind(text)).toMatchObject({ bound, unknown, isOpen: true });
});
