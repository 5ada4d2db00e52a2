import { beforeAll, describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { readCalls } from './calls.ts';
import { newOrganisation, runCases, type ScriptCase } from './engine.ts';
import { defaultThumbprint } from './options.ts';
import { readMachine } from './state-files.ts';

const connect =
  '$session = New-PSSession -ComputerName ex14.ntsystems.local -Port 5985 -ConfigurationName Microsoft.PowerShell';
const onServer = (block: string): string => `Invoke-Command -Session $session -ScriptBlock { ${block} }`;
const webConfig = "[IO.Path]::Combine($env:ExchangeInstallPath, 'ClientAccess', 'Owa', 'web.config')";

const cases: readonly ScriptCase[] = [
  {
    name: 'a block sees its arguments, its server and its session, not the caller',
    script: `$mine = 'here'; function Get-Mine { 'here' }
      Invoke-Command -Session $session -ScriptBlock { function Get-Kept { 'kept' } }
      Invoke-Command -Session $session -ScriptBlock { param($Text, $Table) "$Text $($Table.Key -join '+') $env:COMPUTERNAME [$mine] $(Get-Kept) $([bool](Get-Command Get-Mine -ErrorAction SilentlyContinue))" } -ArgumentList 'text', @{ Key = 1, 2 }
      $env:COMPUTERNAME`,
    prints: ['text 1+2 EX14 [] kept False', 'MGMT14'],
  },
  {
    name: 'values come back deserialised, with the name of their server',
    script: `$answer = ${onServer("@{ List = 'a', 'b'; Nothing = $null; Deep = @{ Value = 1 } }")}
      $answer.GetType().Name, ($answer.List -join ','), $answer.Deep.Value, $answer.PSComputerName
      (${onServer('Import-Module WebAdministration; Get-WebAppPoolState -Name MSExchangeOWAAppPool')}).PSObject.TypeNames[0]`,
    prints: ['Hashtable', 'a,b', '1', 'ex14.ntsystems.local', expect.stringMatching(/^Deserialized\./)],
  },
  {
    name: 'errors: what is thrown arrives, what is only written is written here',
    script: `try { ${onServer("throw 'broken'")} } catch { "$($_.Exception.GetType().Name) $($_.Exception.Message)" }
      $written = @(${onServer('Get-ItemProperty -Path HKLM:\\None; "went on"')} 2>&1 )
      $written.Count`,
    prints: [
      'RemoteException broken',
      "error PathNotFound: Cannot find path 'HKLM:\\None' because it does not exist.",
    ],
  },
  {
    name: 'warnings arrive as warnings',
    script: `(${onServer("Write-Warning 'mind'")} 3>&1).Message`,
    prints: ['mind'],
  },
  {
    name: 'registry: values, a missing value, a missing key, in the session and without one',
    script: `${onServer("[IO.Directory]::Exists((Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup' -Name 'MsiInstallPath').MsiInstallPath)")}
      ${onServer("$null -eq (Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup' -Name 'None' -ErrorAction SilentlyContinue)")}
      ${onServer("Test-Path -Path 'HKLM:\\SOFTWARE\\None'; Test-Path -Path 'HKLM:\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup'")}
      [bool](Get-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\MSExchange OWA\\InstantMessaging' -ErrorAction SilentlyContinue)`,
    prints: ['True', 'True', 'False', 'True', 'False'],
  },
  {
    name: 'certificates: by thumbprint, with a key that .NET Framework reads',
    script: `${onServer(`$one = Get-Item -Path Cert:\\LocalMachine\\My\\${defaultThumbprint}; $one.Subject; $one.HasPrivateKey; $one.PrivateKey -is [Security.Cryptography.RSACryptoServiceProvider]; $one.Verify()`)}
      ${onServer('@(Get-ChildItem -Path Cert:\\LocalMachine\\My).Count; Test-Path Cert:\\LocalMachine\\My\\0000000000000000000000000000000000000000')}
      @(Get-ChildItem -Path Cert:\\LocalMachine\\My).Count`,
    prints: ['CN=ex14.ntsystems.local', 'True', 'True', 'True', '3', 'False', '0'],
  },
  {
    name: 'what is no simulated path goes to the core command',
    script: `$folder = [IO.Path]::GetTempPath(); Test-Path -Path $folder; (Get-Item -Path $folder).PSIsContainer; ${onServer(`Test-Path -Path (${webConfig})`)}`,
    prints: ['True', 'True', 'True'],
  },
  {
    name: 'events: newest first, and an error when there are none',
    script: `${onServer("(Get-WinEvent -FilterHashtable @{ LogName = 'Application'; ProviderName = 'MSExchange OWA' }).Id; (Get-WinEvent -FilterHashtable @{ LogName = 'System' }).ProviderName")}
      ${onServer("try { Get-WinEvent -FilterHashtable @{ LogName = 'Application'; Id = 112 } -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }")}
      ${onServer("@(Get-WinEvent -FilterHashtable @{ LogName = 'Application'; StartTime = [DateTime]::Now.AddHours(-1) } -ErrorAction SilentlyContinue).Count")}`,
    prints: ['100', 'Service Control Manager', 'NoMatchingEventsFound', '0'],
  },
  {
    name: 'a recycle gives a younger worker process',
    script: `${onServer(`Import-Module WebAdministration; (Get-WebAppPoolState -Name MSExchangeOWAAppPool).Value
        $owa = { @(Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like '*MSExchangeOWAAppPool*' })[0] }
        $before = & $owa; Restart-WebAppPool -Name MSExchangeOWAAppPool; $after = & $owa
        $before.CreationDate -lt $after.CreationDate; $before.ProcessId -ne $after.ProcessId; [DateTime]::Now - $after.CreationDate -lt [TimeSpan]::FromMinutes(1)`)}`,
    prints: ['Started', 'True', 'True', 'True'],
  },
  {
    name: 'an unknown pool cannot be recycled',
    script: onServer('Restart-WebAppPool -Name NoSuchPool'),
    prints: [expect.stringContaining('NoSuchPool')],
  },
  {
    name: 'iisreset starts every pool anew and leaves its exit code',
    script: onServer('$global:LASTEXITCODE = 9; $null = iisreset.exe; $LASTEXITCODE'),
    prints: ['0'],
  },
  {
    name: 'names',
    script:
      '@(Resolve-DnsName -Name lyncdiscover.ntsystems.local).Count; Resolve-DnsName -Name nothing.ntsystems.local',
    prints: ['1', 'error DNS_ERROR_RCODE_NAME_ERROR: nothing.ntsystems.local : DNS name does not exist'],
  },
  {
    name: 'Lync is not on the Exchange server, IIS is not on the management machine',
    script: `try { ${onServer('Import-Module Lync')} } catch { 'no Lync' }; try { Import-Module WebAdministration } catch { 'no IIS' }`,
    prints: ['no Lync', 'no IIS'],
  },
  {
    name: 'a local block stays local',
    script:
      'Invoke-Command -ScriptBlock { $env:COMPUTERNAME }; 1, 2 | Invoke-Command -ScriptBlock { $input | ForEach-Object { $_ + 1 } }',
    prints: ['MGMT14', '2', '3'],
  },
  {
    name: 'by name instead of a session',
    script: 'Invoke-Command -ComputerName EX14 -ScriptBlock { $env:COMPUTERNAME }',
    prints: ['EX14'],
  },
  {
    name: 'a closed session runs nothing',
    script: `Remove-PSSession -Session $session; ${onServer('1')}`,
    prints: [expect.stringContaining('is not open')],
  },
];

