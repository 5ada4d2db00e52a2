import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { applied, Workbench } from './workbench.ts';
import { outcomes } from './workbench-run.ts';

let bench: Workbench;
beforeEach(() => {
  bench = new Workbench();
});
afterEach(() => bench.dispose());

describe('from new to applied and back', () => {
  testInPowerShell('each mode does what it says, and a second time nothing', async () => {
    const before = bench.state;

    const test = await bench.run('-Mode', 'Test');
    expect(test.exitCode).toBe(3);
    expect(test.end).toMatchObject({ outcome: 'differs', message: '5 of 8 steps differ from the plan.' });
    expect(bench.journalLines).toEqual([]);

    const apply = await bench.run('-Mode', 'Apply', '-Observed', test.end?.observed ?? '');
    expect(apply.end).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(apply.exitCode).toBe(0);
    expect(bench.state).toEqual(applied);
    expect(bench.calls).toEqual([
      'pool Color,Registrar,Replication',
      'application Port',
      'topology Published',
      'EX14 Server,Thumbprint',
      'EX14-recycled Done',
      'EX15 Server,Thumbprint',
      'EX15-recycled Done',
      'policy Domains,Enabled,Type',
    ]);

    bench.noFault();
    const again = await bench.run('-Mode', 'Apply');
    expect(again.exitCode).toBe(0);
    expect(new Set(outcomes(again).map((line) => line.split(' ')[1]))).toEqual(new Set(['as-planned']));
    expect((await bench.run('-Mode', 'Test')).exitCode).toBe(0);
    expect((await bench.run('-Mode', 'Verify')).exitCode).toBe(0);
    expect(bench.calls).toEqual([]);

    const rollback = await bench.run('-Mode', 'Rollback');
    expect(rollback.exitCode).toBe(0);
    expect(bench.state).toEqual(before);
    expect(outcomes(rollback)).toEqual([
      'exchange/policy/Default undone',
      'EX15/config undone',
      'EX15/recycle changed',
      'EX14/config undone',
      'EX14/recycle changed',
      'skype/application/ex14 undone',
      'skype/pool/ex14 undone',
      'skype/topology changed',
    ]);
    expect(rollback.events.filter((event) => event.event === 'residue').map((event) => event.text)).toEqual([
      'its service id',
      'the version of the topology',
    ]);

    bench.noFault();
    expect((await bench.run('-Mode', 'Rollback')).end).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(bench.calls).toEqual([]);
  });

  testInPowerShell('the default is Test, and Text is for people', async () => {
    const run = await bench.start(...textRun(bench));
    expect(run.exitCode).toBe(3);
    expect(run.stdout).toContain('owa-im          workbench, test (reads only, changes nothing)');
    expect(run.stdout).toMatch(
      / {2}DIFFERS {10}EX15\/config\n {19}Server {6}\(nothing\) -> ly14\n {19}Thumbprint {2}BB -> AA\n/,
    );
    expect(run.stdout).toMatch(/\nDIFFERS: 5 of 8 steps differ from the plan\.\nobserved {8}[0-9a-f]{64}\n$/);
    expect(bench.calls).toEqual([]);
  });
});

function textRun(one: Workbench): [string, string[]] {
  const args = one.arguments([]).filter((arg) => arg !== '-OutputFormat' && arg !== 'Json');
  return [pwsh ?? 'pwsh', args];
}

describe('drift', () => {
  testInPowerShell('rollback after several runs returns to the state before the first', async () => {
    const before = bench.state;
    await bench.run('-Mode', 'Apply');
    // A cumulative update wiped the keys; somebody undid the policy.
    bench.write('EX14', 'Other=y\nServer=(null)\nThumbprint=(null)\n');
    bench.write('policy', 'Domains=[a,b]\nEnabled=False\nType=Ocs\n');
    const second = await bench.run('-Mode', 'Apply');
    expect(second.exitCode).toBe(0);
    expect(outcomes(second).filter((line) => line.endsWith(' changed'))).toEqual([
      'EX14/config changed',
      'EX14/recycle changed',
      'exchange/policy/Default changed',
    ]);
    await bench.run('-Mode', 'Rollback');
    expect(bench.state).toEqual({ ...before, EX14: 'Other=y\nServer=(null)\nThumbprint=(null)\n' });
  });

  testInPowerShell(
    'what was as planned in the first run stays after a later drift was put right',
    async () => {
      bench.write('policy', applied.policy);
      await bench.run('-Mode', 'Apply');
      bench.write('policy', 'Domains=[]\nEnabled=False\nType=None\n');
      await bench.run('-Mode', 'Apply');
      expect(bench.state).toEqual(applied);
      await bench.run('-Mode', 'Rollback');
      expect(bench.read('policy')).toBe(applied.policy);
    },
  );

  testInPowerShell('after a complete rollback the next run is a first run', async () => {
    bench.write('policy', applied.policy);
    await bench.run('-Mode', 'Apply');
    await bench.run('-Mode', 'Rollback');
    bench.write('policy', 'Domains=[]\nEnabled=False\nType=None\n');
    const before = bench.state;
    await bench.run('-Mode', 'Apply');
    await bench.run('-Mode', 'Rollback');
    expect(bench.state).toEqual(before);
  });
});

