import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { runScript } from '../organisation/engine.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { setFaults } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { signIn } from '../organisation/sign-in.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { CommandLine, documentOf } from './command-line.ts';
import { planOf, type Run, repository, run } from './scenario.ts';

jest.setTimeout(300_000);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The environment file, changed as text, its plan, and an organisation as new that fits it. */
async function started(
  file: string,
  change: (text: string) => string = (text) => text,
): Promise<CommandLine> {
  const folder = temporaryFolder('rollout');
  const copy = join(folder, 'environment.yml');
  writeFileSync(copy, change(withModule(readFileSync(join(repository, file), 'utf8'))));
  const reading = readEnvironment({ file: copy, bytes: readFileSync(copy) });
  if (reading.outcome !== 'valid') throw new Error(JSON.stringify(reading.findings));
  const commandLine = new CommandLine(
    await planOf(copy, join(folder, 'out')),
    organisationOf(reading.environment),
  );
  folders.push(folder, commandLine.folder);
  return commandLine;
}

const manual2013 = 'test/environments/manual-2013.yml';
/** The Lync cmdlets of the machine that runs the runbook: where they come from is another matter. */
const withModule = (text: string) => text.replace(/connection: winrm:\S+/, 'connection: module');
const withRecycle = (text: string) => text.replace('restart: manual', 'restart: recycle');

function outcomesOf(result: Run, outcome: string): string[] {
  return (documentOf(result).run?.steps ?? [])
    .filter((step) => step.outcome === outcome)
    .map((step) => step.id);
}

function noAnswers(folder: string): unknown[] {
  return Object.entries(judge(folder)).flatMap(([user, { presenceAndIm }]) =>
    presenceAndIm.yes ? [] : [{ user, reasons: presenceAndIm.reasons }],
  );
}

/** What the evidence of every run says was heard. */
function transcripts({ plan }: CommandLine): string {
  const folder = `${plan.folder}.evidence`;
  const runs = readdirSync(folder).sort();
  return runs.map((name) => readFileSync(join(folder, name, 'transcript.txt'), 'utf8')).join('\n');
}

/** What an operator does on a server. */
function recycle(folder: string, server: string, more = ''): void {
  const text = `$session = New-PSSession -ComputerName ${server}${more}
Invoke-Command -Session $session -ScriptBlock { Import-Module WebAdministration; Restart-WebAppPool -Name MSExchangeOWAAppPool }
Remove-PSSession -Session $session`;
  const result = runScript(folder, text);
  if (result.exitCode !== 0) throw new Error(result.errors);
}

const said = documentOf;

describe('restart: manual', () => {
  testInPowerShell(
    'every server is configured, an operator recycles, the next apply goes on; and back',
    async () => {
      const one = await started(manual2013, (text) => `${text}rollout: { pauseBetweenServers: 1s }\n`);
      const asNew = snapshotState(one.folder);
      expect((await one.run('test')).exitCode).toBe(3);

      const first = await one.run('apply');
      expect(said(first)).toMatchObject({ exitCode: 1, reason: 'restart-pending' });
      expect(said(first).message).toMatch(
        /^To be restarted by hand before the rest can follow: MT1, MT2\.\n.*on MT1 .*on MT2 .*Then apply again\.$/,
      );
      expect(outcomesOf(first, 'waiting')).toEqual([
        'MT1/recycle/MSExchangeOWAAppPool',
        'MT2/recycle/MSExchangeOWAAppPool',
        'exchange/mailbox-policy/Default',
      ]);
      expect(outcomesOf(first, 'changed')).toEqual(
        expect.arrayContaining(['MT1/web-config/owa', 'MT2/web-config/owa']),
      );

      expect(transcripts(one)).toMatch(
        /MT1\/health[\s\S]*"event":"pause","id":"MT1\/pause"[\s\S]*MT2\/web-config/,
      );

      forgetCalls(one.folder);
      expect(said(await one.run('apply')).reason).toBe('restart-pending');
      expect((await one.run('test')).exitCode).toBe(3);
      expect(readCalls(one.folder)).toEqual([]);

      recycle(one.folder, 'mt2.margie.example');
      const second = await one.run('apply');
      expect(said(second)).toMatchObject({ exitCode: 1, reason: 'restart-pending' });
      expect(said(second).message).toContain(': MT1.\n');
      recycle(one.folder, 'mt1.margie.example');
      const third = await one.run('apply');
      expect(said(third)).toMatchObject({ exitCode: 0 });
      expect(outcomesOf(third, 'changed')).toEqual(['exchange/mailbox-policy/Default']);
      signIn(one.folder, Object.keys(judge(one.folder))[0] ?? '');
      expect(noAnswers(one.folder)).toEqual([]);

      forgetCalls(one.folder);
      expect((await one.run('apply')).exitCode).toBe(0);
      expect(readCalls(one.folder)).toEqual([]);
      expect((await one.run('verify')).exitCode).toBe(0);

      const back = await one.run('rollback');
      expect(said(back)).toMatchObject({ exitCode: 1, reason: 'restart-pending' });
      expect(said(back).message).toMatch(/: MT1, MT2\.\n.*Then roll back again\.$/);
      expect(said(await one.run('rollback')).reason).toBe('restart-pending');
      for (const server of ['mt1', 'mt2']) recycle(one.folder, `${server}.margie.example`);
      expect((await one.run('rollback')).exitCode).toBe(0);
      const left = compareState(asNew, snapshotState(one.folder), [
        'management/ProgramData/',
        'servers/MT1/Exchange/Logging/',
        'servers/MT2/Exchange/Logging/',
      ]);
      expect(left.filter((difference) => difference.residue === undefined)).toEqual([]);
      expect((await one.run('rollback')).exitCode).toBe(0);
    },
  );

  testInPowerShell('a server with an override is known by its worker process alone', async () => {
    const one = await started('test/environments/director.yml', (text) =>
      text.replace('restart: iisreset', 'restart: manual'),
    );
    expect(said(await one.run('apply'))).toMatchObject({ exitCode: 1, reason: 'restart-pending' });
    expect(said(await one.run('apply'))).toMatchObject({ exitCode: 1, reason: 'restart-pending' });
    recycle(one.folder, 'pw1.proseware.example', ' -Port 5986 -UseSSL');
    const last = await one.run('apply');
    expect(said(last)).toMatchObject({ exitCode: 0 });
    expect(outcomesOf(last, 'changed')).toEqual(['exchange/mailbox-policy/Default']);
    expect(noAnswers(one.folder)).toEqual([]);
  });
});

