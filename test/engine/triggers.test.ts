import { afterEach, describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Workbench } from './workbench.ts';
import { ended, outcomes, type WorkbenchRun } from './workbench-run.ts';

let bench: Workbench;
afterEach(() => bench.dispose());

const outcomeOf = (run: WorkbenchRun, id: string): string | undefined =>
  outcomes(run)
    .find((line) => line.startsWith(`${id} `))
    ?.slice(id.length + 1);

describe('a trigger that needs a while to arrive everywhere', () => {
  /** Published only where it was published in at least `times` calls of this run. */
  const settling = (seconds: number, times: number) => (runbook: string) =>
    runbook.replace(
      "Run = { Write-Thing -Name 'topology' -Value @{ Published = 'yes' } };",
      `Run = {
          Write-Thing -Name 'topology' -Value @{ Published = 'yes' }
          $calls = @([System.IO.File]::ReadAllLines([System.IO.Path]::Combine($env:OWA_IM_WORKBENCH, 'calls.txt')) | Where-Object { $_ -eq 'topology Published' })
          if ($calls.Count -ge ${times}) { [System.IO.File]::WriteAllText([System.IO.Path]::Combine($env:OWA_IM_WORKBENCH, 'arrived'), '') }
      }
      Pending = { if (-not (Read-Switch -Name 'arrived')) { 'One server has the old one.' } }; SettleSeconds = ${seconds};`,
    );
  const published = (): number => bench.calls.filter((call) => call === 'topology Published').length;
  const due = (run: WorkbenchRun): boolean => outcomeOf(run, 'skype/topology') === 'differs';

  testInPowerShell('is run until nothing is pending, and recorded once', async () => {
    bench = new Workbench(settling(30, 3));
    expect(ended(await bench.run('-Mode', 'Apply', '-Target', 'skype'))).toMatchObject({ outcome: 'done' });
    expect(published()).toBe(3);
    const kinds = bench.journalLines.map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds.filter((kind) => kind.startsWith('trigger'))).toEqual(['trigger', 'triggered']);
  });

  testInPowerShell('fails when the time is over, and stays due', async () => {
    bench = new Workbench(settling(1, 4));
    const run = await bench.run('-Mode', 'Apply', '-Target', 'skype');
    expect(ended(run)).toMatchObject({ outcome: 'failed', exitCode: 1, reason: 'apply-failed' });
    expect(ended(run).message).toContain('still pending: One server has the old one.');
    expect(due(await bench.run('-Mode', 'Test', '-Target', 'skype'))).toBe(true);
    expect(ended(await bench.run('-Mode', 'Apply', '-Target', 'skype'))).toMatchObject({ outcome: 'done' });
  });

  testInPowerShell('a stop that is asked for meanwhile ends it, and it stays due', async () => {
    bench = new Workbench(settling(60, 5));
    bench.fault(3, 'stop');
    const run = await bench.run('-Mode', 'Apply', '-Target', 'skype');
    expect(ended(run)).toMatchObject({ outcome: 'interrupted', exitCode: 1, reason: 'interrupted' });
    expect(published()).toBe(1);
    expect(due(await bench.run('-Mode', 'Test', '-Target', 'skype'))).toBe(true);
    bench.noFault();
    bench.turn('arrived', 'on');
    // It is due by the journal though nothing is pending any more: what ran was never seen to its end.
    expect(ended(await bench.run('-Mode', 'Apply', '-Target', 'skype'))).toMatchObject({ outcome: 'done' });
    expect(published()).toBe(1);
  });

  for (const [when, fault] of [
    [3, 'kill-after'],
    [4, 'kill-before'],
  ] as const) {
    testInPowerShell(`${fault} in call ${when} of the loop: both ways on lead to the end`, async () => {
      bench = new Workbench(settling(30, 2));
      const before = bench.state;
      bench.fault(when, fault);
      expect((await bench.run('-Mode', 'Apply', '-Target', 'skype')).end).toBeUndefined();
      const other = new Workbench(settling(30, 2));
      bench.copyInto(other);
      bench.noFault();
      bench.turn('arrived', 'off');
      expect((await bench.run('-Mode', 'Apply', '-Target', 'skype')).exitCode).toBe(0);
      expect(published()).toBe(2);
      other.noFault();
      expect((await other.run('-Mode', 'Rollback')).exitCode).toBe(0);
      expect(other.state).toEqual(before);
      other.dispose();
    });
  }
});

