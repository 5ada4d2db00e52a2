import type { BoundScript, PowershellRule } from '../cmdlets/bound-script.ts';
import { isGuarded } from '../cmdlets/is-guarded.ts';
import { newerCommands, newerEncodings, newerParameters } from '../cmdlets/newer-commands.ts';
import { newestPowershell } from '../cmdlets/newest-powershell.ts';
import { literalText } from '../cmdlets/value-text.ts';
import type { Command } from '../powershell/script.ts';

export const newerCommand: PowershellRule = {
  id: 'PSH302',
  alias: 'newer-command',
  category: 'powershell',
  severity: 'error',
  summary: "A base command or a parameter that the target's PowerShell does not have.",
  why: 'It parses everywhere and fails when it runs. Exchange 2013 and Lync 2013 have PowerShell 4.0 at most, all others 5.1.',
  source: 'Microsoft, "Exchange 2013 system requirements", "What\'s New in PowerShell".',
  bad: [
    {
      title: 'A command.',
      text: 'Compress-Archive -Path a -DestinationPath a.zip\n',
      context: { products: { exchange: '2013' } },
      at: ['1:1'],
    },
    {
      title: 'A parameter.',
      text: '$bytes = Get-Content -Path a -AsByteStream\n',
      context: { products: { exchange: '2019' } },
      at: ['1:30'],
    },
    {
      title: 'A value.',
      text: '$text | Set-Content -Path a -Encoding utf8NoBOM\n',
      context: { products: { powershell: '5.1' } },
      at: ['1:29'],
    },
  ],
  good: [
    {
      title: 'In a version that has it.',
      text: 'Compress-Archive -Path a -DestinationPath a.zip\n',
      context: { products: { exchange: '2019' } },
    },
    {
      title: 'A function of the script.',
      text: 'function New-Guid { [guid]::NewGuid() }\nNew-Guid\n',
      context: { products: { exchange: '2013' } },
    },
    {
      title: 'Where the version is asked for.',
      text: 'if ($PSVersionTable.PSVersion.Major -ge 6) { Get-Content a -AsByteStream } else { Get-Content a -Encoding Byte }\n',
      context: { products: { exchange: '2019' } },
    },
    {
      title: 'What the script requires.',
      text: '#Requires -Version 7.0\n1..3 | ForEach-Object -Parallel { $_ }\n',
      context: { products: { exchange: '2019' } },
    },
  ],
  *check(script) {
    const newest = newestPowershell(script);
    if (newest === undefined) return;
    for (const { what, since, at } of newer(script)) {
      if (Number(since) <= Number(newest.version) || isGuarded(script.source.text, at.start)) continue;
      yield {
        at,
        message: `PowerShell ${newest.version} has no ${what}, which came with ${since}: ${newest.why}.`,
        remedy: 'Use what the older version has, as a method of .NET.',
      };
    }
  },
};

function* newer({ commands, functions }: BoundScript) {
  const own = new Set(functions.map(({ name }) => name.toLowerCase()));
  for (const command of commands) {
    const name = command.name?.toLowerCase();
    if (name === undefined || own.has(name)) continue;
    const since = newerCommands.get(name);
    if (since !== undefined) yield { what: `command ${command.name}`, since, at: command.nameAt };
    else yield* newerArguments(command, name);
  }
}

function* newerArguments(command: Command, name: string) {
  for (const [index, argument] of command.arguments.entries()) {
    if (argument.kind !== 'parameter') continue;
    const since = newerParameters.get(`${name} -${argument.name.toLowerCase()}`);
    if (since !== undefined) yield { what: `-${argument.name} of ${command.name}`, since, at: argument.at };
    if (argument.name.toLowerCase() !== 'encoding') continue;
    const next = command.arguments[index + 1];
    const encoding = literalText(argument.value ?? (next?.kind === 'value' ? next.value : undefined));
    if (encoding === undefined || !newerEncodings.has(encoding.toLowerCase())) continue;
    yield { what: `encoding ${encoding} for ${command.name}`, since: '6.0', at: argument.at };
  }
}
