import type { PowershellRule } from '../cmdlets/bound-script.ts';
import type { Command } from '../powershell/script.ts';

export const scriptName = /(^|[\\/])Configure-EnterprisePartnerApplication\.ps1$/i;

export const partnerScriptInProcess: PowershellRule = {
  id: 'PSH207',
  alias: 'partner-script-in-process',
  category: 'powershell',
  severity: 'warning',
  summary: 'Configure-EnterprisePartnerApplication.ps1 called in the process of the script.',
  why: 'It reports a failure by `exit 1` and host text alone: the exit code is easily overlooked, and dot-sourced, or as the last thing of a session, it ends the host with it. It is not idempotent either: a second run fails.',
  source: 'The script Configure-EnterprisePartnerApplication.ps1 itself.',
  bad: [
    {
      title: 'With &, as documented.',
      text: '& "$exscripts\\Configure-EnterprisePartnerApplication.ps1" -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -ApplicationType Lync\n',
      at: ['1:3'],
    },
    {
      title: 'Without quotes.',
      text: '& $exInstall\\Scripts\\Configure-EnterprisePartnerApplication.ps1 -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -ApplicationType Lync\n',
      at: ['1:3'],
    },
    {
      title: 'Dot-sourced.',
      text: '. .\\Configure-EnterprisePartnerApplication.ps1 -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -ApplicationType Lync\n',
      at: ['1:3'],
    },
  ],
  good: [
    {
      title: 'In a process of its own.',
      text: 'powershell.exe -NoProfile -File .\\Configure-EnterprisePartnerApplication.ps1 -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -ApplicationType Lync\n',
    },
    {
      title: 'Only named.',
      text: "Test-Path -Path 'C:\\Scripts\\Configure-EnterprisePartnerApplication.ps1'\n",
    },
    { title: 'Another script.', text: '& "$exscripts\\ConfigureSMBIPsec.ps1"\n' },
  ],
  *check({ commands, source }) {
    for (const command of commands) {
      if (!scriptName.test(nameOf(command, source.text))) continue;
      yield {
        at: command.nameAt,
        message: 'This script reports failures by `exit 1`, and can end the process that runs it.',
        remedy:
          'Run it in a child process (powershell.exe -File), look at the exit code, and ask Get-PartnerApplication first.',
      };
    }
  },
};

/** Also where a variable is in it: then the model has no name. */
export function nameOf({ nameAt }: Command, text: string): string {
  return text.slice(nameAt.start, nameAt.end).replace(/^["'\u2018-\u201e]|["'\u2018-\u201e]$/g, '');
}
