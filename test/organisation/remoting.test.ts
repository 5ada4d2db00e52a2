import { describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { readCalls } from './calls.ts';
import { newOrganisation, runCases } from './engine.ts';
import type { OrganisationOptions } from './options.ts';
import { setFaults } from './organisation.ts';
import { changeState, readState } from './state-files.ts';

const withHost = (runsAsAdministrator: boolean): OrganisationOptions => ({
  lyncTools: 'none',
  skypeHosts: [{ fqdn: 'ly14.ntsystems.local', runsAsAdministrator }],
});

/** Blocks are sent to the machine that has the module. */
const onHost = `$session = New-PSSession -ComputerName ly14.ntsystems.local -Authentication Kerberos
Invoke-Command -Session $session -ScriptBlock { $ErrorActionPreference = 'Stop'; Import-Module Lync }
function Send { param([scriptblock] $Block, $Values) Invoke-Command -Session $session -ScriptBlock $Block -ArgumentList $Values }`;

function run(folder: string, script: string, prelude = ''): readonly string[] {
  return runCases(folder, [{ name: 'run', script, prints: [] }], prelude)[0] ?? [];
}

describe("a Lync machine's own commands through WinRM", () => {
  testInPowerShell('objects come back deserialised; the module is not on the machine of the runbook', () => {
    const folder = newOrganisation(withHost(false));
    expect(
      run(
        folder,
        `$site = Send { Get-CsSite }
        $site.PSObject.TypeNames[0]; $site.SiteId; $site.PSComputerName
        (Send { param($Name) Get-CsPool -Identity $Name } 'ly14.ntsystems.local').Fqdn
        Send { [IO.File]::WriteAllText([IO.Path]::Combine($env:ProgramData, 'x.txt'), 'x'); $env:COMPUTERNAME }
        try { Import-Module Lync } catch { 'not here' }`,
        onHost,
      ),
    ).toEqual([
      'Deserialized.System.Management.Automation.PSCustomObject',
      'Bolzano',
      'ly14.ntsystems.local',
      'ly14.ntsystems.local',
      'LY14',
      'not here',
    ]);
  });

  const publish = `Send { $null = New-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Registrar ly14.ntsystems.local -Site Bolzano -Force -Confirm:$false -WarningAction SilentlyContinue }
    Send { Enable-CsTopology -Force -Confirm:$false }
    'done'`;

  testInPowerShell('a change of the topology is a second hop, which fails', () => {
    const folder = newOrganisation(withHost(false));
    expect(run(folder, publish, onHost)).toEqual([
      expect.stringMatching(/^error AccessDenied: Access is denied/),
    ]);
    expect(readCalls(folder)).toEqual([]);
    // What is no topology goes on.
    expect(
      run(folder, 'Send { Set-CsOAuthConfiguration -Realm ntsystems.local -Confirm:$false }', onHost),
    ).toEqual([]);
    expect(readState(folder, 'skype/oauth-configuration').realm).toBe('ntsystems.local');
  });

  testInPowerShell('unless the endpoint runs as an administrator', () => {
    const folder = newOrganisation(withHost(true));
    expect(run(folder, publish, onHost)).toEqual(['done']);
    expect(readCalls(folder).map(({ command, machine }) => [command, machine])).toEqual([
      ['New-CsTrustedApplicationPool', 'LY14'],
      ['Enable-CsTopology', 'LY14'],
    ]);
  });
});

describe("a pool's OcsPowershell", () => {
  testInPowerShell('reads, partner applications and OAuth; no topology', () => {
    const folder = newOrganisation({ lyncTools: 'none' });
    expect(
      run(
        folder,
        `$session = New-PSSession -ConnectionUri https://ly14.ntsystems.local/OcsPowershell
        $module = Import-PSSession -Session $session -DisableNameChecking -AllowClobber
        @('Get-CsSite', 'Get-CsTrustedApplicationPool', 'New-CsPartnerApplication', 'Set-CsOAuthConfiguration', 'New-CsTrustedApplicationPool', 'Enable-CsTopology', 'Export-CsConfiguration', 'Get-CsTopology') | ForEach-Object { $_ + ' ' + $module.ExportedFunctions.ContainsKey($_) }
        (Get-CsSite).PSObject.TypeNames[0]
        Set-CsOAuthConfiguration -Identity global -Realm ntsystems.local -Confirm:$false
        (Get-CsOAuthConfiguration).Realm
        try { Remove-CsPartnerApplication -Identity microsoft.exchange.online -ErrorAction Stop } catch { $_.Exception.Message -match 'NonInteractive' }
        try { Invoke-Command -Session $session -ScriptBlock { Get-CsSite } } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
        Remove-PSSession -Session $session
        Get-CsSite -ErrorAction Stop`,
      ),
    ).toEqual([
      'Get-CsSite True',
      'Get-CsTrustedApplicationPool True',
      'New-CsPartnerApplication True',
      'Set-CsOAuthConfiguration True',
      'New-CsTrustedApplicationPool False',
      'Enable-CsTopology False',
      'Export-CsConfiguration False',
      'Get-CsTopology False',
      'Deserialized.System.Management.Automation.PSCustomObject',
      'ntsystems.local',
      'True',
      'ScriptsNotAllowed',
      expect.stringMatching(/^error InvalidSessionState/),
    ]);
  });

  testInPowerShell('nobody answers at a host that is no machine of a pool', () => {
    expect(
      run(newOrganisation(), 'New-PSSession -ConnectionUri https://ex14.ntsystems.local/OcsPowershell'),
    ).toEqual([expect.stringMatching(/^error PSSessionOpenFailed.*404/)]);
  });
});

describe('a connection that breaks in the middle', () => {
  const shell = `function Connect-Shell { $script:session = New-PSSession -ConnectionUri http://ex14.ntsystems.local/PowerShell/ -ConfigurationName Microsoft.Exchange -Authentication Kerberos
    Import-Module (Import-PSSession -Session $script:session -DisableNameChecking -AllowClobber) -Global -DisableNameChecking }
    Connect-Shell`;
  const set =
    'Set-OwaMailboxPolicy -Identity Default -InstantMessagingType Ocs -Confirm:$false -ErrorAction Stop';

  for (const [fault, type] of [
    ['break-before', 'None'],
    ['break-after', 'Ocs'],
  ] as const) {
    testInPowerShell(`${fault}: the session stays lost, a new one can be opened`, () => {
      const folder = newOrganisation();
      setFaults(folder, { calls: [{ at: 1, fault }] });
      expect(
        run(
          folder,
          `try { ${set} } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
          $session.State
          try { Get-OwaMailboxPolicy -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
          Connect-Shell
          (Get-OwaMailboxPolicy -Identity Default).InstantMessagingType`,
          shell,
        ),
      ).toEqual(['PSSessionStateBroken', 'Broken', 'PSSessionStateBroken', type]);
    });
  }

  testInPowerShell("a server's session", () => {
    const folder = newOrganisation();
    setFaults(folder, { calls: [{ at: 1, fault: 'break-after' }] });
    expect(
      run(
        folder,
        `$server = New-PSSession -ComputerName EX14
        $recycle = { Import-Module WebAdministration; Restart-WebAppPool -Name MSExchangeOWAAppPool }
        try { Invoke-Command -Session $server -ScriptBlock $recycle } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
        $server.State
        try { Invoke-Command -Session $server -ScriptBlock { 1 } } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
        $server = New-PSSession -ComputerName EX14; Invoke-Command -Session $server -ScriptBlock { 2 }`,
      ),
    ).toEqual(['PSSessionStateBroken', 'Broken', 'PSSessionStateBroken', '2']);
    expect(readCalls(folder)).toHaveLength(1);
  });
});

describe('other faults', () => {
  testInPowerShell('a cmdlet that only warns: nothing was done', () => {
    const folder = newOrganisation();
    setFaults(folder, { calls: [{ at: 1, fault: 'warn-only' }] });
    const script = `$warnings = @(Set-CsOAuthConfiguration -Realm ntsystems.local -Confirm:$false 3>&1); $warnings.Count; [string]$warnings[0] -match 'did not complete'`;
    expect(run(folder, script, 'Import-Module Lync')).toEqual(['1', 'True']);
    expect(readState(folder, 'skype/oauth-configuration').realm).toBeNull();
  });

  testInPowerShell('latency: every command takes its time', () => {
    const folder = newOrganisation({ latencyMilliseconds: 100 });
    const script = `$watch = [Diagnostics.Stopwatch]::StartNew(); 1..5 | ForEach-Object { $null = Get-CsSite }; $watch.ElapsedMilliseconds -ge 500`;
    expect(run(folder, script, 'Import-Module Lync')).toEqual(['True']);
  });

  testInPowerShell('several policies and mailboxes with and without one', () => {
    const folder = newOrganisation({
      mailboxPolicies: ['Frontline'],
      users: [{ name: 'anna' }, { name: 'bruno', owaMailboxPolicy: 'Frontline' }, { name: 'carla' }],
    });
    changeState(folder, 'exchange/recipients', (state) => {
      for (const one of state.recipients)
        if (one.name === 'carla' && one.kind === 'UserMailbox') one.owaEnabled = false;
    });
    const script = `$session = New-PSSession -ConnectionUri http://ex14.ntsystems.local/PowerShell/ -ConfigurationName Microsoft.Exchange -Authentication Kerberos
      $null = Import-PSSession -Session $session -DisableNameChecking -AllowClobber
      (Get-OwaMailboxPolicy | ForEach-Object { $_.Name + '=' + $_.IsDefault }) -join ' '
      Get-CASMailbox -ResultSize Unlimited | ForEach-Object { $_.Name + ' [' + $_.OwaMailboxPolicy + '] ' + $_.OWAEnabled }`;
    expect(run(folder, script)).toEqual([
      'Default=True Frontline=False',
      'anna [] True',
      'bruno [Frontline] True',
      'carla [] False',
    ]);
  });
});
