import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { Workbench } from './workbench.ts';
import { ended, outcomes } from './workbench-run.ts';

let bench: Workbench;
beforeEach(() => {
  bench = new Workbench();
});
afterEach(() => bench.dispose());

const selections: [string, string[], string[]][] = [
  ['one target', ['-Target', 'skype'], ['skype/pool/ex14', 'skype/application/ex14', 'skype/topology']],
  [
    'two, with a comma',
    ['-Target', 'EX14,EX15'],
    ['EX14/config', 'EX14/recycle', 'EX15/config', 'EX15/recycle'],
  ],
  ['blanks and case do not matter', ['-Target', ' ex14 , '], ['EX14/config', 'EX14/recycle']],
  ['server/NAME', ['-Target', 'server/EX14'], ['EX14/config', 'EX14/recycle']],
  ['one step', ['-Step', 'EX14/config'], ['EX14/config']],
  ['two steps, with a comma', ['-Step', 'ex14/config,EX15/config'], ['EX14/config', 'EX15/config']],
  ['target and step', ['-Target', 'EX14', '-Step', 'EX14/config,EX15/config'], ['EX14/config']],
];

describe('-Target and -Step', () => {
  for (const [name, args, steps] of selections) {
    testInPowerShell(name, async () => {
      const run = await bench.runFile('-Mode', 'Test', ...args);
      expect(outcomes(run).map((line) => line.split(' ')[0])).toEqual(steps);
    });
  }

  const refusals: [string, string[], string][] = [
    ['an unknown target', ['-Target', 'EX99'], 'no target EX99'],
    ['a server that is not one', ['-Target', 'server/skype'], 'no target server/skype'],
    ['an unknown step', ['-Step', 'EX14/other'], 'no step EX14/other'],
    ['a step of another target', ['-Target', 'EX15', '-Step', 'EX14/config'], 'No step is both'],
  ];
  for (const [name, args, message] of refusals) {
    testInPowerShell(`${name} refuses`, async () => {
      for (const mode of ['Test', 'Apply']) {
        const run = await bench.run('-Mode', mode, ...args);
        expect(ended(run)).toMatchObject({ outcome: 'refused', exitCode: 2, reason: 'invalid-config' });
        expect(ended(run).message).toContain(message);
      }
      expect(existsSync(bench.journal)).toBe(false);
    });
  }
});

describe('dependencies outside the selection', () => {
  testInPowerShell('not as planned: Apply refuses, Test says so', async () => {
    const test = await bench.run('-Mode', 'Test', '-Target', 'exchange');
    expect(test.exitCode).toBe(3);
    bench.turn('pool.txt', 'off');
    const run = await bench.run('-Mode', 'Apply', '-Step', 'skype/application/ex14');
    expect(ended(run)).toMatchObject({ reason: 'preflight-failed', exitCode: 2 });
    expect(ended(run).message).toContain('skype/pool/ex14 is not as planned');
    expect(bench.calls).toEqual([]);
  });

  testInPowerShell(
    'as planned: the part runs by itself, and what it leaves due is said and remembered',
    async () => {
      await bench.run('-Mode', 'Apply', '-Step', 'skype/pool/ex14');
      const run = await bench.run('-Mode', 'Apply', '-Step', 'skype/application/ex14');
      expect(ended(run)).toMatchObject({ outcome: 'done' });
      expect(run.events.find((event) => event.event === 'warning')?.message).toContain(
        'skype/topology is due',
      );
      const policy = await bench.run('-Mode', 'Apply', '-Target', 'skype');
      expect(outcomes(policy)).toEqual([
        'skype/pool/ex14 as-planned',
        'skype/application/ex14 as-planned',
        'skype/topology changed',
      ]);
    },
  );

  testInPowerShell('a trigger that is due and not selected refuses what depends on it', async () => {
    await bench.run('-Mode', 'Apply', '-Step', 'EX14/config,EX15/config');
    const run = await bench.run('-Mode', 'Apply', '-Target', 'exchange');
    expect(ended(run).message).toMatch(/EX14\/recycle is pending.*EX15\/recycle is pending/);
    await bench.run('-Mode', 'Apply', '-Target', 'EX14,EX15');
    expect((await bench.run('-Mode', 'Apply', '-Target', 'exchange')).exitCode).toBe(0);
  });

  testInPowerShell('Rollback of a part that another applied part depends on refuses', async () => {
    await bench.run('-Mode', 'Apply');
    bench.noFault();
    const run = await bench.run('-Mode', 'Rollback', '-Step', 'skype/pool/ex14');
    expect(ended(run)).toMatchObject({ reason: 'preflight-failed', exitCode: 2 });
    expect(ended(run).message).toContain('skype/application/ex14 is still applied');
    expect(bench.calls).toEqual([]);
    expect((await bench.run('-Mode', 'Rollback', '-Target', 'EX15')).exitCode).toBe(0);
    expect(bench.calls).toEqual(['EX15 Server,Thumbprint', 'EX15-recycled Done']);
    expect((await bench.run('-Mode', 'Rollback')).exitCode).toBe(0);
    expect(bench.read('pool')).toBeUndefined();
  });
});

