import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from '@jest/globals';
import { done, fakeShell, onUnix, started } from '../run/fake-shell.ts';
import { folderWithExamples, runMain } from './run-main.ts';

let plan = '';
let digest = '';
let clone = '';
beforeEach(async () => {
  const folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
  const { result } = await runMain(['plan', join(folder, 'ntsystems.yml'), '--out', join(folder, 'out')]);
  plan = join(folder, 'out', 'ntsystems');
  clone = folder;
  digest = String(result.environments[0]?.digest);
});

const shell = (script: string) => ['--powershell', fakeShell(script).program];

onUnix.each([
  ['test', done, 0, undefined],
  ['test', `say({ event: 'run-ended', outcome: 'differs', exitCode: 3, observed: 'ab' });`, 3, undefined],
  ['verify', done, 0, undefined],
  ['verify', started, 1, 'verify-failed'],
  ['rollback', done, 0, undefined],
  [
    'rollback',
    `say({ event: 'run-ended', outcome: 'failed', exitCode: 1, reason: 'journal-invalid', message: 'm' });`,
    1,
    'journal-invalid',
  ],
  ['apply', done, 0, undefined],
  [
    'apply',
    `say({ event: 'run-ended', outcome: 'refused', exitCode: 2, reason: 'preflight-failed', message: 'm' }); process.exitCode = 2;`,
    1,
    'preflight-failed',
  ],
] as const)('%s after %j exits with %i', async (verb, script, exitCode, reason) => {
  const { result } = await runMain([verb, plan, '--digest', digest, ...shell(script)]);
  expect([result.exitCode, result.reason]).toEqual([exitCode, reason]);
  expect(result.run).toBeDefined();
});

describe('refused before PowerShell is started', () => {
  const neverStarted = `require('node:fs').writeFileSync(here + '/started', '');`;
  onUnix.each<[string, string, string[], Record<string, string>, number, string]>([
    ['apply without a digest', 'apply', [], {}, 2, 'invalid-config'],
    ['apply with another digest', 'apply', ['--digest', '0'.repeat(64)], {}, 1, 'digest-mismatch'],
    [
      'apply inside Actions',
      'apply',
      ['--digest', 'DIGEST'],
      { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: 'CLONE' },
      1,
      'gate-missing',
    ],
    [
      'apply inside Actions, before its gate: another digest',
      'apply',
      ['--digest', '0'.repeat(64)],
      { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: 'CLONE' },
      1,
      'digest-mismatch',
    ],
    [
      'apply inside Actions, before its gate: without the environment file',
      'apply',
      ['--digest', 'DIGEST'],
      { GITHUB_ACTIONS: 'true' },
      1,
      'plan-changed',
    ],
    [
      '--approved-by inside Actions',
      'apply',
      ['--digest', 'DIGEST', '--approved-by', 'me'],
      { GITHUB_ACTIONS: 'true' },
      2,
      'invalid-config',
    ],
    [
      'a time that has passed',
      'apply',
      ['--digest', 'DIGEST', '--stop-before', '2020-01-01T00:00:00Z'],
      {},
      1,
      'outside-window',
    ],
    [
      'a time without offset',
      'apply',
      ['--digest', 'DIGEST', '--stop-before', '2020-01-01T00:00:00'],
      {},
      2,
      'invalid-config',
    ],
    [
      'an observed state that is none',
      'apply',
      ['--digest', 'DIGEST', '--observed', 'x'],
      {},
      2,
      'invalid-config',
    ],
    ['a target that is not in the plan', 'test', ['--target', 'EX15'], {}, 2, 'invalid-config'],
    [
      'a step that is not in the plan',
      'rollback',
      ['--step', 'EX14/web-config/owaa'],
      {},
      2,
      'invalid-config',
    ],
    ['rollback with another digest', 'rollback', ['--digest', '0'.repeat(64)], {}, 1, 'digest-mismatch'],
    ['verify of a changed plan', 'verify', ['CHANGED'], {}, 1, 'digest-mismatch'],
  ])('%s', async (_name, verb, given, variables, exitCode, reason) => {
    if (given[0] === 'CHANGED') appendFileSync(join(plan, 'runbook.ps1'), '#');
    const args = given.filter((arg) => arg !== 'CHANGED').map((arg) => (arg === 'DIGEST' ? digest : arg));
    const isInClone = variables.GITHUB_WORKSPACE !== undefined;
    const { program, here } = fakeShell(neverStarted);
    const { result } = await runMain([verb, plan, ...args, '--powershell', program], {
      variables: {
        PATH: process.env.PATH,
        ...variables,
        ...(isInClone ? { GITHUB_WORKSPACE: clone } : {}),
      },
      ...(isInClone ? { workingDirectory: clone } : {}),
    });
    expect([result.exitCode, result.reason]).toEqual([exitCode, reason]);
    expect(() => readFileSync(join(here, 'started'))).toThrow();
  });

  onUnix('the step that was meant is named', async () => {
    const { result } = await runMain(['test', plan, '--step', 'EX14/web-config/owaa']);
    expect(result.remedy).toBe('Did you mean EX14/web-config/owa?');
  });
});

