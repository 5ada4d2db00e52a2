import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, isComplete } from '../cmdlets/cmdlet-use.ts';
import { literalText, truthOf } from '../cmdlets/value-text.ts';

export const instantMessagingHalfOn: PowershellRule = {
  id: 'PSH217',
  alias: 'instant-messaging-half-on',
  category: 'features',
  severity: 'warning',
  summary: 'Instant messaging is switched on with one of its two parameters.',
  why: 'OWA needs -InstantMessagingEnabled $true and -InstantMessagingType Ocs, on the virtual directory and in the policy. What the other one was before is not known: None is the default of the type.',
  source: 'Microsoft, reference of Set-OwaVirtualDirectory and Set-OwaMailboxPolicy.',
  bad: [
    {
      title: 'Only the type.',
      text: "Set-OwaVirtualDirectory -Identity 'EX1\\owa (Default Web Site)' -InstantMessagingType Ocs\n",
      at: ['1:1'],
    },
    {
      title: 'Only the switch.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true\n',
      at: ['1:1'],
    },
    {
      title: 'In a pipeline.',
      text: 'Get-OwaVirtualDirectory -Server EX1 | Set-OwaVirtualDirectory -InstantMessagingType OCS\n',
      at: ['1:39'],
    },
  ],
  good: [
    {
      title: 'Both.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
    },
    {
      title: 'Switched off.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $false\n',
    },
    { title: 'By splatting.', text: 'Set-OwaMailboxPolicy -InstantMessagingType Ocs @rest\n' },
    {
      title: 'Misspelt, which has a rule of its own.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMesagingEnabled $true -InstantMessagingType Ocs\n',
    },
  ],
  *check({ uses }) {
    for (const use of uses) {
      if (!/^Set-Owa(VirtualDirectory|MailboxPolicy)$/.test(use.cmdlet.name) || !isComplete(use)) continue;
      const enabled = boundTo(use, 'InstantMessagingEnabled');
      const type = boundTo(use, 'InstantMessagingType');
      const isTypeOnly = enabled === undefined && literalText(type?.value)?.toLowerCase() === 'ocs';
      const isSwitchOnly = type === undefined && truthOf(enabled?.value) === true;
      if (!isTypeOnly && !isSwitchOnly) continue;
      const missing = isTypeOnly ? '-InstantMessagingEnabled $true' : '-InstantMessagingType Ocs';
      const { end } = (isTypeOnly ? type : enabled)?.value?.at ?? use.command.nameAt;
      yield {
        at: use.command.nameAt,
        message: `Without ${missing} instant messaging may stay off.`,
        remedy: `Add ${missing}.`,
        edits: [{ at: { start: end, end }, text: ` ${missing}` }],
      };
    }
  },
};
