import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { isChange } from '../cmdlets/is-change.ts';
import { truthOf } from '../cmdlets/value-text.ts';

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
      title: 'Both read, one chosen.',
      text: 'Get-OwaVirtualDirectory -Server EX1 -ShowMailboxVirtualDirectories:$false | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
    },
  ],
  *check({ uses, useOf }) {
    for (const use of uses) {
      if (!/VirtualDirectory$/.test(use.cmdlet.name)) continue;
      const fault = {
        message: 'This changes a virtual directory of the back end.',
        remedy: "Change only those of 'Default Web Site'.",
      };
      const identity = boundTo(use, 'Identity')?.value;
      if (
        isChange(use.cmdlet) &&
        !use.cmdlet.name.startsWith('New-') &&
        identity?.kind === 'string' &&
        /\(Exchange Back End\)/i.test(identity.text)
      ) {
        yield { at: identity.at, ...fault };
      }
      const shown = boundTo(use, 'ShowMailboxVirtualDirectories');
      if (shown === undefined || truthOf(shown.value) === false) continue;
      const { elements } = use.command.pipeline;
      const following = elements[use.command.index + 1];
      const next = following === undefined || 'kind' in following ? undefined : useOf.get(following);
      if (next !== undefined && isChange(next.cmdlet)) yield { at: shown.argument.at, ...fault };
    }
  },
};
