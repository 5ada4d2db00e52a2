import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect } from '@jest/globals';
import { type PlanDirectory, readPlanDirectory } from '../../src/bundle/read-plan-directory.ts';
import type { RunMode } from '../../src/run/run-report.ts';
import type { RunRequest } from '../../src/run/run-request.ts';
import { runRunbook } from '../../src/run/run-runbook.ts';
import { nodeFileSystem } from '../../src/system/node-file-system.ts';
import { nodeProcesses } from '../../src/system/node-processes.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { nodeProcessIds } from '../../src/system/process-ids.ts';
import { Refusal } from '../../src/system/refusal.ts';
import type { System } from '../../src/system/system.ts';
import { writePlan } from '../bundle/plan-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { done, fakeShell, onUnix, started } from './fake-shell.ts';

let plan: PlanDirectory;
beforeEach(() => {
  const out = temporaryFolder('run');
  writePlan(out, 'ntsystems');
  plan = readPlanDirectory(nodeFileSystem, join(out, 'ntsystems'));
});

interface Seen {
  readonly events: string[];
  readonly output: string[];
  readonly notices: string[];
}

/** `interrupt` is handed what a signal of the terminal would call. */
function testSystem(change: Partial<System> = {}, interrupt?: (press: () => void) => void): System {
  const onStopSignal = (listener: () => void) => {
    interrupt?.(listener);
    return () => {};
  };
  return { ...nodeSystem(), processes: async () => ({ ...nodeProcesses, onStopSignal }), ...change };
}

async function run(
  script: string,
  options: { mode?: RunMode; request?: Partial<RunRequest>; system?: System } = {},
) {
  const { program, here } = fakeShell(script);
  const seen: Seen = { events: [], output: [], notices: [] };
  const request = {
    mode: options.mode ?? 'Apply',
    mask: (text: string) => text,
    plan,
    targets: [],
    steps: [],
    powershell: program,
    ...options.request,
  };
  const result = await runRunbook(options.system ?? testSystem(), request, {
    onEvent: (event) => seen.events.push(event.event),
    onOutput: (line) => seen.output.push(line),
    onError: () => {},
    onNotice: (text) => seen.notices.push(text),
  });
  return { ...result, ...seen, here };
}

describe('only the last event can say that a run is done', () => {
  onUnix.each<[string, RunMode, string, object]>([
    ['done', 'Apply', `${started}${done}`, { kind: 'done' }],
    ['done, whatever the exit code', 'Apply', `${started}${done} process.exitCode = 5;`, { kind: 'done' }],
    ['no last event, exit code 0', 'Apply', started, { kind: 'failed', reason: 'apply-failed' }],
    ['nothing at all', 'Apply', '', { kind: 'failed', reason: 'shell-missing' }],
    [
      'killed before it said anything',
      'Apply',
      `process.kill(process.pid, 'SIGKILL');`,
      { kind: 'failed', reason: 'apply-failed' },
    ],
    [
      'killed',
      'Apply',
      `${started} process.kill(process.pid, 'SIGKILL');`,
      { kind: 'failed', reason: 'apply-failed' },
    ],
    ['an event after the last one', 'Apply', `${done}${started}`, { kind: 'failed', reason: 'apply-failed' }],
    ['text after the last event', 'Apply', `${started}${done} console.log('bye');`, { kind: 'done' }],
    ['no last event of a test', 'Test', started, { kind: 'failed', reason: 'preflight-failed' }],
    ['no last event of verify', 'Verify', started, { kind: 'failed', reason: 'verify-failed' }],
    ['no last event of a rollback', 'Rollback', started, { kind: 'failed', reason: 'rollback-failed' }],
    [
      'a test that differs',
      'Test',
      `say({ event: 'run-ended', outcome: 'differs', exitCode: 3 });`,
      { kind: 'differs' },
    ],
    [
      'an apply that "differs"',
      'Apply',
      `say({ event: 'run-ended', outcome: 'differs', exitCode: 3 });`,
      { kind: 'failed', reason: 'apply-failed' },
    ],
    [
      'refused before any change',
      'Apply',
      `say({ event: 'run-ended', outcome: 'refused', exitCode: 2, reason: 'locked', message: 'held', remedy: 'wait' }); process.exitCode = 2;`,
      { kind: 'failed', reason: 'locked', message: 'held', remedy: 'wait' },
    ],
    [
      'a reason outside of the set',
      'Apply',
      `say({ event: 'run-ended', outcome: 'failed', reason: 'bad-luck' });`,
      { kind: 'failed', reason: 'apply-failed' },
    ],
    [
      'stopped by a person',
      'Apply',
      `say({ event: 'run-ended', outcome: 'interrupted' });`,
      { kind: 'failed', reason: 'interrupted' },
    ],
    [
      'a PowerShell that is too old',
      'Test',
      `console.error('    + FullyQualifiedErrorId : ScriptRequiresUnmatchedPSVersion'); process.exitCode = 1;`,
      { kind: 'failed', reason: 'shell-missing', message: expect.stringContaining('too old') },
    ],
    [
      'a policy that allows no script',
      'Test',
      `console.error('    + CategoryInfo : SecurityError: (:) [], PSSecurityException'); process.exitCode = 1;`,
      { kind: 'failed', reason: 'shell-missing', message: expect.stringContaining('execution policy') },
    ],
  ])('%s', async (_name, mode, script, expected) => {
    expect((await run(script, { mode })).outcome).toMatchObject(expected);
  });
});

