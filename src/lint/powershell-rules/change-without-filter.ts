import type { BoundScript, PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse, isComplete } from '../cmdlets/cmdlet-use.ts';
import { isChange } from '../cmdlets/is-change.ts';
import { literalText, truthOf } from '../cmdlets/value-text.ts';
import type { Command } from '../powershell/script.ts';

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
    const bracketed = inBrackets(script);
    const inBlocks = byBlock(script);
    for (const { elements, at } of script.pipelines) {
      const [first, ...rest] = elements;
      const last = rest.at(-1);
      if (first === undefined || last === undefined || 'kind' in last) continue;
      if (!rest.slice(0, -1).every(passesAll)) continue;
      const source = 'kind' in first ? bracketed.get(first.at.start) : script.useOf.get(first);
      const change = script.useOf.get(last) ?? doneToEach(last, inBlocks.get(last), script.source.text);
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

/** Commands that are alone in brackets, by where these begin: `(Get-Mailbox) | …`. */
function inBrackets({ uses, source }: BoundScript): ReadonlyMap<number, CmdletUse> {
  return new Map(
    uses.flatMap((use) => {
      const { at, elements } = use.command.pipeline;
      const isAlone =
        elements.length === 1 && source.text[at.start - 1] === '(' && source.text[at.end] === ')';
      return isAlone ? [[at.start - 1, use] as const] : [];
    }),
  );
}

/** Whether an element between gives all that it gets. */
function passesAll(element: Command | { readonly kind: 'value' }): boolean {
  if ('kind' in element) return false;
  if (/^(sort-object|sort)$/i.test(element.name ?? '')) return true;
  return (
    /^(select-object|select)$/i.test(element.name ?? '') &&
    element.arguments.every((one) => one.kind !== 'parameter' || /^(p|prop\w*|exclude\w*)$/i.test(one.name))
  );
}

/** The change that a ForEach-Object makes to each object and does nothing else. */
function doneToEach(
  command: Command,
  inside: readonly CmdletUse[] | undefined,
  text: string,
): CmdletUse | undefined {
  if (!/^(foreach-object|foreach|%)$/i.test(command.name ?? '')) return undefined;
  const [block, ...more] = command.arguments;
  if (block?.kind !== 'value' || block.value.kind !== 'script-block' || more.length > 0) return undefined;
  const [use] = inside ?? [];
  if (use === undefined) return undefined;
  const identity = boundTo(use, 'Identity')?.value;
  const root = identity?.kind === 'member' ? identity.of : identity;
  const around = `${text.slice(block.at.start + 1, use.command.at.start)}${text.slice(use.command.at.end, block.at.end - 1)}`;
  const isOfEach = root?.kind === 'variable' && /^(_|psitem)$/i.test(root.name);
  return isOfEach && around.trim() === '' ? use : undefined;
}

/** The calls in the script block of each command. */
function byBlock({ uses }: BoundScript): ReadonlyMap<Command, readonly CmdletUse[]> {
  const found = new Map<Command, CmdletUse[]>();
  for (const use of uses) {
    const { outer } = use.command;
    if (outer === undefined) continue;
    const others = found.get(outer);
    if (others === undefined) found.set(outer, [use]);
    else others.push(use);
  }
  return found;
}

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
