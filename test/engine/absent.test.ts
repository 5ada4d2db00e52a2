import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { applied, type Fault, Workbench } from './workbench.ts';
import { ended, outcomes, type WorkbenchRun } from './workbench-run.ts';

const benches: Workbench[] = [];
afterEach(() => {
  for (const bench of benches.splice(0)) bench.dispose();
});

function workbench(edit: (runbook: string) => string = (runbook) => runbook): Workbench {
  const bench = new Workbench(edit);
  benches.push(bench);
  return bench;
}

const asAbsent = (runbook: string) =>
  runbook.replace(
    "Add-Connection -Target 'skype'",
    "Set-DesiredState 'absent'\nAdd-Connection -Target 'skype'",
  );

/** The organisation and the journal folder that `bench` left, seen by the plan with state: absent. */
function absentAfter(bench: Workbench, edit: (runbook: string) => string = asAbsent): Workbench {
  const absent = workbench(edit);
  bench.copyInto(absent);
  absent.noFault();
  return absent;
}

const warnings = (run: WorkbenchRun) =>
  run.events.filter(({ event }) => event === 'warning').map(({ message }) => message ?? '');

async function appliedBench(): Promise<{ bench: Workbench; before: Record<string, string> }> {
  const bench = workbench();
  const before = bench.state;
  await bench.run('-Mode', 'Apply');
  return { bench, before };
}

