import { describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { forgetCalls, readCalls } from './calls.ts';
import { compareState, snapshotState } from './compare-state.ts';
import { newOrganisation, runCases, runScript } from './engine.ts';
import { setFaults } from './organisation.ts';
import { changeState, readState } from './state-files.ts';

const pool = (name: string): string =>
  `New-CsTrustedApplicationPool -Identity ${name}.ntsystems.local -Registrar ly14.ntsystems.local -Site Bolzano -RequiresReplication $false -Force -Confirm:$false`;
const script = `Import-Module Lync\n$null = ${pool('ex14')}\n[Console]::Out.WriteLine('one')\n$null = ${pool('ex15')}\n[Console]::Out.WriteLine('two')`;

function poolsOf(folder: string): readonly string[] {
  return readState(folder, 'skype/topology').published.trustedApplicationPools.map(
    (one) => one.poolFqdn.split('.')[0] ?? '',
  );
}

describe('a fault at the second state-changing call', () => {
  const table = [
    { fault: 'fail-before', pools: ['cc01', 'ex14'], ends: 'fails' },
    { fault: 'fail-after', pools: ['cc01', 'ex14', 'ex15'], ends: 'fails' },
    { fault: 'kill-before', pools: ['cc01', 'ex14'], ends: 'is killed' },
    { fault: 'kill-after', pools: ['cc01', 'ex14', 'ex15'], ends: 'is killed' },
    { fault: 'kill-child-after', pools: ['cc01', 'ex14', 'ex15'], ends: 'is killed' },
  ] as const;
  for (const { fault, pools, ends } of table) {
    testInPowerShell(`${fault}: the script ${ends}`, () => {
      const folder = newOrganisation();
      setFaults(folder, { calls: [{ at: 2, fault }] });
      const result = runScript(folder, script);
      expect(result.lines.filter((line) => line === 'one' || line === 'two')).toEqual(['one']);
      expect(poolsOf(folder)).toEqual(pools);
      expect(readCalls(folder)).toHaveLength(2);
      if (ends === 'fails') expect(result.exitCode).toBe(1);
      else expect(result.signal ?? 'SIGKILL').toBe('SIGKILL');

      // The second run is undisturbed: its calls have other numbers.
      setFaults(folder, {});
      forgetCalls(folder);
      expect(runScript(folder, `Import-Module Lync\n@(Get-CsTrustedApplicationPool).Count`).lines).toEqual([
        String(pools.length),
      ]);
      expect(readCalls(folder)).toEqual([]);
    });
  }
});

describe('a command that always fails', () => {
  testInPowerShell('everywhere, or on one machine only', () => {
    const folder = newOrganisation();
    setFaults(folder, {
      commands: [
        { name: 'Get-CsSite', message: 'no rights' },
        { name: 'Get-WinEvent', machine: 'EX14' },
      ],
    });
    const [printed] = runCases(folder, [
      {
        name: 'fails',
        script: `try { Get-CsSite } catch { $_.Exception.Message }
          $session = New-PSSession -ComputerName EX14
          try { Invoke-Command -Session $session -ScriptBlock { Get-WinEvent -LogName Application } } catch { $_.Exception.Message }
          @(Get-CsPool).Count`,
        prints: [],
      },
    ]);
    expect(printed).toEqual(['no rights', 'Get-WinEvent failed: access is denied.', '1']);
  });
});

describe('differences of state', () => {
  testInPowerShell(
    'name every value that changed, tell residue from the rest, and see bytes and modes of other files',
    () => {
      const folder = newOrganisation();
      const before = snapshotState(folder);
      expect(compareState(before, snapshotState(folder))).toEqual([]);
      runScript(
        folder,
        `Import-Module Lync\n$null = ${pool('ex14')}\nRemove-CsTrustedApplicationPool -Identity ex14.ntsystems.local -Confirm:$false\nSet-CsOAuthConfiguration -Realm $null\n[IO.File]::WriteAllText([IO.Path]::Combine($env:ProgramData, 'left'), 'x')`,
      );
      changeState(folder, 'exchange/owa-mailbox-policies', (state) => {
        for (const policy of state.policies) if (policy.name === 'Kiosk') policy.instantMessagingType = 'Ocs';
      });
      const differences = compareState(before, snapshotState(folder));
      expect(differences.map(({ path, residue }) => [path, residue])).toEqual([
        ['exchange/owa-mailbox-policies.json#/policies/Kiosk/instantMessagingType', undefined],
        ['management/ProgramData/left', undefined],
        ['skype/oauth-configuration.json#/realm', 'empty for null'],
        ['skype/topology.json#/nextServiceId', 'service id'],
        ['skype/topology.json#/published/version', 'topology version'],
      ]);
      expect(
        compareState(before, snapshotState(folder), [
          'management/ProgramData/',
          'exchange/owa-mailbox-policies.json',
        ]).every((one) => one.residue !== undefined),
      ).toBe(true);
    },
  );
});
