import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Workbench } from './workbench.ts';
import { ended, outcomes } from './workbench-run.ts';

let bench: Workbench;
beforeEach(() => {
  bench = new Workbench();
});
afterEach(() => bench.dispose());

const modes = ['Test', 'Apply', 'Verify', 'Rollback'] as const;

describe('-WhatIf changes, records and locks nothing', () => {
  for (const mode of modes) {
    testInPowerShell(`${mode}, started with -File and with &, on a new organisation`, async () => {
      const before = bench.state;
      for (const run of [
        await bench.runFile('-Mode', mode, '-WhatIf'),
        await bench.call(`-Mode ${mode} -WhatIf`),
      ]) {
        expect(ended(run).reason).not.toBe('internal-error');
        expect(run.exitCode).toBe(ended(run).exitCode);
      }
      expect(bench.state).toEqual(before);
      expect(bench.calls).toEqual([]);
      expect(existsSync(bench.journal)).toBe(false);
    });
  }

  testInPowerShell('Apply says what it would do', async () => {
    const run = await bench.call('-Mode Apply -WhatIf');
    expect(ended(run)).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(outcomes(run)).toEqual([
      'skype/pool/ex14 would-change',
      'skype/application/ex14 would-change',
      'skype/topology would-change',
      'EX14/config would-change',
      'EX14/recycle would-change',
      'EX15/config would-change',
      'EX15/recycle would-change',
      'exchange/policy/Default would-change',
    ]);
  });

  testInPowerShell('Rollback of an applied plan, both ways', async () => {
    await bench.run('-Mode', 'Apply');
    const lines = bench.journalLines;
    bench.noFault();
    for (const run of [
      await bench.runFile('-Mode', 'Rollback', '-WhatIf'),
      await bench.call('-Mode Rollback -WhatIf'),
    ]) {
      expect(outcomes(run).filter((line) => line.endsWith('would-change')).length).toBe(8);
    }
    expect(bench.calls).toEqual([]);
    expect(bench.journalLines).toEqual(lines);
  });

  testInPowerShell('an array of targets arrives whole from an open shell', async () => {
    const run = await bench.call("-Mode Apply -WhatIf -Target 'EX14', 'skype'");
    expect(run.events[0]).toMatchObject({ targets: ['skype', 'EX14'] });
  });
});

describe('-Confirm without anybody to answer', () => {
  testInPowerShell('refuses before any change', async () => {
    const run = await bench.runFile('-Mode', 'Apply', '-Confirm');
    expect(ended(run)).toMatchObject({ reason: 'interrupted', exitCode: 2 });
    expect(bench.calls).toEqual([]);
  });
});

