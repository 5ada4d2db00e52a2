import type { PowershellRule } from '../cmdlets/bound-script.ts';
import type { Argument } from '../powershell/script.ts';

export const parameterGivenTwice: PowershellRule = {
  id: 'PSH112',
  alias: 'parameter-given-twice',
  category: 'cmdlets',
  severity: 'error',
  summary: 'One parameter twice in a command.',
  why: 'PowerShell refuses it: "the parameter is specified more than once". Several values of one parameter are a list with commas.',
  source: 'Microsoft, about_Parameters.',
  bad: [
    {
      title: 'The same name.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingType None -Identity Other\n',
      at: ['1:67'],
    },
    {
      title: 'A name and its abbreviation.',
      text: 'Get-OwaVirtualDirectory -Server EX1 -Serv EX2\n',
      at: ['1:37'],
    },
    {
      title: 'In any command.',
      text: 'Invoke-Command -ComputerName EX1 -computername EX2 -ScriptBlock { 1 }\n',
      at: ['1:34'],
    },
  ],
  good: [
    { title: 'A list.', text: 'Invoke-Command -ComputerName EX1, EX2 -ScriptBlock { 1 }\n' },
    { title: 'In two commands.', text: 'Get-Mailbox -Identity a | Set-Mailbox -Identity a\n' },
    { title: 'A program takes what it likes.', text: 'robocopy a b -xf c -xf d\n' },
  ],
  *check({ commands, useOf }) {
    for (const command of commands) {
      const use = useOf.get(command);
      if (use === undefined && !/^[a-z]+-[a-z]+$/i.test(command.name ?? '')) continue;
      if (command.arguments.length < 2) continue;
      const boundBy = new Map(use?.bound.map((one) => [one.argument as Argument, one]));
      const seen = new Set<string>();
      for (const argument of command.arguments) {
        if (argument.kind !== 'parameter') continue;
        const bound = boundBy.get(argument);
        const name = (bound?.name ?? argument.name).toLowerCase();
        if (seen.has(name)) {
          yield {
            at: argument.at,
            message: `-${bound?.name ?? argument.name} of ${command.name} is given more than once.`,
            remedy: 'Keep one; several values are a list with commas between.',
          };
        }
        seen.add(name);
      }
    }
  },
};