describe('a session on an Exchange server', () => {
  let printed: readonly (readonly string[])[] = [];
  let folder = '';
  beforeAll(() => {
    if (pwsh === undefined) return;
    folder = newOrganisation();
    printed = runCases(folder, cases, connect);
  });

  for (const [index, one] of cases.entries()) {
    testInPowerShell(one.name, () => expect(printed[index]).toEqual(one.prints));
  }

  testInPowerShell('recycles are logged with their machine', () => {
    expect(readCalls(folder).map((call) => `${call.machine} ${call.command}`)).toEqual([
      'EX14 Restart-WebAppPool',
      'EX14 iisreset.exe',
    ]);
  });
});

describe('the worker process', () => {
  testInPowerShell('keeps the configuration that it started with until it is recycled', () => {
    const folder = newOrganisation();
    const loaded = (): string =>
      Buffer.from(readMachine(folder, 'servers/EX14', 'worker').owa.webConfig ?? '', 'base64').toString(
        'utf8',
      );
    const change = `${connect}\n${onServer(`$file = ${webConfig}; [IO.File]::WriteAllText($file, [IO.File]::ReadAllText($file).Replace('IsOnlineMeetingEnabled', 'changed'))`)}`;
    runCases(folder, [{ name: 'change', script: change, prints: [] }]);
    expect(loaded()).not.toContain('changed');
    runCases(folder, [
      {
        name: 'recycle',
        script: `${connect}\n${onServer('Restart-WebAppPool -Name MSExchangeOWAAppPool')}`,
        prints: [],
      },
    ]);
    expect(loaded()).toContain('changed');
  });

  testInPowerShell('a stopped pool is started, not recycled; what OWA logs after a recycle is there', () => {
    const event = {
      id: 103,
      level: 'Error',
      message: 'The instant messaging certificate was not found.',
    } as const;
    const folder = newOrganisation({
      servers: [{ name: 'EX14', owaAppPool: 'Stopped', eventsAfterRecycle: [event] }],
    });
    const [printed] = runCases(
      folder,
      [
        {
          name: 'start',
          script: `try { ${onServer('Restart-WebAppPool -Name MSExchangeOWAAppPool -ErrorAction Stop')} } catch { 'stopped' }
            ${onServer('Start-WebAppPool -Name MSExchangeOWAAppPool; (Get-WebAppPoolState -Name MSExchangeOWAAppPool).Value')}
            ${onServer("(Get-WinEvent -FilterHashtable @{ LogName = 'Application'; Level = 2 } -MaxEvents 1).Id")}`,
          prints: [],
        },
      ],
      connect,
    );
    expect(printed).toEqual(['stopped', 'Started', '103']);
  });
});