onUnix('targets in any case, by both names and joined by commas', async () => {
  const { program, here } = fakeShell(`fs.writeFileSync(here + '/args', JSON.stringify(args)); ${done}`);
  await runMain(['test', plan, '--target', 'ex14,SKYPE', '--target', 'server/EX14', '--powershell', program]);
  const args = JSON.parse(readFileSync(join(here, 'args'), 'utf8'));
  expect(args[args.indexOf('-Target') + 1]).toBe('ex14,SKYPE,server/EX14');
});

onUnix('who approved is recorded as stated', async () => {
  const { program, here } = fakeShell(`fs.writeFileSync(here + '/args', JSON.stringify(args)); ${done}`);
  await runMain(['apply', plan, '--digest', digest, '--approved-by', 'CAB 4711', '--powershell', program]);
  const args = JSON.parse(readFileSync(join(here, 'args'), 'utf8'));
  expect(args[args.indexOf('-ApprovedBy') + 1]).toBe('CAB 4711 (stated, not verified by GitHub)');
});

onUnix('what the child prints can not speak to the runner or the terminal', async () => {
  const script = `
    console.log('::add-mask::x');
    console.log('  ::set-output name=digest::0');
    console.log('a ##[error]b');
    console.log('\\u001b[2Jcleared');
    say({ event: 'step', id: '::error::', target: 's', outcome: 'changed', before: null, expected: {}, after: null, message: '##[x]\\n::y::' });
    console.error('::error::from stderr');
    say({ event: 'run-ended', outcome: 'failed', exitCode: 1, message: 'a\\n::stop-commands::b' });`;
  const variables = { PATH: process.env.PATH, GITHUB_ACTIONS: 'true' };
  const { out } = await runMain(['test', plan, ...shell(script)], { variables });
  const commands = out
    .split('\n')
    .filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
  expect(commands).toEqual([
    '::group::s',
    '::endgroup::',
    '::error title=owa-im test%3A preflight-failed::a%0A::stop-commands::b%0A',
  ]);
  expect(out).not.toContain('\u001B');
  expect(out).toContain('from stderr');
});

onUnix('colour only on a terminal, and never with NO_COLOR', async () => {
  const shown = async (interactive: boolean, variables: Record<string, string>) => {
    let out = '';
    const output = {
      interactive,
      write: (text: string) => {
        out += text;
      },
    };
    await runMain(['test', plan, ...shell(done)], {
      output,
      variables: { PATH: String(process.env.PATH), ...variables },
    });
    return out.includes('\u001B[');
  };
  expect(await shown(true, {})).toBe(true);
  expect(await shown(true, { NO_COLOR: '1' })).toBe(false);
  expect(await shown(true, { TERM: 'dumb' })).toBe(false);
  expect(await shown(false, {})).toBe(false);
});

