import type { UsedCmdlet } from './used-cmdlet.ts';

/** Setting overrides and what a server's processes make of them; sources as in lync.ts. */
export const settingOverrideCmdlets: readonly UsedCmdlet[] = [
  {
    name: 'Get-SettingOverride',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'reads',
    source: 'exchange/exchange-ps/ExchangePowerShell/Get-SettingOverride.md',
    syntax: ['Get-SettingOverride [[-Identity] <SettingOverrideIdParameter>] [-DomainController <Fqdn>]'],
  },
  {
    name: 'New-SettingOverride',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'changes',
    source: 'exchange/exchange-ps/ExchangePowerShell/New-SettingOverride.md',
    syntax: [
      'New-SettingOverride [-Name] <String> -Component <String> -Parameters <MultiValuedProperty> -Reason <String> -Section <String> [-Confirm] [-DomainController <Fqdn>] [-Force] [-MaxVersion <Version>] [-MinVersion <Version>] [-Server <String[]>] [-WhatIf]',
    ],
  },
  {
    name: 'Set-SettingOverride',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'changes',
    source: 'exchange/exchange-ps/ExchangePowerShell/Set-SettingOverride.md',
    syntax: [
      'Set-SettingOverride [-Identity] <SettingOverrideIdParameter> [-Confirm] [-DomainController <Fqdn>] [-Force] [-MaxVersion <Version>] [-MinVersion <Version>] [-Parameters <MultiValuedProperty>] [-Reason <String>] [-Server <String[]>] [-WhatIf]',
    ],
  },
  {
    name: 'Remove-SettingOverride',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'changes',
    source: 'exchange/exchange-ps/ExchangePowerShell/Remove-SettingOverride.md',
    syntax: [
      'Remove-SettingOverride [-Identity] <SettingOverrideIdParameter> [-Confirm] [-DomainController <Fqdn>] [-WhatIf]',
    ],
  },
  {
    name: 'Get-ExchangeDiagnosticInfo',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'reads',
    source: 'exchange/exchange-ps/ExchangePowerShell/Get-ExchangeDiagnosticInfo.md',
    syntax: [
      'Get-ExchangeDiagnosticInfo [-Argument <String>] [-Component <String>] [-Process <String>] [-Server <ServerIdParameter>] [-Unlimited]',
    ],
  },
];