onUnix('the child gets an argument array, no token, and a private copy that is gone afterwards', async () => {
  const variables = {
    PATH: process.env.PATH,
    GITHUB_TOKEN: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    NODE_OPTIONS: '--bad',
    HOME: '/home/x',
  };
  const { output, here } = await run(
    `fs.writeFileSync(here + '/seen', JSON.stringify({ args, env: process.env, cwd: process.cwd(), files: fs.readdirSync('.') })); ${done}`,
    {
      request: {
        targets: ['skype', 'EX14'],
        steps: ['EX14/web-config/owa'],
        journal: '/j k',
        observed: 'ab',
        approvedBy: 'CAB "4711"; exit',
      },
      system: testSystem({ variables }),
    },
  );
  const seen = JSON.parse(readFileSync(join(here, 'seen'), 'utf8'));
  expect(seen.args).toEqual([
    ...[
      '-NoProfile',
      '-NonInteractive',
      '-File',
      join(seen.cwd, 'runbook.ps1'),
      '-Mode',
      'Apply',
      '-OutputFormat',
      'Json',
    ],
    ...[
      '-Target',
      'skype,EX14',
      '-Step',
      'EX14/web-config/owa',
      '-JournalPath',
      '/j k',
      '-Observed',
      'ab',
      '-ApprovedBy',
      'CAB "4711"; exit',
    ],
  ]);
  expect(Object.keys(seen.env).sort()).toEqual(['HOME', 'PATH']);
  expect(seen.files.sort()).toEqual([...readdirSync(plan.path)].sort());
  expect(seen.cwd).not.toBe(plan.path);
  expect(existsSync(seen.cwd)).toBe(false);
  expect(output).toEqual([]);
});

onUnix('the copy is made of the bytes that were checked, not of what lies there now', async () => {
  writeFileSync(join(plan.path, 'runbook.ps1'), 'changed in between');
  const { here } = await run(`fs.copyFileSync('runbook.ps1', here + '/ran'); ${done}`);
  expect(readFileSync(join(here, 'ran'), 'utf8')).toBe('# one\r\n');
});

onUnix('events become the report', async () => {
  const { report, events } = await run(`
    ${started}
    say({ event: 'check', id: 'c', target: 'skype', where: 'host', outcome: 'unknown', safety: 'advice', message: 'm' });
    say({ event: 'progress', done: 0, total: 2, text: 'a' });
    say({ event: 'step-started', id: 'a', target: 'skype' });
    say({ event: 'step', id: 'a', target: 'skype', outcome: 'changed', before: null, expected: { P: 1 }, after: { P: 1, L: ['x'] } });
    say({ event: 'residue', step: 'a', text: 'r' });
    say({ event: 'warning', message: 'w' });
    say({ event: 'run-ended', outcome: 'done', observed: 'ff' });`);
  expect(events).toEqual([
    'run-started',
    'check',
    'progress',
    'step-started',
    'step',
    'residue',
    'warning',
    'run-ended',
  ]);
  expect(report).toMatchObject({
    ...{
      mode: 'Apply',
      outcome: 'done',
      targets: ['skype', 'EX14'],
      observed: 'ff',
      warnings: ['w'],
      residue: [{ step: 'a', text: 'r' }],
    },
    checks: [{ id: 'c', target: 'skype', where: 'host', outcome: 'unknown', safety: 'advice', message: 'm' }],
    steps: [
      {
        id: 'a',
        target: 'skype',
        outcome: 'changed',
        before: null,
        expected: { P: 1 },
        after: { P: 1, L: ['x'] },
        message: '',
      },
    ],
  });
});

onUnix('the end of standard error is kept for a failure', async () => {
  const { errorLines } = await run(
    `for (let i = 0; i < 100; i += 1) console.error('line ' + i); process.exitCode = 1;`,
  );
  expect([errorLines.length, errorLines[0], errorLines.at(-1)]).toEqual([60, 'line 40', 'line 99']);
});

describe('shell-missing', () => {
  onUnix.each<[string, string, RegExp]>([
    ['a path that is not there', join(tmpdir(), 'no-such-shell'), /no-such-shell does not exist/],
    ['a name that is not on PATH', 'no-such-shell-on-path', /no-such-shell-on-path was not found/],
    ['a file that is no program', import.meta.filename ?? '', /is not a program that may be started/],
  ])('%s', async (_name, powershell, message) => {
    const refusal = await refusalOf(() => run(done, { request: { powershell } }));
    expect([refusal.reason, refusal.message]).toEqual(['shell-missing', expect.stringMatching(message)]);
    expect(refusal.remedy).toContain('--powershell');
  });
});

