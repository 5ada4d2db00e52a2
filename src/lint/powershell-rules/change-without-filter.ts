import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse } from '../cmdlets/cmdlet-use.ts';
import { isChange } from '../cmdlets/is-change.ts';
import { truthOf } from '../cmdlets/value-text.ts';

/** Say how the objects are fetched, not which. */
const noFilter = new Set(['ResultSize', 'DomainController', 'ADPropertiesOnly', 'IgnoreDefaultScope']);
/** There is one of each, or every object is meant by its nature. */
const singletons = /(Config|Configuration|Settings|Policy|AuthConfig)$/;

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
  ],
  good: [
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
      title: 'There is only one.',
      text: 'Get-OrganizationConfig | Set-OrganizationConfig -OAuth2ClientProfileEnabled $true\n',
    },
    {
      title: 'Nothing is changed.',
      text: 'Get-Mailbox | Get-MailboxStatistics\nGet-Mailbox | Set-Mailbox -HiddenFromAddressListsEnabled $true -WhatIf\n',
    },
  ],
  *check(script) {
    for (const { elements, at } of script.pipelines) {
      const [first, last] = [elements[0], elements.at(-1)];
      if (elements.length !== 2 || first === undefined || last === undefined) continue;
      if ('kind' in first || 'kind' in last) continue;
      const [source, change] = [script.useOf.get(first), script.useOf.get(last)];
      if (
        source === undefined ||
        change === undefined ||
        !takesEverything(source) ||
        !isChange(change.cmdlet)
      )
        continue;
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

function takesEverything({ cmdlet, bound, isOpen, unknown, unplaced, ambiguous }: CmdletUse): boolean {
  if (
    !cmdlet.name.startsWith('Get-') ||
    cmdlet.module === 'WebAdministration' ||
    singletons.test(cmdlet.name)
  )
    return false;
  if (isOpen || unknown.length + unplaced.length + ambiguous.length > 0) return false;
  return bound.every(({ name, parameter }) => parameter === undefined || noFilter.has(name));
}

function hasServer({ cmdlet }: CmdletUse): boolean {
  return cmdlet.parameters.some(({ name }) => name === 'Server');
}
