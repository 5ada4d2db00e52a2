import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from '@jest/globals';
import { readPlanDirectory } from '../../src/bundle/read-plan-directory.ts';
import { openEvidence } from '../../src/run/evidence.ts';
import { ioFailure } from '../../src/system/io-failure.ts';
import { nodeFileSystem } from '../../src/system/node-file-system.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import type { System } from '../../src/system/system.ts';
import { done, fakeShell, onUnix } from '../run/fake-shell.ts';
import { folderWithExamples, type Ran, runMain } from './run-main.ts';

let folder = '';
let plan = '';
let digest = '';
beforeEach(async () => {
  folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
  const { result } = await runMain(['plan', join(folder, 'ntsystems.yml'), '--out', join(folder, 'out')]);
  plan = join(folder, 'out', 'ntsystems');
  digest = String(result.environments[0]?.digest);
});

const now = () => new Date('2026-01-31T02:15:44.123Z');
const state = { Hash: 'ab', Path: 'C:\\Owa\\web.config', Key: null, List: ['a'] };
/** A run that adds to a journal in which an earlier run stands, and prints what it should not. */
const changing = `
  const journal = here + '/journal/0123.jsonl';
  const line = (fields) => fs.appendFileSync(journal, JSON.stringify(fields) + '\\n');
  fs.mkdirSync(here + '/journal', { recursive: true });
  line({ kind: 'run', mode: 'apply', at: '2026-01-30T00:00:00.000Z' });
  line({ kind: 'before', step: 'exchange/old/step', exists: true, values: { Old: 1 } });
  say({ event: 'run-started', targets: ['skype'], steps: 2, journal, engine: 'cd', machine: 'MGMT14', account: 'NT\\\\ops', powershell: '5.1.1' });
  say({ event: 'check', id: 'c', target: 'skype', where: 'LY14', outcome: 'pass', safety: 'required', message: '' });
  line({ kind: 'run', mode: 'apply', at: '2026-01-31T02:15:44.123Z' });
  line({ kind: 'before', step: 'EX14/web-config/owa', exists: true, values: ${JSON.stringify(state)} });
  line({ kind: 'after', step: 'EX14/web-config/owa', exists: true, values: ${JSON.stringify({ ...state, Hash: 'ef' })} });
  line({ kind: 'before', step: 'skype/trusted-pool/a', exists: false, values: {} });
  fs.writeFileSync(here + '/journal/0123.head', '0000000006 xyz\\n');
  console.log('Connecting with Password=hunter22; and more');
  console.error('Authorization: Bearer abcdefghijklmnopqrstu');
  say({ event: 'output', source: 's', text: 'ConvertTo-SecureString "hunter23" -AsPlainText' });
  say({ event: 'step', id: 'EX14/web-config/owa', target: 'EX14', outcome: 'changed', before: null, expected: {}, after: null, message: 'password: hunter24' });
`;

function apply(script: string, change: Partial<System> = {}, ...more: string[]): Promise<Ran> {
  const args = ['apply', plan, '--digest', digest, '--approved-by', 'CAB 4711', '--format', 'json'];
  return runMain([...args, '--powershell', fakeShell(script).program, ...more], { now, ...change });
}

function evidence(place = join(folder, 'out')): string[] {
  const root = join(place, 'ntsystems.evidence');
  return existsSync(root) ? readdirSync(root).sort() : [];
}

const read = (...path: string[]) => readFileSync(join(folder, 'out', 'ntsystems.evidence', ...path), 'utf8');
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