describe('the change window of the plan', () => {
  let planned = '';
  let approved = '';
  beforeEach(async () => {
    const folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
    const file = join(folder, 'ntsystems.yml');
    const rollout =
      'rollout:\n  window: { days: [Sat], from: "22:00", to: "04:00", timeZone: Europe/Rome }\n';
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n${rollout}`);
    const { result } = await runMain(['plan', file, '--out', join(folder, 'out')]);
    planned = join(folder, 'out', 'ntsystems');
    approved = String(result.environments[0]?.digest);
  });

  /** 2026-01-31 is a Saturday; the window is open from 21:00 to 03:00 UTC. */
  const cases: readonly [string, string, string, string[], string | undefined, string | undefined][] = [
    ['apply before it opens', 'apply', '2026-01-31T20:59:00Z', [], 'outside-window', undefined],
    ['apply after it has closed', 'apply', '2026-02-01T03:00:00Z', [], 'outside-window', undefined],
    [
      'apply inside: its end is passed on',
      'apply',
      '2026-02-01T02:00:00Z',
      [],
      undefined,
      '2026-02-01T03:00:00.000Z',
    ],
    [
      'an earlier --stop-before counts',
      'apply',
      '2026-01-31T22:00:00Z',
      ['--stop-before', '2026-02-01T02:00:00+01:00'],
      undefined,
      '2026-02-01T01:00:00.000Z',
    ],
    [
      'a later --stop-before does not',
      'apply',
      '2026-01-31T22:00:00Z',
      ['--stop-before', '2026-02-01T09:00:00+01:00'],
      undefined,
      '2026-02-01T03:00:00.000Z',
    ],
    [
      'a --stop-before does not open it',
      'apply',
      '2026-01-31T12:00:00Z',
      ['--stop-before', '2026-02-01T09:00:00+01:00'],
      'outside-window',
      undefined,
    ],
    ['test waits for no window', 'test', '2026-01-30T12:00:00Z', [], undefined, undefined],
    ['verify neither', 'verify', '2026-01-30T12:00:00Z', [], undefined, undefined],
    ['nor rollback', 'rollback', '2026-01-30T12:00:00Z', [], undefined, undefined],
  ];
  onUnix.each(cases)('%s', async (_name, verb, now, more, reason, stopBefore) => {
    const { program, here } = fakeShell(`fs.writeFileSync(here + '/args', JSON.stringify(args)); ${done}`);
    const { result } = await runMain(
      [verb, planned, '--digest', approved, '--powershell', program, ...more],
      { now: () => new Date(now) },
    );
    expect(result.reason).toBe(reason);
    if (reason !== undefined) {
      expect(() => readFileSync(join(here, 'args'))).toThrow();
      expect(result.remedy).toContain('22:00');
      return;
    }
    const args = JSON.parse(readFileSync(join(here, 'args'), 'utf8')) as string[];
    const at = args.indexOf('-StopBefore');
    expect(at === -1 ? undefined : args[at + 1]).toBe(stopBefore);
  });
});

onUnix('a workflow shows a run in groups, and what failed on the lines of the environment file', async () => {
  const script = `${started}
say({ event: 'check', id: 'skype/version/lync-2013', target: 'skype', where: 'M', outcome: 'pass', safety: 'required', message: '' });
say({ event: 'progress', done: 0, total: 12, text: '' });
say({ event: 'step', id: 'skype/trusted-pool/ex14.ntsystems.local', target: 'skype', outcome: 'as-planned', before: null, expected: {}, after: null, message: '' });
console.log('::error::not ours');
say({ event: 'step', id: 'EX14/web-config/owa', target: 'EX14', outcome: 'failed', before: null, expected: {}, after: null, message: 'access denied%0A\\n::warning::x' });
say({ event: 'step', id: 'exchange/virtual-directory/EX14\\\\owa (Default Web Site)', target: 'exchange', outcome: 'failed', before: null, expected: {}, after: null, message: 'busy' });
say({ event: 'run-ended', outcome: 'failed', exitCode: 1, reason: 'verify-failed', message: 'EX14/web-config/owa: access denied', remedy: 'Put it right.' });`;
  const environment = join(clone, 'ntsystems.yml');
  const run = ['verify', plan, '--digest', digest, ...shell(script), '--format', 'github'];
  mkdirSync(join(clone, '.git'));
  const { out } = await runMain(run, { workingDirectory: clone });
  const commands = out.split('\n').filter((line) => /^::/.test(line));
  const line =
    readFileSync(environment, 'utf8')
      .split('\n')
      .findIndex((text) => /^ +certificate:/.test(text)) + 1;
  const name =
    readFileSync(environment, 'utf8')
      .split('\n')
      .findIndex((text) => /^ +- name: EX14/.test(text)) + 1;
  expect(commands).toEqual([
    '::group::Checks',
    '::endgroup::',
    '::group::skype',
    '::endgroup::',
    '::group::EX14',
    '::endgroup::',
    '::group::exchange',
    '::endgroup::',
    expect.stringMatching(
      new RegExp(
        `^::error file=ntsystems\\.yml,line=${line},col=\\d+,endLine=\\d+,endColumn=\\d+,title=EX14/web-config/owa::access denied%250A%0A::warning::x%0APut it right\\.$`,
      ),
    ),
    // No line asks for the virtual directory: it is there by default, with its server.
    expect.stringMatching(
      new RegExp(
        `^::error file=ntsystems\\.yml,line=${name},.*,title=exchange/virtual-directory/EX14.*::busy%0APut it right\\.$`,
      ),
    ),
    '::error title=owa-im verify%3A verify-failed::EX14/web-config/owa: access denied%0APut it right.',
  ]);
  expect(out).toContain(': :error::not ours');
});

onUnix.each<[name: string, event: Record<string, unknown>, line: string]>([
  [
    'a recycle says why it was due, not that it failed',
    {
      event: 'step',
      outcome: 'changed',
      before: null,
      expected: {},
      after: null,
      message: 'EX1 still goes by A.',
    },
    'run S; it was due: EX1 still goes by A.',
  ],
  [
    'an empty list is seen',
    {
      event: 'step',
      outcome: 'differs',
      before: { Missing: ['a'] },
      expected: { Missing: [] },
      after: null,
      message: '',
    },
    '      Missing: a, planned (empty list)',
  ],
  [
    'what was left is told at the end, too',
    {
      event: 'run-ended',
      outcome: 'done',
      exitCode: 0,
      message: '3 steps were undone. Left as someone else made it since: S.',
    },
    '3 steps were undone. Left as someone else made it since: S.',
  ],
  [
    'what would refuse is told at the end, too',
    {
      event: 'run-ended',
      outcome: 'differs',
      exitCode: 3,
      message: '2 of 9 steps differ. Apply would refuse.',
    },
    '2 of 9 steps differ. Apply would refuse.',
  ],
])('%s', async (_name, event, line) => {
  const script = `say(${JSON.stringify({ id: 'S', target: 'skype', ...event })});`;
  const { out } = await runMain(['test', plan, '--digest', digest, ...shell(script)]);
  expect(out.split('\n')).toContain(line);
});
