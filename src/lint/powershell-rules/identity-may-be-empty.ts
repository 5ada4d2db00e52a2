import type { BoundScript, PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse } from '../cmdlets/cmdlet-use.ts';
import { isChange } from '../cmdlets/is-change.ts';
import type { Assignment } from '../powershell/script.ts';

export const identityMayBeEmpty: PowershellRule = {
  id: 'PSH115',
  alias: 'identity-may-be-empty',
  category: 'cmdlets',
  severity: 'error',
  summary: 'A filter may leave nothing, and then everything is changed.',
  why: 'Exchange answers `Get-X -Identity $null` with all objects, so what follows in the pipeline is done to all of them.',
  source:
    'Microsoft, reference of Get-SettingOverride: a $null or non-existent value for Identity returns all objects as if it were left out.',
  bad: [
    {
      title: 'No override of that name.',
      text: "$override = Get-SettingOverride | Where-Object Name -eq 'OWA IM'\nGet-SettingOverride -Identity $override | Remove-SettingOverride -Confirm:$false\n",
      at: ['2:31'],
    },
    {
      title: 'A property of it.',
      text: "$app = Get-PartnerApplication | Where-Object { $_.Name -like 'Lync*' }\nGet-PartnerApplication -Identity $app.Identity | Remove-PartnerApplication -Confirm:$false\n",
      at: ['2:34'],
    },
    {
      title: 'By position.',
      text: "$policy = Get-OwaMailboxPolicy | ? Name -eq 'IM'\nGet-OwaMailboxPolicy $policy.Name | Set-OwaMailboxPolicy -InstantMessagingEnabled $true -InstantMessagingType Ocs\n",
      at: ['2:22'],
    },
  ],
  good: [
    {
      title: 'Looked at first.',
      text: "$override = Get-SettingOverride | Where-Object Name -eq 'OWA IM'\nif ($null -eq $override) { throw 'There is none.' }\nGet-SettingOverride -Identity $override | Remove-SettingOverride -Confirm:$false\n",
    },
    {
      title: 'Without a second search.',
      text: "$override = Get-SettingOverride | Where-Object Name -eq 'OWA IM'\n$override | Remove-SettingOverride -Confirm:$false\n",
    },
    {
      title: 'A text that is not empty.',
      text: "$override = 'OWA IM'\nGet-SettingOverride -Identity $override | Remove-SettingOverride -Confirm:$false\n",
    },
  ],
  *check(script) {
    for (const use of script.uses) {
      const variable = identityVariable(use);
      if (variable === undefined) continue;
      const change = use.command.pipeline.elements
        .slice(1)
        .map((element) => ('kind' in element ? undefined : script.useOf.get(element)))
        .find((one) => one !== undefined);
      if (change === undefined || !isChange(change.cmdlet)) continue;
      const assignment = script.assigned.before(use.command.at.start, variable.name);
      if (assignment === undefined || !endsInFilter(assignment)) continue;
      if (isSeenBetween(script, variable.name, assignment.at.end, use.command.at.start)) continue;
      yield {
        at: variable.at,
        message: `If $${variable.name} is empty, ${use.cmdlet.name} gives every object, and ${change.cmdlet.name} is done to all.`,
        remedy: `Stop where $${variable.name} is empty, or pass it to ${change.cmdlet.name} through the pipeline.`,
      };
    }
  },
};

/** The variable that a Get cmdlet, which would also do without, takes for its identity. */
function identityVariable(use: CmdletUse) {
  const { cmdlet, command } = use;
  if (cmdlet.module !== 'Exchange' || !cmdlet.name.startsWith('Get-') || command.index > 0) return undefined;
  const identity = boundTo(use, 'Identity');
  const places = [...(identity?.parameter?.sets.values() ?? [])];
  // One that is mandatory takes no $null.
  if (places.every(({ required }) => required)) return undefined;
  const value = identity?.value;
  const root = value?.kind === 'member' ? value.of : value;
  if (value === undefined || root?.kind !== 'variable') return undefined;
  return { name: root.name.toLowerCase(), at: value.at };
}

function endsInFilter({ value, operator }: Assignment): boolean {
  const last = value?.elements.at(-1);
  return (
    operator === '=' &&
    last !== undefined &&
    !('kind' in last) &&
    /^(where-object|where|\?)$/i.test(last.name ?? '')
  );
}

/** Whether the script uses the variable in between, as for a look whether it is empty; far away, nobody knows. */
function isSeenBetween({ source }: BoundScript, name: string, start: number, end: number): boolean {
  if (end - start > 20_000) return true;
  return source.text.slice(start, end).toLowerCase().includes(`$${name}`);
}
