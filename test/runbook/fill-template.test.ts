import { expect, test } from '@jest/globals';
import { fillTemplate } from '../../src/runbook/fill-template.ts';

test.each([
  ['an argument', 'param($Name)\n\nGet-X -Identity $Name', { Name: "it's" }, "Get-X -Identity 'it''s'"],
  ['in any case, since PowerShell sees no case', 'param($Name)\n$name', { Name: 'a' }, "'a'"],
  [
    'a longer name is another variable',
    'param($Name)\n$NameOther = $Name',
    { Name: 'a' },
    "$NameOther = 'a'",
  ],
  [
    'several kinds',
    'param($A, $B, $C, $D)\n$A, $B, $C, $D',
    { A: 5199, B: true, C: null, D: ['x'] },
    "5199, $true, $null, @('x')",
  ],
  [
    'inside blocks',
    'param($A)\n@{ Read = { Get-X | Where-Object { $_.Name -eq $A } } }',
    { A: 'x' },
    "@{ Read = { Get-X | Where-Object { $_.Name -eq 'x' } } }",
  ],
  ['a property of it', 'param($A)\n$A.Length', { A: 'x' }, "'x'.Length"],
  [
    'other variables, strings and comments stay',
    'param($A)\n$A # a comment\n\'$B\' "$B" $B @B',
    { A: 'x' },
    "'x' # a comment\n'$B' \"$B\" $B @B",
  ],
  ['a number sign inside a word is no comment', 'param($A)\nGet-X a#b $A', { A: 'x' }, "Get-X a#b 'x'"],
  ['no parameters at all', '@{ Run = { Enable-CsTopology } }', {}, '@{ Run = { Enable-CsTopology } }'],
  ['a comment before the parameters', '# Why.\nparam($A)\n$A', { A: 'x' }, "'x'"],
])('fills %s', (_name, template, values, expected) => {
  expect(fillTemplate({ template, values })).toBe(expected);
});

test.each([
  ['inside a double-quoted string', 'param($A)\n$A "x $A"', 'placeholder inside a expandable'],
  ['inside a single-quoted string', "param($A)\n$A 'x $A'", 'placeholder inside a string'],
  ['inside a comment', 'param($A)\n$A # see $A', 'placeholder inside a comment'],
  ['in braces inside a string', `param($A)\n$A "x $\{A}"`, 'placeholder inside a expandable'],
  ['splatted', 'param($A)\nGet-X @A; $A', "can't be splatted"],
  ['in braces', `param($A)\n$\{A} $A`, 'without scope and braces'],
  ['with a scope', 'param($A)\n$script:A $A', 'without scope and braces'],
  ['declared and not used', 'param($A)\n$B', 'Declared and not used: A'],
  ['a here-string', "param($A)\n$A @'\n'@", 'here-strings'],
  ['a block comment', 'param($A)\n$A <# x #>', 'block comments'],
])('refuses a placeholder %s', (_name, template, message) => {
  expect(() => fillTemplate({ template, values: { A: 'x' } })).toThrow(message);
});

test('refuses a value that is not declared, and a declared one without a value', () => {
  expect(() => fillTemplate({ template: 'param($A)\n$A', values: { A: 'x', B: 'y' } })).toThrow(
    'declares no B',
  );
  expect(() => fillTemplate({ template: 'param($A, $B)\n$A $B', values: { A: 'x' } })).toThrow(
    'No value for B',
  );
});

test('refuses an inner block that declares the name of a placeholder again', () => {
  const template = 'param($Values)\n@{ A = $Values; Restore = { param($Values) Set-X @Values } }';
  expect(() => fillTemplate({ template, values: { Values: 'x' } })).toThrow();
});
