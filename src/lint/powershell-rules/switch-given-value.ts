import type { PowershellRule } from '../cmdlets/bound-script.ts';
import type { BoundParameter } from '../cmdlets/cmdlet-use.ts';
import { truthOf } from '../cmdlets/value-text.ts';
import type { Argument } from '../powershell/script.ts';

const always = new Set(['confirm', 'whatif', 'verbose']);

export const switchGivenValue: PowershellRule = {
  id: 'PSH111',
  alias: 'switch-given-value',
  category: 'cmdlets',
  severity: 'error',
  summary: '$true or $false after a switch, without a colon.',
  why: 'A switch takes no value from the next word: `-Confirm $false` still asks, and $false goes to the first positional parameter, or the command fails because there is none.',
  source: 'Microsoft, about_Parameters.',
  bad: [
    { title: '-Confirm.', text: 'Remove-SettingOverride -Identity IM -Confirm $false\n', at: ['1:37'] },
    {
      title: 'A switch of the cmdlet.',
      text: 'New-CsTrustedApplicationPool -Identity a.contoso.com -Registrar b.contoso.com -Site 1 -RequiresReplication $false -Force $true\n',
      at: ['1:115'],
    },
    { title: 'Of any command.', text: 'Remove-Item -Path a.txt -Confirm $false\n', at: ['1:25'] },
  ],
  good: [
    { title: 'With a colon.', text: 'Remove-SettingOverride -Identity IM -Confirm:$false\n' },
    {
      title: 'A parameter that takes a value.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
    },
    {
      title: 'A function of the script.',
      text: 'function Ask { param([bool] $Confirm) $Confirm }\nAsk -Confirm $false\n',
    },
  ],
  *check({ commands, functions, useOf }) {
    const own = new Set(functions.map(({ name }) => name.toLowerCase()));
    for (const command of commands) {
      const name = command.name?.toLowerCase();
      if (name === undefined || own.has(name)) continue;
      const use = useOf.get(command);
      // Of other commands only Verb-Noun names: a program may take anything.
      if (use === undefined && !/^[a-z]+-[a-z]+$/.test(name)) continue;
      let boundBy: ReadonlyMap<Argument, BoundParameter> | undefined;
      for (const [index, argument] of command.arguments.entries()) {
        const next = command.arguments[index + 1];
        if (argument.kind !== 'parameter' || argument.value !== undefined || next?.kind !== 'value') continue;
        if (next.value.kind !== 'variable' || truthOf(next.value) === undefined) continue;
        boundBy ??= new Map(use?.bound.map((one) => [one.argument, one]));
        const bound = boundBy.get(argument);
        const isSwitch =
          bound === undefined
            ? use === undefined && always.has(argument.name.toLowerCase())
            : bound.value === undefined;
        if (!isSwitch) continue;
        yield {
          at: { start: argument.at.start, end: next.at.end },
          message: `-${argument.name} of ${command.name} is a switch, which takes a value only after a colon.`,
          remedy: `Write -${argument.name}:$${next.value.name}.`,
          edits: [{ at: { start: argument.at.end, end: next.at.start }, text: ':' }],
        };
      }
    }
  },
};
