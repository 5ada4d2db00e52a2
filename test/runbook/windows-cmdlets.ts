const core = 'Microsoft.PowerShell.Core';
const management = 'Microsoft.PowerShell.Management';

export interface WindowsCmdlet {
  readonly name: string;
  /** `Windows` stands for what every Windows has. */
  readonly module: 'DnsClient' | 'Windows';
  /** Page of Microsoft's documentation. */
  readonly source: string;
  /**
   * One line a parameter set, as Microsoft writes it: brackets around what may be left out, `[-Name]` where the name may
   * be, `<A | B>` for the accepted values, no type for a switch. Without the common parameters.
   */
  readonly syntax: readonly string[];
}

/** Windows' own commands with the parameters that the runbook uses; sources are pages of the Windows PowerShell 3.0 reference. */
export const windowsCmdlets: readonly WindowsCmdlet[] = [
  {
    name: 'New-PSSession',
    module: 'Windows',
    source: `${core}/New-PSSession`,
    syntax: [
      'New-PSSession [[-ComputerName] <String[]>] [-Credential <PSCredential>] [-Name <String[]>] [-ConfigurationName <String>] [-Port <Int32>] [-UseSSL] [-SessionOption <PSSessionOption>] [-Authentication <Default | Basic | Negotiate | NegotiateWithImplicitCredential | Credssp | Digest | Kerberos>]',
      'New-PSSession [-ConnectionUri] <Uri[]> [-Credential <PSCredential>] [-Name <String[]>] [-ConfigurationName <String>] [-AllowRedirection] [-SessionOption <PSSessionOption>] [-Authentication <Default | Basic | Negotiate | NegotiateWithImplicitCredential | Credssp | Digest | Kerberos>]',
    ],
  },
  {
    name: 'Remove-PSSession',
    module: 'Windows',
    source: `${core}/Remove-PSSession`,
    syntax: [
      'Remove-PSSession [-Session] <PSSession[]> [-WhatIf] [-Confirm]',
      'Remove-PSSession [-Id] <Int32[]> [-WhatIf] [-Confirm]',
      'Remove-PSSession -Name <String[]> [-WhatIf] [-Confirm]',
    ],
  },
  {
    name: 'Invoke-Command',
    module: 'Windows',
    source: `${core}/Invoke-Command`,
    syntax: [
      'Invoke-Command [-ScriptBlock] <ScriptBlock> [-NoNewScope] [-InputObject <PSObject>] [-ArgumentList <Object[]>]',
      'Invoke-Command [[-Session] <PSSession[]>] [-ScriptBlock] <ScriptBlock> [-HideComputerName] [-InputObject <PSObject>] [-ArgumentList <Object[]>]',
      'Invoke-Command [[-ComputerName] <String[]>] [-ScriptBlock] <ScriptBlock> [-Credential <PSCredential>] [-Port <Int32>] [-UseSSL] [-ConfigurationName <String>] [-HideComputerName] [-InputObject <PSObject>] [-ArgumentList <Object[]>]',
    ],
  },
  {
    name: 'Import-PSSession',
    module: 'Windows',
    source: 'Microsoft.PowerShell.Utility/Import-PSSession',
    syntax: [
      'Import-PSSession [-Session] <PSSession> [[-CommandName] <String[]>] [[-FormatTypeName] <String[]>] [-Prefix <String>] [-DisableNameChecking] [-AllowClobber] [-ArgumentList <Object[]>] [-CommandType <CommandTypes>] [-Module <String[]>]',
    ],
  },
  {
    name: 'Get-ItemProperty',
    module: 'Windows',
    source: `${management}/Get-ItemProperty`,
    syntax: [
      'Get-ItemProperty [-Path] <String[]> [[-Name] <String[]>]',
      'Get-ItemProperty [[-Name] <String[]>] -LiteralPath <String[]>',
    ],
  },
  {
    name: 'Get-Item',
    module: 'Windows',
    source: `${management}/Get-Item`,
    syntax: ['Get-Item [-Path] <String[]> [-Force]', 'Get-Item -LiteralPath <String[]> [-Force]'],
  },
  {
    name: 'Get-ChildItem',
    module: 'Windows',
    source: `${management}/Get-ChildItem`,
    syntax: [
      'Get-ChildItem [[-Path] <String[]>] [[-Filter] <String>] [-Include <String[]>] [-Exclude <String[]>] [-Recurse] [-Force] [-Name]',
      'Get-ChildItem [[-Filter] <String>] -LiteralPath <String[]> [-Include <String[]>] [-Exclude <String[]>] [-Recurse] [-Force] [-Name]',
    ],
  },
  {
    name: 'Test-Path',
    module: 'Windows',
    source: `${management}/Test-Path`,
    syntax: [
      'Test-Path [-Path] <String[]> [-PathType <TestPathType>] [-IsValid]',
      'Test-Path -LiteralPath <String[]> [-PathType <TestPathType>] [-IsValid]',
    ],
  },
  {
    name: 'Get-Acl',
    module: 'Windows',
    source: 'Microsoft.PowerShell.Security/Get-Acl',
    syntax: ['Get-Acl [[-Path] <String[]>]', 'Get-Acl [-LiteralPath <String[]>]'],
  },
  {
    name: 'Set-Acl',
    module: 'Windows',
    source: 'Microsoft.PowerShell.Security/Set-Acl',
    syntax: [
      'Set-Acl [-Path] <String[]> [-AclObject] <Object> [-WhatIf] [-Confirm]',
      'Set-Acl [-AclObject] <Object> -LiteralPath <String[]> [-WhatIf] [-Confirm]',
    ],
  },
  {
    name: 'Get-WinEvent',
    module: 'Windows',
    source: 'Microsoft.PowerShell.Diagnostics/Get-WinEvent',
    syntax: [
      'Get-WinEvent [[-LogName] <String[]>] [-MaxEvents <Int64>] [-ComputerName <String>] [-Oldest]',
      'Get-WinEvent [-FilterHashtable] <Hashtable[]> [-MaxEvents <Int64>] [-ComputerName <String>] [-Oldest]',
    ],
  },
  {
    name: 'Get-CimInstance',
    module: 'Windows',
    source: 'CimCmdlets/Get-CimInstance',
    syntax: [
      'Get-CimInstance [-ClassName] <String> [-Filter <String>] [-Property <String[]>] [-Namespace <String>]',
    ],
  },
  {
    name: 'Resolve-DnsName',
    module: 'DnsClient',
    source: 'DnsClient/Resolve-DnsName',
    syntax: [
      'Resolve-DnsName [-Name] <String> [[-Type] <RecordType>] [-Server <String[]>] [-DnsOnly] [-NoHostsFile] [-QuickTimeout] [-TcpOnly]',
    ],
  },
  {
    name: 'Invoke-WebRequest',
    module: 'Windows',
    source: 'Microsoft.PowerShell.Utility/Invoke-WebRequest',
    syntax: [
      'Invoke-WebRequest [-UseBasicParsing] [-Uri] <Uri> [-UseDefaultCredentials] [-TimeoutSec <Int32>]',
    ],
  },
];
