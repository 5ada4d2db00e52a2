import type { PowershellRule } from '../cmdlets/bound-script.ts';

export const invokeExpression: PowershellRule = {
  id: 'PSH308',
  alias: 'invoke-expression',
  category: 'powershell',
  severity: 'warning',
  summary: 'A text is run as a command.',
  why: 'What is in the text, a name from the directory, a value from a file, runs with the rights of an administrator of Exchange; and no reviewer and no rule sees what it will be.',
  source: 'Microsoft, "Avoid using Invoke-Expression".',
  bad: [
    { title: 'By its name.', text: 'Invoke-Expression -Command "Get-Mailbox $name"\n', at: ['1:1'] },
    { title: 'By its alias.', text: '$command | iex\n', at: ['1:12'] },
    { title: 'In a block.', text: 'Invoke-Command -ScriptBlock { Invoke-Expression $text }\n', at: ['1:31'] },
  ],
  good: [
    { title: 'The command itself.', text: 'Get-Mailbox -Identity $name\n' },
    { title: 'A command by its name.', text: '& $command -Identity $name\n' },
    { title: 'Only named.', text: "Write-Output 'Do not use Invoke-Expression.'\n" },
  ],
  *check({ commands }) {
    for (const { name, nameAt } of commands) {
      if (!/^(Invoke-Expression|iex)$/i.test(name ?? '')) continue;
      yield {
        at: nameAt,
        message: 'This runs whatever the text holds.',
        remedy: 'Call the command itself, its arguments as values or by splatting.',
      };
    }
  },
};