onUnix('who, where, when, with which plan, and what was there before and after', async () => {
  const { out, err, result } = await apply(`${changing}${done}`);
  expect(result.exitCode).toBe(0);
  const name = '20260131T021544Z-apply';
  expect(evidence()).toEqual([name]);
  expect(readdirSync(join(folder, 'out', 'ntsystems.evidence', name)).sort()).toEqual([
    'SHA256SUMS',
    'journal.head',
    'journal.jsonl',
    'plan.SHA256SUMS',
    'result.json',
    'transcript.txt',
  ]);
  execFileSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], {
    cwd: join(folder, 'out', 'ntsystems.evidence', name),
  });
  expect(read(name, 'result.json')).toBe(out);
  expect(err).toContain(`Evidence: ${join(folder, 'out', 'ntsystems.evidence', name)}`);
  expect(sha256(read(name, 'plan.SHA256SUMS'))).toBe(digest);
  const { run } = JSON.parse(out);
  const journal = read(name, 'journal.jsonl');
  expect(run.journal).toMatch(/0123\.jsonl$/);
  expect(journal).toBe(readFileSync(run.journal, 'utf8'));
  expect(read(name, 'journal.head')).toBe('0000000006 xyz\n');
  expect(run).toMatchObject({
    environment: 'ntsystems',
    digest,
    requested: {
      targets: [],
      steps: [],
      observed: null,
      approvedBy: 'CAB 4711 (stated, not verified by GitHub)',
      stopBefore: null,
    },
    startedAt: now().toISOString(),
    endedAt: now().toISOString(),
    machine: 'MGMT14',
    account: 'NT\\ops',
    powershell: '5.1.1',
    engine: 'cd',
    checks: [{ id: 'c', where: 'LY14' }],
    journalHead: { lines: 6, sha256: sha256(journal.trimEnd().split('\n').at(-1) ?? '') },
    evidence: { directory: join(folder, 'out', 'ntsystems.evidence', name), problem: null },
  });
  const sorted = (hash: string) =>
    sha256(JSON.stringify({ Hash: hash, Key: null, List: ['a'], Path: state.Path }));
  expect(run.objects).toEqual([
    {
      step: 'EX14/web-config/owa',
      before: { exists: true, values: state, sha256: sorted('ab') },
      after: { exists: true, values: { ...state, Hash: 'ef' }, sha256: sorted('ef') },
    },
    {
      step: 'skype/trusted-pool/a',
      before: { exists: false, values: {}, sha256: sha256('null') },
      after: null,
    },
  ]);
});

