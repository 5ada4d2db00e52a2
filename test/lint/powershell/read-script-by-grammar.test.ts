import { describe, expect, test } from '@jest/globals';
import { readScriptByGrammar } from '../../../src/lint/powershell/read-script-by-grammar.ts';

const utf8 = { name: 'utf-8', mark: false } as const;
const read = (text: string) => readScriptByGrammar(text, utf8, {});

/** Commands as text: the name, then each argument as it was divided, values of constants in quotes. */
function commandsOf(text: string): readonly string[] {
  return read(text).commands.map((command) =>
    [
      command.name ?? '?',
      ...command.arguments.map((argument) => {
        if (argument.kind === 'splatted') return `@${argument.variable}`;
        const value = argument.value;
        const shown =
          value === undefined ? '' : value.kind === 'string' ? `'${value.text}'` : `<${value.kind}>`;
        return argument.kind === 'parameter'
          ? `-${argument.name}${value === undefined ? '' : ':'}${shown}`
          : shown;
      }),
    ].join(' '),
  );
}

describe('commands that the grammar finds', () => {
  test.each<[string, string, readonly string[]]>([
    ['a parameter name that ends in a digit', 'Set-X -Level2 5', ['Set-X -Level2 <number>']],
    ['a path that begins with a variable', 'Get-Content $dir\\x.xml', ['Get-Content <expandable>']],
    ['a value given with a colon', 'Set-X -Confirm:$false', ['Set-X -Confirm:<variable>']],
    ['typographic dashes and quotes', 'Set-X \u2013Name \u2018a b\u2019', ["Set-X -Name 'a b'"]],
    ['an unquoted list', 'Set-X -Pools a, b c', ["Set-X -Pools <array> 'c'"]],
    ['a subexpression in a string', '"$(Get-X ""a b"")"', ["Get-X 'a b'"]],
    ['what is behind an unreadable line', 'Get-A < x\nGet-B', ['Get-B']],
  ])('%s', (_name, text, expected) => {
    expect(commandsOf(text)).toEqual(expected);
  });
});

test('what cannot be read is told, and nothing in it', () => {
  const script = read('Get-A\nGet-B < x\nGet-C');
  expect(script.commands.map(({ name }) => name)).toEqual(['Get-A', 'Get-C']);
  expect(script.unread.map(({ start, end }) => script.source.text.slice(start, end))).toEqual(['< x']);
});
