import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { Workbench } from './workbench.ts';
import { ended, outcomes, type WorkbenchRun } from './workbench-run.ts';

const same = (runbook: string): string => runbook;
let bench: Workbench;
beforeEach(() => {
  bench = new Workbench(same, 'shells.ps1');
});
afterEach(() => bench.dispose());

/** What the sessions were asked since the last time. */
function asked(): string[] {
  const lines = (bench.read('sessions') ?? '').split('\n').filter(Boolean);
  bench.turn('sessions.txt', 'off');
  return lines;
}

const opened = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('open '));
const closed = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('close '));
const connectionChecks = (run: WorkbenchRun): string[] =>
  run.events
    .filter((event) => event.event === 'check' && event.id?.endsWith('/connection') === true)
    .map(({ id, target, where, outcome }) => `${id} ${target} ${where} ${outcome}`);

describe('sessions', () => {
  testInPowerShell('each is opened once, asked for what is its own, and closed at the end', async () => {
    const before = bench.state;
    const run = await bench.run('-Mode', 'Apply');
    expect(ended(run)).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(connectionChecks(run)).toEqual([
      'skype/connection skype skypehost pass',
      'exchange/connection exchange new pass',
      'exchange/2016/connection exchange old pass',
      'EX14/connection EX14 ex14 pass',
    ]);
    const lines = asked();
    expect(opened(lines)).toEqual(['open skypehost', 'open new', 'open old', 'open ex14']);
    expect(closed(lines).sort()).toEqual(['close ex14', 'close new', 'close old', 'close skypehost']);
    expect(lines.filter((line) => line.includes('Write-Thing'))).toEqual([
      'new Write-Thing domain',
      'old Write-Thing EX15',
      'new Write-Thing policy',
    ]);
    expect(lines.filter((line) => line.endsWith('Thing EX15')).every((line) => line.startsWith('old '))).toBe(
      true,
    );
    expect(ended(await bench.run('-Mode', 'Verify'))).toMatchObject({ outcome: 'done', exitCode: 0 });
    asked();
    expect(ended(await bench.run('-Mode', 'Rollback'))).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(bench.state).toEqual(before);
    expect(asked().filter((line) => line.includes('Write-Thing'))).toEqual([
      'new Write-Thing policy',
      'old Write-Thing EX15',
      'new Write-Thing domain',
    ]);
  });

  testInPowerShell(
    'the domain controller is set in each Exchange shell before anything is asked',
    async () => {
      for (const args of [
        ['-Mode', 'Test'],
        ['-Mode', 'Apply', '-WhatIf'],
      ]) {
        await bench.run(...args);
        const lines = asked();
        for (const place of ['new', 'old'])
          expect(lines.filter((line) => line.startsWith(`${place} `))[0]).toBe(`${place} asks dc1`);
      }
    },
  );

  const parts: [string, string[], string[]][] = [
    ['a server', ['-Target', 'EX14'], ['open new', 'open ex14']],
    ['the other product', ['-Target', 'skype'], ['open skypehost', 'open new']],
    ['a step of the newer shell', ['-Step', 'exchange/policy'], ['open new']],
    ['a step of the older shell', ['-Step', 'exchange/directory'], ['open new', 'open old']],
    ['the target of both shells', ['-Target', 'exchange'], ['open new', 'open old']],
  ];
  for (const [name, args, expected] of parts) {
    testInPowerShell(`of ${name}, only what that part needs is opened`, async () => {
      const run = await bench.run('-Mode', 'Apply', ...args);
      expect(ended(run).outcome).toBe('done');
      const lines = asked();
      expect(opened(lines)).toEqual(expected);
      expect(closed(lines).length).toBe(expected.length);
      await bench.run('-Mode', 'Rollback', ...args);
      expect(opened(asked())).toEqual(expected);
    });
  }
});