describe('preflight', () => {
  const cases: [string, (one: Workbench) => void, RegExp][] = [
    [
      'a failed check',
      (one) => one.write('certificate', 'Expired=2020-01-01\n'),
      /1 safety-relevant check did not pass: EX14\/certificate/,
    ],
    [
      'an unknown check',
      (one) => one.turn('certificate-throws', 'on'),
      /1 safety-relevant check did not pass: EX14\/certificate/,
    ],
    [
      'a step that cannot be read',
      (one) => one.write('policy', 'Enabled=True\n'),
      /could not be read: exchange\/policy\/Default/,
    ],
    [
      'a foreign object',
      (one) => one.write('application', 'Port=1\n'),
      /cannot be changed: skype\/application\/ex14/,
    ],
    [
      'an object that nothing makes',
      (one) => one.turn('policy.txt', 'off'),
      /cannot be changed: exchange\/policy\/Default/,
    ],
    ['no organisation', (one) => one.turn('organisation.txt', 'off'), /the organisation could not be told/],
  ];
  for (const [name, breakIt, message] of cases) {
    testInPowerShell(`${name} refuses Apply, and all is shown`, async () => {
      breakIt(bench);
      const run = await bench.run('-Mode', 'Apply');
      expect(ended(run)).toMatchObject({ outcome: 'refused', exitCode: 2, reason: 'preflight-failed' });
      expect(ended(run).message).toMatch(message);
      expect(run.events.filter((event) => event.event === 'check').length).toBe(6);
      expect(bench.calls).toEqual([]);
      expect(existsSync(bench.journalFile)).toBe(false);
    });
  }

  testInPowerShell('several problems come at once', async () => {
    bench.write('certificate', 'Expired=2020-01-01\n');
    bench.write('application', 'Port=1\n');
    const run = await bench.run('-Mode', 'Apply');
    expect(ended(run).message).toMatch(/safety-relevant.*cannot be changed/);
  });

  testInPowerShell('advice never refuses; in Test a failed check is a finding', async () => {
    bench.turn('domain.txt', 'off');
    expect((await bench.run('-Mode', 'Apply')).exitCode).toBe(0);
    bench.write('certificate', 'Expired=2020-01-01\n');
    const run = await bench.run('-Mode', 'Test');
    expect(run.exitCode).toBe(0);
    expect(ended(run).message).toContain('Apply would refuse');
  });

  testInPowerShell('Test exits 1 only where something cannot be read', async () => {
    bench.write('policy', 'Enabled=True\n');
    expect((await bench.run('-Mode', 'Test')).end).toMatchObject({
      outcome: 'failed',
      exitCode: 1,
      reason: 'preflight-failed',
    });
  });

  testInPowerShell('another state than the observed one refuses', async () => {
    const observed = ended(await bench.run('-Mode', 'Test')).observed ?? '';
    bench.write('EX15', 'Other=x\nServer=(null)\nThumbprint=CC\n');
    const run = await bench.run('-Mode', 'Apply', '-Observed', observed);
    expect(ended(run)).toMatchObject({ reason: 'preflight-failed', exitCode: 2 });
    expect(bench.calls).toEqual([]);
  });

  testInPowerShell('missing commands are named as missing rights', async () => {
    bench.dispose();
    bench = new Workbench((runbook) =>
      runbook.replaceAll("@('Read-Thing', 'Write-Thing')", "@('Read-Thing', 'Set-OwaMailboxPolicy')"),
    );
    const run = await bench.run('-Mode', 'Apply');
    expect(ended(run)).toMatchObject({ reason: 'preflight-failed', exitCode: 2 });
    const check = run.events.find((event) => event.id === 'skype/connection');
    expect(check).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('rights for them: Set-OwaMailboxPolicy'),
    });
  });

  testInPowerShell('a module that does not load is said with what to do', async () => {
    bench.dispose();
    bench = new Workbench((runbook) =>
      runbook.replace("-Target 'skype' -Module 'Workbench'", "-Target 'skype' -Module 'Lync'"),
    );
    expect(ended(await bench.run('-Mode', 'Apply'))).toMatchObject({
      reason: 'preflight-failed',
      exitCode: 2,
    });
    const test = await bench.run('-Mode', 'Test');
    expect(test.exitCode).toBe(1);
    expect(test.events.find((event) => event.id === 'skype/connection')?.message).toMatch(
      /needs Windows PowerShell|administrative tools/,
    );
  });
});

describe('health', () => {
  testInPowerShell('a server that is not well stops the run before the next', async () => {
    bench.write('EX14-health', 'State=Stopped\n');
    const run = await bench.run('-Mode', 'Apply');
    expect(ended(run)).toMatchObject({ outcome: 'failed', reason: 'verify-failed', exitCode: 1 });
    expect(bench.read('EX15')).toContain('Thumbprint=BB');
    bench.turn('EX14-health.txt', 'off');
    expect((await bench.run('-Mode', 'Apply')).exitCode).toBe(0);
    bench.write('EX15-health', 'State=Stopped\n');
    expect(ended(await bench.run('-Mode', 'Verify'))).toMatchObject({ reason: 'verify-failed', exitCode: 1 });
  });
});
