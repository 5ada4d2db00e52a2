import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, isComplete } from '../cmdlets/cmdlet-use.ts';
import { overrideParameters } from '../cmdlets/override-parameters.ts';
import { isNull } from '../cmdlets/value-text.ts';

export const overrideForAllServers: PowershellRule = {
  id: 'PSH203',
  alias: 'override-for-all-servers',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'An override of OWA instant messaging for every server of the forest.',
  why: 'Without -Server, or after `-Server $null`, every Exchange 2016 and later server of the forest gets the thumbprint. It is right only where all have that certificate; the others log event 103 and lose instant messaging.',
  source:
    'Microsoft, "Configure instant messaging integration with Outlook on the web"; reference of New-SettingOverride and Set-SettingOverride.',
  bad: [
    {
      title: 'Without -Server.',
      text: "New-SettingOverride -Name IM -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Reason IM\n",
      at: ['1:1'],
    },
    { title: 'The scope cleared.', text: 'Set-SettingOverride -Identity IM -Server $null\n', at: ['1:42'] },
    {
      title: 'In a list with a variable.',
      text: 'New-SettingOverride -Name IM -Component OwaServer -Section IMSettings -Parameters @("IMServerName=$pool", "IMCertificateThumbprint=$thumbprint") -Reason IM\n',
      at: ['1:1'],
    },
  ],
  good: [
    {
      title: 'One server.',
      text: "New-SettingOverride -Name IM -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Reason IM -Server EX1\n",
    },
    {
      title: 'A change keeps the scope.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=a','IMCertificateThumbprint=b'\n",
    },
    {
      title: 'Another setting.',
      text: "New-SettingOverride -Name X -Component Eas -Section Y -Parameters 'Enabled=true' -Reason Z\n",
    },
  ],
  *check(script) {
    const { assigned } = script;
    for (const use of script.uses) {
      const server = boundTo(use, 'Server');
      if (use.cmdlet.name === 'Set-SettingOverride' && server !== undefined && isNull(server.value)) {
        yield {
          at: server.value?.at ?? server.argument.at,
          message: '-Server $null clears the scope: the override then holds for every server of the forest.',
          remedy: 'Leave -Server out to keep the scope, or name the servers.',
        };
      }
      if (use.cmdlet.name !== 'New-SettingOverride' || !isComplete(use) || server !== undefined) continue;
      const given = overrideParameters(assigned.constant(boundTo(use, 'Parameters')?.value));
      if (given?.has('imcertificatethumbprint') !== true) continue;
      if (boundTo(use, 'MinVersion') ?? boundTo(use, 'MaxVersion')) continue;
      yield {
        at: use.command.nameAt,
        message: 'Without -Server the override holds for every server of the forest, with one thumbprint.',
        remedy: 'Name the servers that have this certificate with -Server, by their short names.',
      };
    }
  },
};
