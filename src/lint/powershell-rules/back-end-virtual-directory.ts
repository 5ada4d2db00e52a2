import type { BoundScript, PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse } from '../cmdlets/cmdlet-use.ts';
import { isChange } from '../cmdlets/is-change.ts';
import { knownText, truthOf } from '../cmdlets/value-text.ts';

export const backEndVirtualDirectory: PowershellRule = {
  id: 'PSH212',
  alias: 'back-end-virtual-directory',
  category: 'rollout',
  severity: 'warning',
  summary: 'A virtual directory of the back end is changed.',
  why: 'Microsoft keeps "Exchange Back End" for its support and advises against changing it: the front end and the back end must agree, and a cumulative update resets it. Instant messaging is switched on at the front end.',
  source:
    'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013"; reference of Get-OwaVirtualDirectory (-ShowMailboxVirtualDirectories).',
  bad: [
    {
      title: 'By its name.',
      text: "Set-OwaVirtualDirectory -Identity 'EX1\\owa (Exchange Back End)' -InstantMessagingEnabled $true -InstantMessagingType Ocs\n",
      at: ['1:35'],
    },
    {
      title: 'All of a server.',
      text: 'Get-OwaVirtualDirectory -Server EX1 -ShowMailboxVirtualDirectories | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
      at: ['1:37'],
    },
    {
      title: 'Another virtual directory.',
      text: "Remove-EcpVirtualDirectory -Identity 'EX1\\ecp (Exchange Back End)' -Confirm:$false\n",
      at: ['1:38'],
    },
    {
      title: 'With a variable, and in one.',
      text: 'Set-OwaVirtualDirectory -Identity "$server\\owa (Exchange Back End)" -InstantMessagingEnabled $true -InstantMessagingType Ocs\n$name = \'EX1\\owa (Exchange Back End)\'\nSet-OwaVirtualDirectory -Identity $name -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
      at: ['1:35', '3:35'],
    },
    {
      title: 'Fetched by its name, or chosen among all.',
      text: "Get-OwaVirtualDirectory -Identity 'EX1\\owa (Exchange Back End)' | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType Ocs\nGet-OwaVirtualDirectory -ShowMailboxVirtualDirectories | Where-Object Name -like '*Back End*' | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType Ocs\n",
      at: ['1:35', '2:25'],
    },
  ],
  good: [
    {
      title: 'The front end.',
      text: "Set-OwaVirtualDirectory -Identity 'EX1\\owa (Default Web Site)' -InstantMessagingEnabled $true -InstantMessagingType Ocs\n",
    },
    {
      title: 'Only read.',
      text: 'Get-OwaVirtualDirectory -Server EX1 -ShowMailboxVirtualDirectories | Format-List Name\n',
    },
    {
      title: 'Fetched and only shown.',
      text: "Get-OwaVirtualDirectory -Identity 'EX1\\owa (Exchange Back End)' | Format-List -Property Name\n",
    },
    {
      title: 'All read, the front end chosen.',
      text: "Get-OwaVirtualDirectory -ShowMailboxVirtualDirectories | Where-Object Name -eq 'owa (Default Web Site)' | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType Ocs\n",
    },
    {
      title: 'Both read, one chosen.',
      text: 'Get-OwaVirtualDirectory -Server EX1 -ShowMailboxVirtualDirectories:$false | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
    },
  ],
  *check(script) {
    const { assigned } = script;
    const fault = {
      message: 'This changes a virtual directory of the back end.',
      remedy: "Change only those of 'Default Web Site'.",
    };
    for (const use of script.uses) {
      if (!/VirtualDirectory$/.test(use.cmdlet.name)) continue;
      const isChanged = isChange(use.cmdlet) || isChangedLater(use, script);
      const identity = boundTo(use, 'Identity')?.value;
      const known = assigned.constant(identity);
      if (
        identity !== undefined &&
        isChanged &&
        !use.cmdlet.name.startsWith('New-') &&
        /\(Exchange Back End\)/i.test(knownText(known) ?? '')
      )
        yield { at: identity.at, ...fault };
      const shown = boundTo(use, 'ShowMailboxVirtualDirectories');
      if (shown === undefined || truthOf(shown.value) === false) continue;
      if (isChangedLater(use, script)) yield { at: shown.argument.at, ...fault };
    }
  },
};

/** Whether what a command gives is changed in the same pipeline; of a filter in between, only one for the back end counts. */
function isChangedLater({ command }: CmdletUse, { useOf, source }: BoundScript): boolean {
  const later = command.pipeline.elements.slice(command.index + 1, command.index + 6);
  const change = later.find((element) => {
    const use = 'kind' in element ? undefined : useOf.get(element);
    return use !== undefined && isChange(use.cmdlet);
  });
  if (change === undefined) return false;
  const between = source.text.slice(command.at.end, change.at.start);
  return !/\|[\s\S]*\|/.test(between) || /back ?end/i.test(between);
}
