import { asksForConfirmation } from '../cmdlets/asks-for-confirmation.ts';
import type { BoundScript, PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse } from '../cmdlets/cmdlet-use.ts';
import { truthOf } from '../cmdlets/value-text.ts';

export const asksBeforeItActs: PowershellRule = {
  id: 'PSH113',
  alias: 'asks-before-it-acts',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'A call that asks for confirmation, without `-Confirm:$false`.',
  why: "Exchange's Remove cmdlets, most Disable cmdlets and some others stop and ask. With -NonInteractive the question is an error; without it an unattended run waits until somebody ends it.",
  source: 'Microsoft, reference of each cmdlet (-Confirm): "This cmdlet has a built-in pause".',
  bad: [
    { title: 'An override.', text: "Remove-SettingOverride -Identity 'OWA IM'\n", at: ['1:1'] },
    {
      title: 'At the end of a pipeline.',
      text: "Get-PartnerApplication | Where-Object ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' | Remove-PartnerApplication\n",
      at: ['1:106'],
    },
    { title: 'Publishing the topology.', text: 'Enable-CsTopology\n', at: ['1:1'] },
  ],
  good: [
    { title: 'Told not to ask.', text: "Remove-SettingOverride -Identity 'OWA IM' -Confirm:$false\n" },
    { title: 'It only says what it would do.', text: "Remove-SettingOverride -Identity 'OWA IM' -WhatIf\n" },
    {
      title: 'The script switches questions off.',
      text: "$ConfirmPreference = 'None'\nRemove-SettingOverride -Identity 'OWA IM'\n",
    },
    {
      title: 'By a default of the script.',
      text: "$PSDefaultParameterValues = @{ '*:Confirm' = $false }\nRemove-SettingOverride -Identity 'OWA IM'\n",
    },
    { title: 'By splatting it may be there.', text: 'Remove-PartnerApplication @options\n' },
  ],
  *check(script) {
    if (switchesQuestionsOff(script)) return;
    for (const use of script.uses) {
      if (!asksForConfirmation(use.cmdlet) || use.isOpen || isAnswered(use)) continue;
      yield {
        at: use.command.nameAt,
        message: `${use.cmdlet.name} asks before it acts.`,
        remedy: 'Add -Confirm:$false where the script runs unattended.',
        edits: [
          { at: { start: use.command.nameAt.end, end: use.command.nameAt.end }, text: ' -Confirm:$false' },
        ],
      };
    }
  },
};

function isAnswered(use: CmdletUse): boolean {
  // `-Confirm` alone wants the question; after a blank, `$false` is another rule's.
  if (boundTo(use, 'Confirm') !== undefined || boundTo(use, 'Force') !== undefined) return true;
  const whatIf = boundTo(use, 'WhatIf');
  return whatIf !== undefined && truthOf(whatIf.value) !== false;
}

/** By $ConfirmPreference, or by $PSDefaultParameterValues. */
function switchesQuestionsOff({ assignments, source }: BoundScript): boolean {
  return assignments.some(({ target, at }) => {
    if (target.kind === 'variable' && /(^|:)confirmpreference$/i.test(target.name)) return true;
    const written = source.text.slice(at.start, at.start + 200);
    return /^\$(?:\w+:)?PSDefaultParameterValues\b.{1,80}:Confirm\b/i.test(written);
  });
}