describe('stopping', () => {
  for (let when = 1; when <= 8; when++) {
    testInPowerShell(
      `a stop asked for in call ${when}: that step is finished, no other begins, and both ways on lead to the end`,
      async () => {
        const before = bench.state;
        bench.fault(when, 'stop');
        const run = await bench.run('-Mode', 'Apply');
        expect(ended(run)).toMatchObject(
          when === 8 ? { outcome: 'done' } : { outcome: 'interrupted', exitCode: 1, reason: 'interrupted' },
        );
        expect(bench.calls.length).toBe(when);
        bench.fault(1, 'stop');
        if (when < 8)
          expect(ended(await bench.run('-Mode', 'Apply'))).toMatchObject({
            outcome: when === 7 ? 'done' : 'interrupted',
          });
        bench.noFault();
        expect((await bench.run('-Mode', 'Apply')).exitCode).toBe(0);
        bench.fault(1, 'stop');
        expect(ended(await bench.run('-Mode', 'Rollback'))).toMatchObject({
          outcome: 'interrupted',
          exitCode: 1,
        });
        bench.noFault();
        expect((await bench.run('-Mode', 'Rollback')).exitCode).toBe(0);
        expect(bench.state).toEqual(before);
      },
    );
  }

  for (const delay of [0, 15, 30, 45, 60, 75, 90, 120]) {
    testInPowerShell(`SIGINT ${delay} ms after the second call: both ways on lead to the end`, async () => {
      const before = bench.state;
      const run = await bench.start(pwsh ?? 'pwsh', bench.arguments(['-Mode', 'Apply']), (pid) => {
        const timer = setInterval(() => {
          if (bench.calls.length < 2) return;
          clearInterval(timer);
          setTimeout(() => interrupt(pid), delay);
        }, 5);
      });
      expect(run.end === undefined || ['interrupted', 'done'].includes(run.end.outcome ?? '')).toBe(true);
      if (run.end !== undefined) expect(run.exitCode).toBe(run.end.outcome === 'done' ? 0 : 1);
      const other = new Workbench();
      bench.copyInto(other);
      expect((await bench.run('-Mode', 'Apply')).exitCode).toBe(0);
      expect((await other.run('-Mode', 'Rollback')).exitCode).toBe(0);
      expect(other.state).toEqual(before);
      other.dispose();
    });
  }
});

describe('the plan directory', () => {
  const cases: [string, (one: Workbench) => void, RegExp][] = [
    ['a changed engine', (one) => append(`${one.plan}/OwaIm.psm1`), /OwaIm\.psm1 is not the file/],
    ['a changed runbook', (one) => append(`${one.plan}/runbook.ps1`), /runbook\.ps1 is not the file/],
    ['no SHA256SUMS', (one) => writeFileSync(`${one.plan}/SHA256SUMS`, ''), /does not name runbook\.ps1/],
  ];
  for (const [name, change, message] of cases) {
    testInPowerShell(`${name} refuses`, async () => {
      change(bench);
      const run = await bench.run('-Mode', 'Apply');
      expect(ended(run)).toMatchObject({ outcome: 'refused', exitCode: 2, reason: 'digest-mismatch' });
      expect(ended(run).message).toMatch(message);
      expect(existsSync(bench.journal)).toBe(false);
    });
  }
});

function append(file: string): void {
  writeFileSync(file, '\r\n# more\r\n', { flag: 'a' });
}

/** A run may be over before it is interrupted. */
function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