/** Waits for a file named `stop` as the engine does. */
const waitsForStop = `
  fs.mkdirSync(here + '/journal', { recursive: true });
  ${started}
  while (!fs.existsSync(here + '/journal/stop')) await sleep(10);
  say({ event: 'step', id: 'a', target: 'skype', outcome: 'changed', before: {}, expected: {}, after: {} });
  say({ event: 'run-ended', outcome: 'interrupted', exitCode: 1, reason: 'interrupted', message: 'stopped', remedy: 'go on' });`;

describe('Ctrl+C', () => {
  onUnix.each(['Apply', 'Rollback'] as const)(
    'once, during %s: the step finishes, and no stop file is left',
    async (mode) => {
      const system = testSystem({}, (press) => setTimeout(press, 300));
      const { outcome, report, notices, here } = await run(waitsForStop, { mode, system });
      expect(outcome).toMatchObject({ kind: 'failed', reason: 'interrupted', message: 'stopped' });
      expect(report.steps).toHaveLength(1);
      expect(notices).toEqual([
        'Stopping after the current step. Press Ctrl+C again to kill the run in the middle of it.',
      ]);
      expect(existsSync(join(here, 'journal', 'stop'))).toBe(false);
    },
  );

  onUnix('before the journal is known: it is remembered', async () => {
    const system = testSystem({}, (press) => press());
    expect((await run(waitsForStop, { system })).outcome).toMatchObject({ reason: 'interrupted' });
  });

  onUnix.each([
    ['twice, during Apply', 'Apply', 2],
    ['once, during Test', 'Test', 1],
    ['once, during Verify', 'Verify', 1],
  ] as const)('%s: the child and its own child are killed', async (_name, mode, times) => {
    const script = `
      const inner = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      fs.writeFileSync(here + '/inner', String(inner.pid));
      fs.mkdirSync(here + '/journal', { recursive: true });
      ${mode === 'Apply' ? started : `say({ event: 'run-started', targets: [], steps: 0, journal: null });`}
      setInterval(() => {}, 1000);`;
    const system = testSystem({}, (press) => {
      for (let turn = 0; turn < times; turn += 1) setTimeout(press, 1000 + turn * 100);
    });
    const { outcome, here } = await run(script, { mode, system });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'interrupted' });
    const inner = Number(readFileSync(join(here, 'inner'), 'utf8'));
    await expect(gone(inner)).resolves.toBe(true);
  });

  onUnix('the time of --stop-before is told to the runbook, and when it is up, to the reader', async () => {
    const stopBefore = new Date(Date.now() + 300);
    const script = `fs.writeFileSync(here + '/args', JSON.stringify(args)); ${started} await sleep(600); ${done}`;
    const { outcome, notices, here } = await run(script, { request: { stopBefore } });
    expect(outcome).toEqual({ kind: 'done' });
    expect(notices).toEqual(['The time is up: what was begun is finished, nothing else is begun.']);
    const args = JSON.parse(readFileSync(join(here, 'args'), 'utf8'));
    expect(args[args.indexOf('-StopBefore') + 1]).toBe(stopBefore.toISOString());
    expect(existsSync(join(here, 'journal', 'stop'))).toBe(false);
  });

  onUnix('Ctrl+C once, before or after the time is up, never kills', async () => {
    const slowStep = waitsForStop.replace("say({ event: 'step'", "await sleep(900); say({ event: 'step'");
    for (const [pressed, timeIsUp] of [
      [300, 600],
      [600, 300],
    ] as const) {
      const { outcome, report } = await run(slowStep, {
        system: testSystem({}, (press) => setTimeout(press, pressed)),
        request: { stopBefore: new Date(Date.now() + timeIsUp) },
      });
      expect(outcome).toMatchObject({ reason: 'interrupted', message: 'stopped' });
      expect(report.steps).toHaveLength(1);
    }
  });

  onUnix('a stop file that cannot be written is said', async () => {
    mkdirSync(join(tmpdir(), 'owa-im-none'), { recursive: true });
    const script = `say({ event: 'run-started', targets: [], steps: 1, journal: '/no/such/folder/0.jsonl' }); await sleep(500); ${done}`;
    const { notices, outcome } = await run(script, {
      system: testSystem({}, (press) => setTimeout(press, 200)),
    });
    expect(notices[1]).toMatch(/Could not ask the run to stop: cannot write/);
    expect(outcome).toEqual({ kind: 'done' });
  });
});

onUnix('what PowerShell leaves running behind it does not outlive the run', async () => {
  const { outcome, here } = await run(`
    const inner = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    fs.writeFileSync(here + '/inner', String(inner.pid));
    ${done}
    setTimeout(() => process.exit(0), 50);`);
  expect(outcome).toEqual({ kind: 'done' });
  await expect(gone(Number(readFileSync(join(here, 'inner'), 'utf8')))).resolves.toBe(true);
});

/** A process that was killed stays listed until its parent has asked for its end. */
async function gone(id: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    const stat = `/proc/${id}/stat`;
    const zombie = existsSync(stat) && readFileSync(stat, 'utf8').split(') ')[1]?.startsWith('Z') === true;
    if (zombie || !nodeProcessIds.isRunning(id)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

async function refusalOf(work: () => Promise<unknown>): Promise<Refusal> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