describe('a restart by hand that is known by what it replaces', () => {
  const marked = (runbook: string): string =>
    runbook.replace(
      '@{ Run = $run }',
      "@{ Manual = ('Recycle ' + $server + '.'); Mark = [scriptblock]::Create('if (Read-Switch -Name ''' + $server + '-dies'') { [System.Diagnostics.Process]::GetCurrentProcess().Kill(); Start-Sleep -Seconds 30 } (Read-Thing -Name ''' + $server + '-worker'').Process') }",
    );
  const worker = (server: string, process: string): void =>
    bench.write(`${server}-worker`, process === '' ? 'Process=(null)\n' : `Process=${process}\n`);
  const marks = (): string[] =>
    bench.journalLines
      .map((line) => JSON.parse(line) as { kind: string; step: string; mark: string })
      .filter(({ kind }) => kind === 'waiting')
      .map(({ step, mark }) => `${step} ${mark}`);
  const start = (): void => {
    bench = new Workbench(marked);
    worker('EX14', '100 08:00');
    worker('EX15', '200 08:00');
  };
  const apply = () => bench.run('-Mode', 'Apply');
  const policy = (run: WorkbenchRun) => outcomeOf(run, 'exchange/policy/Default');

  testInPowerShell('waits while the marked one is there, and goes on when another is', async () => {
    start();
    const first = await apply();
    expect(ended(first)).toMatchObject({ reason: 'restart-pending', exitCode: 1 });
    expect(marks()).toEqual(['EX14/recycle 100 08:00', 'EX15/recycle 200 08:00']);
    const again = await apply();
    expect(ended(again).remedy).toContain('Recycle EX14. Recycle EX15.');
    expect(marks().length).toBe(2);
    worker('EX14', '101 09:00');
    worker('EX15', '');
    const half = await apply();
    expect([outcomeOf(half, 'EX14/recycle'), outcomeOf(half, 'EX15/recycle'), policy(half)]).toEqual([
      'as-planned',
      'waiting',
      'waiting',
    ]);
    expect(outcomeOf(await bench.run('-Mode', 'Test'), 'EX15/recycle')).toBe('differs');
    worker('EX15', '201 09:00');
    expect(policy(await apply())).toBe('changed');
    expect((await bench.run('-Mode', 'Verify')).exitCode).toBe(0);
  });

  testInPowerShell('a worker that was not there yet is over with the first that is', async () => {
    start();
    worker('EX14', '');
    await apply();
    expect(marks()[0]).toBe('EX14/recycle ');
    expect(outcomeOf(await apply(), 'EX14/recycle')).toBe('waiting');
    worker('EX14', '101 09:00');
    expect(outcomeOf(await apply(), 'EX14/recycle')).toBe('as-planned');
  });

  testInPowerShell('a later change forgets the mark: the restart in between counts for nothing', async () => {
    start();
    await apply();
    worker('EX14', '101 09:00');
    bench.write('EX14', 'Other=x\nServer=(null)\nThumbprint=(null)\n');
    expect(outcomeOf(await apply(), 'EX14/recycle')).toBe('waiting');
    expect(marks().at(-1)).toBe('EX14/recycle 101 09:00');
    worker('EX14', '102 10:00');
    expect(outcomeOf(await apply(), 'EX14/recycle')).toBe('as-planned');
  });

  testInPowerShell('an undo is a change, too', async () => {
    start();
    const before = bench.state;
    await apply();
    const rollback = await bench.run('-Mode', 'Rollback');
    expect(ended(rollback)).toMatchObject({ reason: 'restart-pending', exitCode: 1 });
    expect(bench.state).toEqual(before);
    worker('EX14', '101 09:00');
    worker('EX15', '201 09:00');
    expect(ended(await bench.run('-Mode', 'Rollback'))).toMatchObject({ outcome: 'done', exitCode: 0 });
  });

  testInPowerShell('a what-if records no mark', async () => {
    start();
    await apply();
    bench.write('EX14', 'Other=x\nServer=(null)\nThumbprint=(null)\n');
    const lines = bench.journalLines;
    await bench.run('-Mode', 'Apply', '-WhatIf');
    expect(bench.journalLines).toEqual(lines);
  });

  const crashes: [string, () => void][] = [
    ['before the first mark is recorded', () => bench.turn('EX14-dies', 'on')],
    ['between the two marks', () => bench.turn('EX15-dies', 'on')],
    ['after the first mark, in the change of the next server', () => bench.fault(5, 'kill-after')],
  ];
  for (const [name, crash] of crashes) {
    testInPowerShell(`killed ${name}: both ways on lead to the end`, async () => {
      start();
      const before = bench.state;
      crash();
      expect((await apply()).end).toBeUndefined();
      const recorded = marks();
      bench.noFault();
      for (const server of ['EX14', 'EX15']) bench.turn(`${server}-dies`, 'off');
      const other = new Workbench(marked);
      bench.copyInto(other);
      expect(ended(await apply())).toMatchObject({ reason: 'restart-pending' });
      expect(marks().slice(0, recorded.length)).toEqual(recorded);
      expect(marks().length).toBe(2);
      worker('EX14', '101 09:00');
      worker('EX15', '201 09:00');
      expect(ended(await apply())).toMatchObject({ outcome: 'done', exitCode: 0 });
      expect(ended(await other.run('-Mode', 'Rollback'))).toMatchObject({ reason: 'restart-pending' });
      expect(other.state).toEqual(before);
      other.dispose();
    });
  }
});

describe('a trigger that makes no sense is a fault of the runbook', () => {
  const cases: [string, string, string][] = [
    ['Mark with Run', "Run = { }; Mark = { 'x' }", 'Mark needs Manual'],
    ['SettleSeconds without Pending', 'Run = { }; SettleSeconds = 5', 'SettleSeconds needs Run and Pending'],
    [
      'SettleSeconds with Manual',
      "Manual = 'x'; Pending = { }; SettleSeconds = 5",
      'SettleSeconds needs Run and Pending',
    ],
    ['Manual alone', "Manual = 'x'", 'Manual needs Pending or Mark'],
    ['Manual and Run', "Manual = 'x'; Run = { }; Pending = { }", 'either Run or Manual'],
  ];
  testInPowerShell('each is said', async () => {
    for (const [name, definition, message] of cases) {
      bench = new Workbench((runbook) => runbook.replace('@{ Run = $run }', `@{ ${definition} }`));
      const run = await bench.run('-Mode', 'Test');
      expect(`${name}: ${run.stderr}`).toContain(message);
      if (name !== cases.at(-1)?.[0]) bench.dispose();
    }
  });
});