describe('a shell that does not answer', () => {
  testInPowerShell('is named, its steps cannot be read, the others are', async () => {
    bench.turn('unreachable-old', 'on');
    const test = await bench.run('-Mode', 'Test');
    expect(ended(test)).toMatchObject({ exitCode: 1, reason: 'preflight-failed' });
    expect(ended(test).message).toBe('Not everything could be read: exchange/2016, exchange/directory.');
    expect(connectionChecks(test)).toContain('exchange/2016/connection exchange old unknown');
    expect(outcomes(test)).toEqual([
      'skype/pool differs',
      'exchange/domain differs',
      'exchange/directory failed',
      'exchange/policy differs',
      'EX14/config differs',
    ]);
    const apply = await bench.run('-Mode', 'Apply');
    expect(ended(apply)).toMatchObject({ exitCode: 2, reason: 'preflight-failed' });
    expect(ended(apply).message).toBe(
      'Nothing was changed. exchange/2016 cannot be reached; could not be read: exchange/directory.',
    );
    expect(bench.calls).toEqual([]);
    // What does not need it can be done meanwhile.
    expect((await bench.run('-Mode', 'Apply', '-Step', 'exchange/policy')).exitCode).toBe(0);
    const lines = asked();
    expect(closed(lines).length).toBe(opened(lines).length);
  });

  const missing: [string, string, string, string, string][] = [
    ['the older shell', 'lacks-old-Get-UMDialPlan', 'exchange/2016/connection', 'Get-UMDialPlan', 'old'],
    [
      'the newer shell, though the older has it',
      'lacks-new-Write-Thing',
      'exchange/connection',
      'Write-Thing',
      'new',
    ],
    [
      'the command that sets the domain controller',
      'lacks-old-Set-ADServerSettings',
      'exchange/2016/connection',
      'Set-ADServerSettings',
      'old',
    ],
  ];
  for (const [name, file, id, command, where] of missing) {
    testInPowerShell(`a right that is missing is named: ${name}`, async () => {
      bench.turn(file, 'on');
      const run = await bench.run('-Mode', 'Apply');
      expect(ended(run)).toMatchObject({ exitCode: 2, reason: 'preflight-failed' });
      expect(run.events.find((event) => event.id === id)).toMatchObject({
        outcome: 'fail',
        where,
        message: `These commands are missing, so the account lacks the rights for them: ${command}.`,
      });
    });
  }

  testInPowerShell('an account that is no administrator of a server is said', async () => {
    bench.turn('guest-ex14', 'on');
    const run = await bench.run('-Mode', 'Apply');
    expect(run.events.find((event) => event.id === 'EX14/connection')).toMatchObject({
      outcome: 'fail',
      message: 'The account is no administrator there, or the shell was not started as one.',
    });
    expect(ended(run)).toMatchObject({
      exitCode: 2,
      message: 'Nothing was changed. rights are missing: EX14.',
    });
    bench.turn('sessions.txt', 'off');
    // An endpoint of its own has rights of its own.
    const own = new Workbench(
      (runbook) => runbook.replace("'ex14'", "'ex14' -ConfigurationName 'OwaIm'"),
      'shells.ps1',
    );
    own.turn('guest-ex14', 'on');
    expect((await own.run('-Mode', 'Apply')).exitCode).toBe(0);
    own.dispose();
  });

  testInPowerShell('a command that the machine of the module lacks is named, too', async () => {
    bench.dispose();
    bench = new Workbench(
      (runbook) => runbook.replace("@('Read-Thing', 'Write-Thing')", "@('Enable-CsTopology', 'Read-Thing')"),
      'shells.ps1',
    );
    const run = await bench.run('-Mode', 'Test');
    expect(run.events.find((event) => event.id === 'skype/connection')).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('rights for them: Enable-CsTopology.'),
    });
  });

  testInPowerShell('a generation without a connection is a fault of the runbook', async () => {
    bench.dispose();
    bench = new Workbench(
      (runbook) => runbook.replace("-Generation '2016' @{", "-Generation '2013' @{"),
      'shells.ps1',
    );
    expect((await bench.runFile('-Mode', 'Test')).stderr).toContain(
      'no connection of exchange is of generation 2013',
    );
  });
});

describe('a connection that is lost', () => {
  const losses: [string, string, string, string][] = [
    ['an Exchange shell', 'lost-old', 'EX15', 'exchange/directory'],
    ['an Exchange shell, without an error', 'quiet-old', 'EX15', 'exchange/directory'],
    ['a server', 'lost-ex14', 'EX14', 'EX14/config'],
    ['a server, without an error', 'quiet-ex14', 'EX14', 'EX14/config'],
  ];
  for (const [name, file, object, step] of losses) {
    testInPowerShell(`${name}: in the middle of a step, which fails; the next run goes on`, async () => {
      bench.dispose();
      // The change is made, and its answer is lost.
      bench = new Workbench(
        (runbook) =>
          runbook.replace(
            `Change = { Write-Thing -Name '${object}'`,
            `Change = { [System.IO.File]::WriteAllText([System.IO.Path]::Combine($env:OWA_IM_WORKBENCH, '${file}'), ''); Write-Thing -Name '${object}'`,
          ),
        'shells.ps1',
      );
      const before = bench.state;
      const run = await bench.run('-Mode', 'Apply');
      expect(ended(run)).toMatchObject({ outcome: 'failed', exitCode: 1, reason: 'apply-failed' });
      expect(ended(run).message).toContain(step);
      const lines = asked();
      expect(closed(lines).length).toBe(opened(lines).length);
      expect(opened(lines).length).toBe(4);
      expect(bench.state).not.toEqual(before);
      bench.turn(file, 'off');
      expect(ended(await bench.run('-Mode', 'Rollback'))).toMatchObject({ outcome: 'done', exitCode: 0 });
      expect(bench.state).toEqual(before);
    });
  }

  testInPowerShell('what a session gave until it broke is not an answer', async () => {
    bench.turn('quiet-ex14', 'on');
    const run = await bench.run('-Mode', 'Test');
    expect(ended(run)).toMatchObject({ exitCode: 1, reason: 'preflight-failed' });
    expect(bench.calls).toEqual([]);
  });

  testInPowerShell('Ctrl+C in the shell closes every session', async () => {
    const run = await bench.start(pwsh ?? 'pwsh', bench.arguments(['-Mode', 'Apply']), (pid) => {
      const timer = setInterval(() => {
        if (bench.calls.length < 1) return;
        clearInterval(timer);
        try {
          process.kill(pid, 'SIGINT');
        } catch {
          // It is over already.
        }
      }, 5);
    });
    expect(run.end === undefined || ['interrupted', 'done'].includes(run.end.outcome ?? '')).toBe(true);
    const lines = asked();
    expect(closed(lines).length).toBe(opened(lines).length);
  });
});
