import { readFqdn } from '../../environment/values/fqdn.ts';
import { Problem } from '../../environment/values/problem.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse } from '../cmdlets/cmdlet-use.ts';
import type { LastAssignments } from '../cmdlets/last-assignments.ts';
import { overrideParameters } from '../cmdlets/override-parameters.ts';
import type { Value } from '../powershell/value.ts';

/** The parameters that take the full name of a host. */
const parameters: Readonly<Record<string, readonly string[]>> = {
  'New-CsTrustedApplicationPool': ['Identity', 'ComputerFqdn', 'Registrar'],
  'Set-CsTrustedApplicationPool': ['Registrar'],
  'New-CsTrustedApplicationComputer': ['Identity', 'Pool'],
  'New-CsTrustedApplication': ['TrustedApplicationPoolFqdn'],
};

export const hostNameForm: PowershellRule = {
  id: 'PSH226',
  alias: 'host-name-form',
  category: 'names',
  severity: 'error',
  summary: 'A short name, a wildcard or an address where Lync or OWA needs the full name of a host.',
  why: 'Lync compares the name of a trusted pool with the name in the certificate that OWA presents, and OWA the IM server name with that of the pool: both exactly, without wildcards.',
  source:
    'Microsoft, reference of New-CsTrustedApplicationPool; "Configure instant messaging integration with Outlook on the web".',
  bad: [
    {
      title: 'A short name.',
      text: 'New-CsTrustedApplicationPool -Identity EX1 -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
      at: ['1:40'],
    },
    {
      title: 'The wildcard of a certificate.',
      text: "New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn '*.contoso.com' -Port 5199\nEnable-CsTopology -Confirm:$false\n",
      at: ['1:83'],
    },
    {
      title: 'A port in an override.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=pool.contoso.com:5061','IMCertificateThumbprint=b' -Confirm:$false\n",
      at: ['1:46'],
    },
    {
      title: 'A variable, given before.',
      text: '$pool = "pool"\nNew-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar $pool -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
      at: ['2:68'],
    },
  ],
  good: [
    {
      title: 'Full names.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar Registrar:pool.contoso.com -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'Not known before it runs.',
      text: 'New-CsTrustedApplicationComputer -Identity "$name.contoso.com" -Pool $pool\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'A placeholder for a person.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=<pool>','IMCertificateThumbprint=<thumbprint>' -Confirm:$false\n",
    },
    { title: 'A filter.', text: "Get-CsTrustedApplicationPool -Identity '*.contoso.com'\n" },
  ],
  *check(script) {
    const { assigned } = script;
    for (const use of script.uses) {
      for (const { at, name } of namesIn(use, assigned)) {
        // What has one or two letters, or stands in angle brackets, is there for a person to replace.
        if (name.length < 3 || /^<.*>$/.test(name)) continue;
        const read = readFqdn(name);
        if (read instanceof Problem) yield { at, message: read.message, remedy: read.remedy };
      }
    }
  },
};

interface Named {
  readonly at: Value['at'];
  readonly name: string;
}

function namesIn(use: CmdletUse, assigned: LastAssignments): readonly Named[] {
  const own = (parameters[use.cmdlet.name] ?? []).flatMap((parameter): readonly Named[] => {
    const value = boundTo(use, parameter)?.value;
    const known = assigned.constant(value);
    if (value === undefined || known?.kind !== 'string') return [];
    return [{ at: value.at, name: known.text.replace(/^Registrar:/i, '') }];
  });
  if (!/^(New|Set)-SettingOverride$/.test(use.cmdlet.name)) return own;
  const value = boundTo(use, 'Parameters')?.value;
  const text = overrideParameters(assigned.constant(value))?.get('imservername') ?? '';
  const name = text.slice(text.indexOf('=') + 1).trim();
  // With a comma the thumbprint stands in the same text, which another rule tells.
  return value === undefined || /[$,]/.test(name) ? own : [...own, { at: value.at, name }];
}