onUnix('what could be a secret is nowhere but in the journal', async () => {
  const { out, err } = await apply(`${changing}`);
  const [name = ''] = evidence();
  const transcript = read(name, 'transcript.txt');
  expect(transcript).toMatch(/^2026-01-31T02:15:44\.123Z event {2}\{"event":"run-started"/);
  expect(transcript).toContain('output Connecting with *');
  expect(transcript).toContain('error  Authorization: Bearer *');
  for (const text of [transcript, out, err]) {
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('abcdefghijklmnopqrstu');
  }
});

describe('every end of a run leaves it', () => {
  const differs = `say({ event: 'run-ended', outcome: 'differs', exitCode: 3, observed: 'ab' });`;
  onUnix.each<[string, string, string, number, string | undefined]>([
    ['as planned', 'test', done, 0, undefined],
    ['different', 'test', differs, 3, undefined],
    ['verified', 'verify', done, 0, undefined],
    ['rolled back', 'rollback', done, 0, undefined],
    ['a killed PowerShell', 'rollback', `process.kill(process.pid, 'SIGKILL');`, 1, 'rollback-failed'],
    [
      'refused by the runbook',
      'verify',
      `say({ event: 'run-ended', outcome: 'refused', reason: 'locked', message: 'm' });`,
      1,
      'locked',
    ],
  ])('%s', async (_name, verb, script, exitCode, reason) => {
    const { program } = fakeShell(script);
    const { result } = await runMain([verb, plan, '--powershell', program], { now });
    expect([result.exitCode, result.reason]).toEqual([exitCode, reason]);
    expect(evidence()).toEqual([`20260131T021544Z-${verb}`]);
    const document = JSON.parse(read(`20260131T021544Z-${verb}`, 'result.json'));
    expect([document.exitCode, document.reason]).toEqual([exitCode, reason]);
  });

  onUnix('a run that was refused before it wrote to the journal: no object of an earlier run', async () => {
    const script = `
      fs.mkdirSync(here + '/journal');
      fs.writeFileSync(here + '/journal/0123.jsonl', [
        { kind: 'run', at: '2026-01-30T00:00:00.000Z' },
        { kind: 'before', step: 's', exists: false, values: {} },
      ].map((line) => JSON.stringify(line) + '\\n').join(''));
      say({ event: 'run-started', targets: [], steps: 1, journal: here + '/journal/0123.jsonl' });`;
    const { result } = await apply(script);
    expect(result.run).toMatchObject({ objects: [], journalHead: { lines: 2 } });
  });

  onUnix('what a test read, where there is no journal', async () => {
    const read = { Registrar: 'a' };
    const script = `
      say({ event: 'step', id: 's', target: 'skype', outcome: 'differs', before: ${JSON.stringify(read)}, expected: { Registrar: 'b' }, after: null, message: '' });
      say({ event: 'step', id: 'trigger', target: 'skype', outcome: 'would-change', before: null, expected: {}, after: null, message: '' });
      ${differs}`;
    const { program } = fakeShell(script);
    const { result } = await runMain(['test', plan, '--powershell', program], { now });
    const recorded = { exists: true, values: read, sha256: sha256(JSON.stringify(read)) };
    expect(result.run?.objects).toEqual([{ step: 's', before: recorded, after: recorded }]);
  });
});

onUnix('a second run in the same second, and another folder by --out', async () => {
  await apply(done);
  const first = read('20260131T021544Z-apply', 'result.json');
  await apply(done);
  expect(evidence()).toEqual(['20260131T021544Z-apply', '20260131T021544Z-apply-2']);
  expect(read('20260131T021544Z-apply', 'result.json')).toBe(first);
  await apply(done, {}, '--out', join(folder, 'elsewhere'));
  expect(evidence(join(folder, 'elsewhere'))).toEqual(['20260131T021544Z-apply']);
  expect(
    (await runMain(['check', plan, '--environment', join(folder, 'ntsystems.yml')])).result.exitCode,
  ).toBe(0);
  expect(
    (await runMain(['plan', join(folder, 'ntsystems.yml'), '--out', join(folder, 'out')])).result.exitCode,
  ).toBe(0);
});

onUnix('while the run lasts there is what it has said so far', async () => {
  const unfinished = () => join(folder, 'out', 'ntsystems.evidence', '20260131T021544Z-apply.unfinished');
  const script = `
    say({ event: 'warning', message: 'half way' });
    await sleep(300);
    fs.copyFileSync(${JSON.stringify(unfinished())} + '/transcript.txt', here + '/so-far');
    ${done}`;
  const { program, here } = fakeShell(script);
  const args = ['apply', plan, '--digest', digest, '--powershell', program];
  expect((await runMain(args, { now })).result.exitCode).toBe(0);
  expect(readFileSync(join(here, 'so-far'), 'utf8')).toContain('half way');
  expect(evidence()).toEqual(['20260131T021544Z-apply']);
});

onUnix('nothing is left where PowerShell could not be started', async () => {
  const { result } = await runMain(['test', plan, '--powershell', 'no-such-powershell'], { now });
  expect(result.reason).toBe('shell-missing');
  expect(evidence()).toEqual([]);
});

describe('a disk that is full under the evidence changes nothing but the evidence', () => {
  onUnix.each(['makeDirectory', 'append', 'write', 'rename'] as const)('%s', async (operation) => {
    const refuse = (path: string) => {
      throw ioFailure('write', path, { code: 'ENOSPC' });
    };
    const full: Partial<System> = {
      files: {
        ...nodeFileSystem,
        [operation](first: string, ...rest: never[]) {
          if (first.includes('.evidence')) return refuse(first);
          return (nodeFileSystem[operation] as (...all: unknown[]) => unknown)(first, ...rest);
        },
      },
    };
    const { result, out, err } = await apply(`${changing}${done}`, full);
    expect(result.exitCode).toBe(0);
    if (operation === 'append') {
      // The transcript is written whole at the end.
      expect(result.run?.evidence.problem).toBeNull();
      return;
    }
    expect(JSON.parse(out).run.evidence).toEqual({
      directory: null,
      problem: expect.stringMatching(/^cannot write .*: the disk is full$/),
    });
    expect(err).toContain('The evidence of this run could not be written: cannot write');
    expect(evidence().filter((name) => !name.endsWith('.unfinished'))).toEqual([]);
  });
});

onUnix('what a run came to is told and kept, though its private copy cannot be removed', async () => {
  const stuck: Partial<System> = {
    files: {
      ...nodeFileSystem,
      remove(path) {
        throw ioFailure('remove', path, { code: 'EBUSY' });
      },
    },
  };
  const { result, err } = await apply(done, stuck);
  expect(result.exitCode).toBe(0);
  expect(err).toContain('Something was left behind: cannot remove');
  expect(evidence()).toEqual(['20260131T021544Z-apply']);
});

onUnix('a run that breaks off inside of owa-im: what was said so far stays', () => {
  const directory = readPlanDirectory(nodeFileSystem, plan);
  const opened = openEvidence({ ...nodeSystem(), now }, directory, 'apply', undefined);
  opened.listener.onEvent({ event: 'warning', message: 'half way' });
  opened.discard();
  expect(evidence()).toEqual(['20260131T021544Z-apply.unfinished']);
  expect(read('20260131T021544Z-apply.unfinished', 'transcript.txt')).toContain('half way');
});
