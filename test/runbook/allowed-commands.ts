import { usedCmdlets } from './used-cmdlets.ts';

/** Of the Windows PowerShell 3.0 reference: about_CommonParameters. */
const common =
  'Debug ErrorAction ErrorVariable OutBuffer OutVariable Verbose WarningAction WarningVariable'.split(' ');

/** Of the Windows PowerShell 3.0 reference, each command's Syntax. Commands that only write to a person are not for runbooks. */
const base: Readonly<Record<string, string>> = {
  'Export-ModuleMember': 'Function Cmdlet Variable Alias',
  'ForEach-Object': 'Process Begin End RemainingScripts MemberName ArgumentList InputObject WhatIf Confirm',
  'Get-Command':
    'Name Verb Noun Module CommandType TotalCount Syntax ArgumentList All ListImported ParameterName ParameterType',
  'Get-Date': 'Date Year Month Day Hour Minute Second Millisecond DisplayHint Format UFormat',
  'Get-Module': 'Name All ListAvailable Refresh PSSession CimSession CimResourceUri CimNamespace',
  'Get-Variable': 'Name ValueOnly Include Exclude Scope',
  'Group-Object': 'Property NoElement AsHashTable AsString InputObject CaseSensitive Culture',
  'Import-Module':
    'Name Global Prefix Function Cmdlet Variable Alias Force PassThru AsCustomObject MinimumVersion RequiredVersion ModuleInfo Assembly ArgumentList DisableNameChecking NoClobber Scope PSSession CimSession CimResourceUri CimNamespace',
  'Join-Path': 'Path ChildPath Resolve Credential',
  'Measure-Object': 'Property InputObject Sum Average Maximum Minimum Line Word Character IgnoreWhiteSpace',
  'New-Object': 'TypeName ArgumentList Property ComObject Strict',
  'Out-Null': 'InputObject',
  'Select-Object': 'Property InputObject ExcludeProperty ExpandProperty Unique Last First Skip Wait Index',
  'Set-StrictMode': 'Version Off',
  'Sort-Object': 'Property Descending Unique InputObject Culture CaseSensitive',
  'Split-Path': 'Path LiteralPath Qualifier NoQualifier Parent Leaf Resolve IsAbsolute Credential',
  'Start-Sleep': 'Seconds Milliseconds',
  'Where-Object': 'FilterScript InputObject',
  'Write-Error':
    'Message Exception ErrorRecord Category ErrorId TargetObject RecommendedAction CategoryActivity CategoryReason CategoryTargetName CategoryTargetType',
  'Write-Host': 'Object NoNewline Separator ForegroundColor BackgroundColor',
  'Write-Output': 'InputObject',
  'Write-Progress':
    'Activity Status Id PercentComplete SecondsRemaining CurrentOperation ParentId Completed SourceId',
  'Write-Verbose': 'Message',
  'Write-Warning': 'Message',
};

/** What the engine under a runbook offers it; docs/runbook.md defines it. */
const engine: Readonly<Record<string, string>> = {
  'Open-Runbook':
    'Environment Folder Mode Target Step JournalPath OutputFormat Observed ApprovedBy StopBefore ExchangeCredential SkypeCredential ServerCredential Cmdlet',
  'Add-Connection':
    'Target Module Uri ComputerName Port UseSsl ConfigurationName Local Generation DomainController RequiredCommand',
  'Add-Organisation': 'Target Read Servers',
  'Set-DesiredState': '',
  'Add-Window': 'Days From To TimeZone WindowsTimeZone',
  'Add-Section': 'Target State',
  'Add-Check': 'Target Generation Phase Safety WaitSeconds',
  'Add-Pause': 'Target Seconds',
  Step: 'Target Generation DependsOn TriggeredBy Title',
  'Invoke-Runbook': '',
  'Invoke-ConfigureEnterprisePartnerApplication': 'MetadataUrl ApplicationType',
  'Get-OwaWebConfigPath': 'InstallPath',
  'Get-WebConfigKeyState': 'Path Key BackupFolder',
  'Set-WebConfigKey': 'Path Hash Key BackupFolder',
  'Restore-WebConfigKey': 'Path Inverse EditedHash Key BackupFolder',
  'Clear-WebConfigLeftover': 'Path Hash BackupFolder',
  'Find-OwaImOverride': 'Override Server Listed Parameters EnvironmentName Known',
  'Find-OwaImOverrideToLeave': 'Override Server Listed Parameters Known',
  'Find-OwaImOverrideProblem': 'Override Server Listed Parameters Known',
  'Compare-OwaImOverride': 'Override Server Known',
  'Get-OwaImEffectiveValue': 'Text',
};

/** Programs that every Windows Server with IIS has. */
const programs: Readonly<Record<string, string>> = { 'iisreset.exe': '' };

/** Each command that may stand in a runbook, with its parameters in full. */
export const allowedCommands: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...Object.entries({ ...base, ...engine, ...programs }).map(
    ([name, parameters]) => [name, new Set([...parameters.split(' '), ...common])] as const,
  ),
  ...usedCmdlets.map(
    ({ name, sets }) => [name, new Set([...sets.flat().map((one) => one.name), ...common])] as const,
  ),
]);