describe('state: absent', () => {
  testInPowerShell('takes out what an earlier plan put in, and its rollback puts it back', async () => {
    const { bench, before } = await appliedBench();
    const absent = absentAfter(bench);
    const looked = await absent.run('-Mode', 'Test');
    expect(looked.exitCode).toBe(3);
    expect(outcomes(looked)).toEqual([
      'skype/pool/ex14 differs',
      'skype/application/ex14 differs',
      'skype/topology would-change',
      'EX14/config differs',
      'EX14/recycle would-change',
      'EX15/config differs',
      'EX15/recycle would-change',
      'exchange/policy/Default differs',
    ]);
    const observed = looked.end?.observed ?? '';

    const whatIf = await absent.run('-Mode', 'Apply', '-WhatIf');
    expect(ended(whatIf)).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(outcomes(whatIf).every((line) => line.endsWith(' would-change'))).toBe(true);
    expect(absent.calls).toEqual([]);

    const removed = await absent.run('-Mode', 'Apply', '-Observed', observed);
    expect(ended(removed)).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(outcomes(removed)).toEqual([
      'exchange/policy/Default undone',
      'EX15/config undone',
      'EX15/recycle changed',
      'EX14/config undone',
      'EX14/recycle changed',
      'skype/application/ex14 undone',
      'skype/pool/ex14 undone',
      'skype/topology changed',
    ]);
    expect(absent.state).toEqual(before);
    expect(removed.events.filter(({ event }) => event === 'residue').length).toBe(2);

    absent.noFault();
    expect(ended(await absent.run('-Mode', 'Apply'))).toMatchObject({ outcome: 'done' });
    expect((await absent.run('-Mode', 'Test')).exitCode).toBe(0);
    expect((await absent.run('-Mode', 'Verify')).exitCode).toBe(0);
    expect(absent.calls).toEqual([]);

    const back = await absent.run('-Mode', 'Rollback');
    expect(ended(back)).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(absent.state).toEqual(applied);
    absent.noFault();
    expect(ended(await absent.run('-Mode', 'Rollback')).outcome).toBe('done');
    expect(absent.calls).toEqual([]);

    expect(ended(await absent.run('-Mode', 'Apply')).outcome).toBe('done');
    expect(absent.state).toEqual(before);
  });

  testInPowerShell('a section that is taken out, behind what takes its place', async () => {
    const { bench } = await appliedBench();
    // EX14 gets other values, and what it used before is no longer needed then.
    const change = (runbook: string) =>
      runbook
        .replace(/Step 'skype\/pool\/ex14'[\s\S]*?(?=foreach)/, '')
        .replaceAll("''AA''", "''CC''")
        .replaceAll("'AA'", "'CC'")
        .replace(
          'exit (Invoke-Runbook)',
          `Add-Section 'No longer needed' -State 'absent'
Step 'skype/pool/ex14' -Target 'skype' -DependsOn @('EX14/config', 'EX14/recycle') @{
    Read   = { Read-Thing -Name 'pool' }
    Expect = @{ Registrar = 'ly14'; Replication = $false }
    Record = @('Color')
    Create = { Write-Thing -Name 'pool' -Value @{ Registrar = 'ly14'; Replication = $false; Color = 'red' } }
    Remove = { Write-Thing -Name 'pool' -Value @{} -Remove }
}
exit (Invoke-Runbook)`,
        );
    const later = absentAfter(bench, change);
    const early = await later.run('-Mode', 'Apply', '-Target', 'skype');
    expect(ended(early)).toMatchObject({ outcome: 'done' });
    expect(outcomes(early)).toEqual(['skype/pool/ex14 skipped']);
    expect(later.calls).toEqual([]);

    const looked = await later.run('-Mode', 'Test');
    expect(outcomes(looked)).toContain('skype/pool/ex14 differs');
    expect(warnings(looked).filter((text) => text.startsWith('Orphan: skype/pool'))).toEqual([]);
    const all = await later.run('-Mode', 'Apply');
    expect(ended(all)).toMatchObject({ outcome: 'done' });
    expect(outcomes(all).slice(-2)).toEqual(['exchange/policy/Default as-planned', 'skype/pool/ex14 undone']);

    const part = await later.run('-Mode', 'Rollback', '-Target', 'EX14');
    expect(ended(part)).toMatchObject({ exitCode: 2, reason: 'preflight-failed' });
    const back = await later.run('-Mode', 'Rollback');
    expect(outcomes(back)[0]).toBe('skype/pool/ex14 undone');
    expect(later.state).toEqual(applied);
  });

  testInPowerShell('several plans one after the other: back to before the first of them', async () => {
    const { bench, before } = await appliedBench();
    const renewed = absentAfter(bench, (runbook) =>
      runbook.replaceAll("''AA''", "''CC''").replaceAll("'AA'", "'CC'"),
    );
    expect(ended(await renewed.run('-Mode', 'Apply')).outcome).toBe('done');
    expect(renewed.read('EX14')).toContain('Thumbprint=CC');
    // The file of the removal still says what the first plan said.
    const absent = absentAfter(renewed);
    expect(ended(await absent.run('-Mode', 'Apply')).outcome).toBe('done');
    expect(absent.state).toEqual(before);
  });

  testInPowerShell('put in again after it was taken out: ours again, and no orphan in between', async () => {
    const { bench, before } = await appliedBench();
    const absent = absentAfter(bench);
    await absent.run('-Mode', 'Apply');
    absent.copyInto(bench);
    bench.noFault();
    expect(ended(await bench.run('-Mode', 'Apply')).outcome).toBe('done');
    expect(bench.state).toEqual(applied);
    bench.copyInto(absent);
    absent.noFault();
    expect(ended(await absent.run('-Mode', 'Apply')).outcome).toBe('done');
    expect(absent.state).toEqual(before);
    const other = absentAfter(absent, (runbook) =>
      runbook.replaceAll('exchange/policy/Default', 'exchange/policy/Other'),
    );
    expect(warnings(await other.run('-Mode', 'Test'))).toEqual([]);
  });

  testInPowerShell('what someone else changed since stays, and is named', async () => {
    const { bench, before } = await appliedBench();
    const absent = absentAfter(bench);
    absent.write('policy', 'Domains=[a,b]\nEnabled=True\nType=Msn\n');
    absent.turn('application-shared', 'on');
    absent.write('pool', 'Color=red\nRegistrar=other\nReplication=False\n');
    const run = await absent.run('-Mode', 'Apply');
    expect(ended(run)).toMatchObject({ outcome: 'done' });
    expect(ended(run).message).toContain('skype/application/ex14');
    expect(absent.read('policy')).toBe('Domains=[]\nEnabled=False\nType=Msn\n');
    expect(absent.read('application')).toBe(applied.application);
    expect(absent.read('pool')).toContain('Registrar=other');
    expect(absent.read('EX14')).toBe(before.EX14);
  });

  testInPowerShell(
    'of what goes with ours, or leaves nothing behind, nobody hears that it stays',
    async () => {
      const { bench } = await appliedBench();
      const step = (id: string, more: string) => `Step '${id}' -Target 'skype' @{
    Read   = { Read-Thing -Name 'pool' }
    Expect = @{ Registrar = 'ly14' }
    Create = { }
    Remove = { }
    ${more}
}`;
      const more = [
        step('skype/computer/ex14', "GoesWith = 'skype/pool/ex14'"),
        step('skype/computer/ex15', "GoesWith = 'skype/pool/other'"),
        step('skype/copy', "Earlier = { 'a copy' }"),
      ];
      const absent = absentAfter(bench, (runbook) =>
        asAbsent(runbook).replace('exit (Invoke-Runbook)', () =>
          [...more, 'exit (Invoke-Runbook)'].join('\n'),
        ),
      );
      expect(warnings(await absent.run('-Mode', 'Test')).map((text) => text.split(' ', 1)[0])).toEqual([
        'skype/computer/ex15',
      ]);
    },
  );

  testInPowerShell('what no journal knows stays, and is named', async () => {
    const absent = workbench(asAbsent);
    absent.write('EX14', applied.EX14);
    const run = await absent.run('-Mode', 'Apply');
    expect(ended(run)).toMatchObject({ outcome: 'done' });
    expect(absent.calls).toEqual([]);
    expect(warnings(run)).toEqual([
      expect.stringMatching(/^EX14\/config is there, and no journal in .* it stays\.$/),
    ]);
  });

  testInPowerShell('what bears our name is ours without a journal, too, and comes back', async () => {
    const absent = workbench((runbook) =>
      asAbsent(runbook).replace(
        "Record = @('Other'); Change",
        "Record = @('Other'); Ours = { param($Now) if ($Now.Other -eq 'x') { @{ Thumbprint = $null; Server = $null } } }; Change",
      ),
    );
    absent.write('EX14', applied.EX14);
    expect((await absent.run('-Mode', 'Test')).exitCode).toBe(3);
    const run = await absent.run('-Mode', 'Apply');
    expect(outcomes(run)).toEqual(['EX14/config undone', 'EX14/recycle changed']);
    expect(absent.read('EX14')).toBe('Other=x\nServer=(null)\nThumbprint=(null)\n');
    expect((await absent.run('-Mode', 'Test')).exitCode).toBe(0);
    expect((await absent.run('-Mode', 'Rollback')).exitCode).toBe(0);
    expect(absent.read('EX14')).toBe(applied.EX14);
  });

  testInPowerShell(
    'what was as planned before is not ours, even where the plan repaired it later',
    async () => {
      const bench = workbench();
      bench.write('EX14', applied.EX14);
      await bench.run('-Mode', 'Apply');
      bench.write('EX14', 'Other=x\nServer=drifted\nThumbprint=AA\n');
      bench.noFault();
      await bench.run('-Mode', 'Apply');
      const absent = absentAfter(bench);
      expect(ended(await absent.run('-Mode', 'Apply')).outcome).toBe('done');
      expect(absent.read('EX14')).toBe(applied.EX14);
    },
  );

  testInPowerShell(
    'an edited journal of another plan refuses; a part that another depends on refuses',
    async () => {
      const { bench } = await appliedBench();
      const absent = absentAfter(bench);
      const part = await absent.run('-Mode', 'Apply', '-Target', 'skype', '-Step', 'skype/pool/ex14');
      expect(ended(part)).toMatchObject({ reason: 'preflight-failed', exitCode: 2 });
      expect(ended(part).message).toContain('skype/application/ex14 is still there');
      const name = readdirSync(absent.journal).find((file) => file.endsWith('.jsonl')) ?? '';
      appendFileSync(join(absent.journal, name), '{"n":99}\n');
      expect(ended(await absent.run('-Mode', 'Apply'))).toMatchObject({
        reason: 'journal-invalid',
        exitCode: 2,
      });
      expect(absent.calls).toEqual([]);
      expect(warnings(await absent.run('-Mode', 'Test')).join()).toContain('Apply will refuse');
    },
  );

  const places: readonly [number, Fault][] = [
    [1, 'kill-before'],
    [1, 'kill-after'],
    [3, 'kill-after'],
    [4, 'fail-after'],
    [6, 'kill-after'],
    [7, 'kill-before'],
    [8, 'kill-after'],
  ];
  for (const [when, fault] of places) {
    testInPowerShell(
      `${fault} in call ${when}: again takes the rest out, rollback puts it back`,
      async () => {
        const { bench, before } = await appliedBench();
        const absent = absentAfter(bench);
        absent.fault(when, fault);
        await absent.runFile('-Mode', 'Apply');
        const other = absentAfter(absent);
        absent.noFault();
        expect(ended(await absent.run('-Mode', 'Apply')).outcome).toBe('done');
        expect(absent.state).toEqual(before);
        expect(ended(await other.run('-Mode', 'Rollback')).outcome).toBe('done');
        expect(other.state).toEqual(applied);
      },
    );
  }
});