describe('rollback keeps what someone else changed', () => {
  const cases: [string, (one: Workbench) => void, string, Record<string, string>][] = [
    [
      'one property of a changed object',
      (one) => one.write('policy', 'Domains=[a,b]\nEnabled=True\nType=Other\n'),
      'exchange/policy/Default',
      { policy: 'Domains=[]\nEnabled=False\nType=Other\n' },
    ],
    [
      'a created object',
      (one) => one.write('application', 'Port=1\n'),
      'skype/application/ex14',
      { application: 'Port=1\n' },
    ],
    [
      'an object that the plan asks to keep',
      (one) => one.turn('application-shared', 'on'),
      'skype/application/ex14',
      { application: 'Port=5199\n' },
    ],
  ];
  for (const [name, change, step, rest] of cases) {
    testInPowerShell(name, async () => {
      const before = bench.state;
      await bench.run('-Mode', 'Apply');
      change(bench);
      const rollback = await bench.run('-Mode', 'Rollback');
      expect(rollback.exitCode).toBe(0);
      expect(rollback.events.find((event) => event.event === 'step' && event.id === step)).toMatchObject({
        outcome: 'kept',
      });
      expect(rollback.end?.message).toContain(step);
      expect(bench.state).toEqual({ ...before, ...rest });
    });
  }

  testInPowerShell('an object that somebody removed, or put back, is nothing to undo', async () => {
    await bench.run('-Mode', 'Apply');
    bench.turn('application.txt', 'off');
    bench.write('EX14', 'Other=x\nServer=(null)\nThumbprint=(null)\n');
    const rollback = await bench.run('-Mode', 'Rollback');
    expect(rollback.exitCode).toBe(0);
    expect(outcomes(rollback)).toEqual(
      expect.arrayContaining(['skype/application/ex14 nothing-to-undo', 'EX14/config nothing-to-undo']),
    );
  });
});

describe('orphans', () => {
  const without = (runbook: string): string =>
    runbook.replace(/Step 'exchange\/policy\/Default'[\s\S]*?\n}\n/, '');

  testInPowerShell('what an earlier plan changed and this one does not mention is said by Test', async () => {
    await bench.run('-Mode', 'Apply');
    const later = new Workbench(without);
    bench.copyInto(later);
    const run = await later.run('-Mode', 'Test');
    expect(run.exitCode).toBe(0);
    const said = run.events.filter((event) => event.event === 'warning').map((event) => event.message);
    expect(said).toEqual([
      expect.stringMatching(/^Orphan: exchange\/policy\/Default was changed by the plan whose digest/),
    ]);
    later.dispose();
  });

  testInPowerShell('not once it was rolled back, and a damaged journal of another plan is said', async () => {
    await bench.run('-Mode', 'Apply');
    await bench.run('-Mode', 'Rollback');
    const later = new Workbench(without);
    bench.copyInto(later);
    expect((await later.run('-Mode', 'Test')).events.filter((event) => event.event === 'warning')).toEqual(
      [],
    );
    bench.dispose();
    appendFileSync(join(later.journal, '0123456789abcdef.jsonl'), 'x\n');
    expect(
      (await later.run('-Mode', 'Test')).events.find((event) => event.event === 'warning')?.message,
    ).toMatch(/what it left is not known/);
    later.dispose();
  });
});

describe('a restart that is left to a person', () => {
  const manual = (runbook: string): string =>
    runbook.replace(
      '@{ Run = $run }',
      "@{ Manual = ('Recycle ' + $server + '.'); Pending = [scriptblock]::Create('if (-not (Read-Switch -Name ''' + $server + '-restarted'')) { ''The worker is older.'' }') }",
    );

  testInPowerShell(
    'every server is configured, the run ends restart-pending, the next one goes on',
    async () => {
      bench.dispose();
      bench = new Workbench(manual);
      const first = await bench.run('-Mode', 'Apply');
      expect(outcomes(first)).toEqual([
        'skype/pool/ex14 changed',
        'skype/application/ex14 changed',
        'skype/topology changed',
        'EX14/config changed',
        'EX14/recycle waiting',
        'EX15/config changed',
        'EX15/recycle waiting',
        'exchange/policy/Default waiting',
      ]);
      expect(first.end).toMatchObject({
        outcome: 'failed',
        exitCode: 1,
        reason: 'restart-pending',
        remedy: expect.stringContaining('Recycle EX14. Recycle EX15.'),
      });

      bench.turn('EX14-restarted', 'on');
      expect((await bench.run('-Mode', 'Apply')).end).toMatchObject({
        reason: 'restart-pending',
        remedy: expect.not.stringContaining('EX14'),
      });
      bench.turn('EX15-restarted', 'on');
      const last = await bench.run('-Mode', 'Apply');
      expect(last.end).toMatchObject({ outcome: 'done', exitCode: 0 });
      expect(outcomes(last).filter((line) => line.endsWith(' changed'))).toEqual([
        'exchange/policy/Default changed',
      ]);
    },
  );
});