describe('the change window', () => {
  testInPowerShell('closed: apply refuses before it contacts anything, test does not mind', async () => {
    const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][
      new Date(Date.now() + 3 * 86_400_000).getUTCDay()
    ];
    const window = `{ days: [${day}], from: "10:00", to: "12:00", timeZone: UTC }`;
    const one = await started(manual2013, (text) => `${withRecycle(text)}rollout: { window: ${window} }\n`);
    expect(said(await one.run('apply'))).toMatchObject({ exitCode: 1, reason: 'outside-window' });
    expect(() => readdirSync(one.journalFolder)).toThrow();
    expect((await one.run('test')).exitCode).toBe(3);
  });
});

/** The same shell on a machine of another name, where the system lets a process have one. */
function onOtherMachine(shell: string): { shell: string; machine: string | undefined } {
  const probe = spawnSync('unshare', ['-Uru', 'hostname', 'jump2']);
  if (probe.status !== 0) return { shell, machine: undefined };
  const other = `${shell}-jump2`;
  writeFileSync(
    other,
    `#!/bin/sh\nexec unshare -Uru sh -c 'hostname jump2; exec "$0" "$@"' '${shell}' "$@"\n`,
  );
  chmodSync(other, 0o755);
  return { shell: other, machine: 'jump2' };
}

describe('continued on another day, from another machine', () => {
  testInPowerShell('a run that died in the middle of a server, its journal on a share', async () => {
    const one = await started(manual2013, withRecycle);
    const asNew = snapshotState(one.folder);
    const share = join(one.folder, 'share');
    const verb = (name: string, shell: string, ...more: string[]) =>
      run(process.execPath, [
        ...[join(repository, 'dist/index.js'), name, one.plan.folder, '--digest', one.plan.digest],
        ...['--powershell', shell, '--journal', share, '--format', 'json', ...more],
      ]);
    for (const target of ['skype', 'MT1'])
      expect((await verb('apply', one.shell, '--target', target)).exitCode).toBe(0);

    forgetCalls(one.folder);
    setFaults(one.folder, { calls: [{ at: 1, fault: 'kill-after' }] });
    expect((await verb('apply', one.shell)).exitCode).toBe(1);
    setFaults(one.folder, {});
    expect(readdirSync(join(one.folder, 'servers/MT2/ProgramData/owa-im/manual-2013'))).toContain(
      'server-lock',
    );

    // A third machine has no business there: its journal is another one.
    const elsewhere = join(one.folder, 'elsewhere');
    mkdirSync(elsewhere);
    const stranger = await run(process.execPath, [
      ...[join(repository, 'dist/index.js'), 'apply', one.plan.folder, '--digest', one.plan.digest],
      ...['--powershell', one.shell, '--journal', elsewhere, '--format', 'json'],
    ]);
    expect(said(stranger)).toMatchObject({ exitCode: 1, reason: 'locked' });

    // The share, seen under another path; the machine has another name.
    // A process of its own has a name of its own; the PowerShell that runs already keeps its machine's.
    const other = onOtherMachine(makeShell(one.folder));
    const seen = join(one.folder, 'mounted');
    cpSync(share, seen, { recursive: true });
    rmSync(share, { recursive: true });
    const mounted = (name: string, ...more: string[]) =>
      run(process.execPath, [
        ...[join(repository, 'dist/index.js'), name, one.plan.folder, '--digest', one.plan.digest],
        ...['--powershell', other.shell, '--journal', seen, '--format', 'json', ...more],
      ]);
    const resumed = await mounted('apply');
    expect(said(resumed)).toMatchObject({ exitCode: 0 });
    const journal = readdirSync(seen).find((name) => name.endsWith('.jsonl')) ?? '';
    const machines = readFileSync(join(seen, journal), 'utf8')
      .split('\n')
      .flatMap((line) => (line.includes('"kind":"run"') ? [JSON.parse(line).machine as string] : []));
    if (other.machine !== undefined) expect(machines.at(-1)).toBe(other.machine);
    expect(noAnswers(one.folder)).toEqual([]);
    expect((await mounted('rollback')).exitCode).toBe(0);
    const left = compareState(asNew, snapshotState(one.folder), [
      'management/ProgramData/',
      'mounted/',
      'elsewhere/',
      'servers/MT1/Exchange/Logging/',
      'servers/MT2/Exchange/Logging/',
    ]);
    expect(left.filter((difference) => difference.residue === undefined)).toEqual([]);
  });
});
