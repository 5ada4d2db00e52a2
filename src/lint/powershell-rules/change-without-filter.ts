import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse, isComplete } from '../cmdlets/cmdlet-use.ts';
import { doneToAll } from '../cmdlets/done-to-all.ts';
import { isChange } from '../cmdlets/is-change.ts';
import { literalText, truthOf } from '../cmdlets/value-text.ts';

/** Say how the objects are fetched, not which. */
const noFilter = new Set(['ResultSize', 'DomainController', 'ADPropertiesOnly', 'IgnoreDefaultScope']);
/** There is one of each, or every object is meant by its nature. */
const singletons = /(Config|Configuration|Settings|AuthConfig)$/;

export const changeWithoutFilter: PowershellRule = {
  id: 'PSH114',
  alias: 'change-without-filter',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'Everything that a Get cmdlet finds in the organisation is changed.',
  why: 'What is right on the day it was written also reaches the server, the mailbox or the pool that somebody adds later, or that is not part of the deployment.',
  source:
    'Microsoft, "Integrating Lync Server 2013 and Outlook Web App"; "Configure instant messaging integration with Outlook on the web".',
  bad: [
    {
      title: 'All virtual directories.',
      text: 'Get-OwaVirtualDirectory | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
      at: ['1:1'],
    },
    {
      title: 'How they are fetched is no filter.',
      text: 'Get-Mailbox -ResultSize Unlimited | Set-CASMailbox -OwaMailboxPolicy Default\n',
      at: ['1:1'],
    },
    {
      title: 'Removing.',
      text: 'Get-SettingOverride | Remove-SettingOverride -Confirm:$false\n',
      at: ['1:1'],
    },
    {
      title: 'Each one by itself.',
      text: 'Get-OwaVirtualDirectory | ForEach-Object { Set-OwaVirtualDirectory -Identity $_.Identity -InstantMessagingEnabled $true -InstantMessagingType Ocs }\n',
      at: ['1:1'],
    },
    {
      title: 'In another order, in brackets, by a pattern that everything fits.',
      text: "Get-OwaMailboxPolicy | Sort-Object -Property Name | Remove-OwaMailboxPolicy -Confirm:$false\n(Get-OwaMailboxPolicy) | Remove-OwaMailboxPolicy -Confirm:$false\nGet-Mailbox -Identity '*' | Set-CASMailbox -OwaMailboxPolicy Default\n",
      at: ['1:1', '2:1', '3:1'],
    },
    {
      title: 'In a loop, and from a variable.',
      text: 'foreach ($policy in Get-OwaMailboxPolicy) { Set-OwaMailboxPolicy -Identity $policy.Identity -InstantMessagingEnabled $false }\n$all = Get-OwaMailboxPolicy\n$all | Remove-OwaMailboxPolicy -Confirm:$false\nforeach ($policy in $all) {\n    Set-OwaMailboxPolicy -Identity $policy -InstantMessagingEnabled $false\n}\n',
      at: ['1:45', '3:1', '5:5'],
    },
  ],
  good: [
    {
      title: 'A loop that chooses, and a variable that was filtered.',
      text: "$all = Get-OwaMailboxPolicy\n$all = $all | Where-Object Name -eq 'IM'\n$all | Remove-OwaMailboxPolicy -Confirm:$false\nforeach ($policy in Get-OwaMailboxPolicy) {\n    if ($policy.Name -eq 'IM') { Set-OwaMailboxPolicy -Identity $policy -InstantMessagingEnabled $false }\n}\n",
    },
    {
      title: 'A loop over something else.',
      text: "foreach ($name in 'IM', 'Default') { Set-OwaMailboxPolicy -Identity $name -InstantMessagingEnabled $false }\n",
    },
    {
      title: 'One server.',
      text: 'Get-OwaVirtualDirectory -Server EX1 | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType Ocs\n',
    },
    {
      title: 'A status.',
      text: 'Get-MailboxExportRequest -Status Completed | Remove-MailboxExportRequest -Confirm:$false\n',
    },
    {
      title: 'A filter.',
      text: "Get-SettingOverride | Where-Object Name -eq 'OWA IM' | Remove-SettingOverride -Confirm:$false\n",
    },
    {
      title: 'The first one, or those that a block chooses.',
      text: "Get-OwaMailboxPolicy | Select-Object -First 1 | Set-OwaMailboxPolicy -InstantMessagingEnabled $false\nGet-OwaMailboxPolicy | ForEach-Object { if ($_.Name -eq 'IM') { Set-OwaMailboxPolicy -Identity $_ -InstantMessagingEnabled $false } }\n",
    },
    {
      title: 'A block that changes something else.',
      text: "Get-OwaMailboxPolicy | ForEach-Object { Set-OwaMailboxPolicy -Identity 'IM' -InstantMessagingEnabled $false }\n",
    },
    {
      title: 'There is only one.',
      text: 'Get-OrganizationConfig | Set-OrganizationConfig -OAuth2ClientProfileEnabled $true\n',
    },
    {
      title: 'Nothing is changed.',
      text: 'Get-Mailbox | Get-MailboxStatistics\nGet-Mailbox | Set-Mailbox -HiddenFromAddressListsEnabled $true -WhatIf\n',
    },
  ],
  *check(script) {
    for (const { at, source, change } of doneToAll(script)) {
      if (!takesEverything(source) || !isChange(change.cmdlet)) continue;
      const whatIf = boundTo(change, 'WhatIf');
      if (whatIf !== undefined && truthOf(whatIf.value) !== false) continue;
      const noun = source.cmdlet.name.slice('Get-'.length);
      yield {
        at,
        message: `${change.cmdlet.name} is done to every ${noun} that there is.`,
        remedy: `Name the objects, as with -Identity${hasServer(source) ? ' or -Server' : ''}, or filter with Where-Object.`,
      };
    }
  },
};

function takesEverything(use: CmdletUse): boolean {
  const { cmdlet, bound } = use;
  if (
    !cmdlet.name.startsWith('Get-') ||
    cmdlet.module === 'WebAdministration' ||
    singletons.test(cmdlet.name)
  )
    return false;
  if (!isComplete(use)) return false;
  return bound.every(
    ({ name, parameter, value }) =>
      parameter === undefined || noFilter.has(name) || literalText(value) === '*',
  );
}

function hasServer({ cmdlet }: CmdletUse): boolean {
  return cmdlet.parameters.some(({ name }) => name === 'Server');
}
