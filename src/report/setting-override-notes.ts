import type { Plan } from '../plan/plan.ts';

/** For a person who sets overrides without the runbook; nothing where none is planned. */
export function settingOverrideNotes({ steps }: Plan): readonly string[] {
  if (!steps.some((step) => step.resource === 'setting-override')) return [];
  return [
    '',
    'Setting overrides by hand: `Get-SettingOverride` lists them; `Set-SettingOverride` replaces the list of parameters as a whole, so give both, and always `-Server` with short names. A server goes by what it last read, and shows that itself:',
    '',
    '```powershell',
    "$asked = @{ Process = 'Microsoft.Exchange.Directory.TopologyService'; Component = 'VariantConfiguration' }",
    '(Get-ExchangeDiagnosticInfo -Server NAME @asked -Argument Refresh).Result',
    '(Get-ExchangeDiagnosticInfo -Server NAME @asked -Argument Overrides).Result',
    '```',
    '',
    'Then recycle `MSExchangeOWAAppPool` there: OWA takes the values when its worker process starts.',
  ];
}
