import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { signIn } from '../organisation/sign-in.ts';
import { changeState } from '../organisation/state-files.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { CommandLine, documentOf } from './command-line.ts';
import { type PlanDirectory, planOf, type Run, repository } from './scenario.ts';

jest.setTimeout(300_000);

const example = join(repository, 'examples/ntsystems.yml');
const folders: string[] = [];
let plan: PlanDirectory;

beforeAll(async () => {
  plan = await planOf(example);
  folders.push(plan.folder);
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newOrganisation(start: 'cold' | 'warm' = 'warm'): {
  folder: string;
  verb(name: string, ...more: string[]): Promise<Run>;
} {
  const commandLine = new CommandLine(plan, {}, start);
  folders.push(commandLine.folder);
  return { folder: commandLine.folder, verb: (name, ...more) => commandLine.run(name, ...more) };
}

function everyAnswer(folder: string): unknown[] {
  return Object.entries(judge(folder)).flatMap(([user, verdict]) =>
    Object.entries(verdict).map(([question, answer]) => ({ user, question, ...answer })),
  );
}

/** The files that a run may leave behind, and the kinds of residue that summary.md foretells. */
const journalFolder = 'management/ProgramData/owa-im/';

/** The evidence of a first apply against what lies on the disks of the organisation. */
function expectEvidence(applied: Run, folder: string): void {
  const { run } = JSON.parse(applied.stdout);
  const evidence = (name: string) => readFileSync(join(run.evidence.directory, name));
  expect(evidence('result.json').toString()).toBe(applied.stdout);
  expect(evidence('journal.jsonl')).toEqual(readFileSync(run.journal));
  expect(evidence('journal.head').toString()).toBe(
    `${String(run.journalHead.lines).padStart(10, '0')} ${run.journalHead.sha256}\n`,
  );
  expect(run.machine).toBe(hostname());
  expect(run.powershell).toMatch(/^7\./);
  expect(run.account).toBeTruthy();
  // What a first run found as planned is recorded as well.
  const recorded = run.steps.filter((one: { outcome: string }) => /^(changed|as-planned)$/.test(one.outcome));
  const withState = recorded.filter((step: { expected: object }) => Object.keys(step.expected).length > 0);
  expect(run.objects.map((object: { step: string }) => object.step)).toEqual(
    withState.map((step: { id: string }) => step.id),
  );
  const file = run.objects.find((object: { step: string }) => object.step === 'EX14/web-config/owa');
  const path = join(folder, 'servers/EX14/Exchange/ClientAccess/Owa/web.config');
  expect(file.after.values).toMatchObject({ Path: path, Hash: sha256(readFileSync(path)) });
  expect(file.before.values.Hash).toBe(sha256(readFileSync(file.before.values.Backup)));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('the organisation as new', () => {
  testInPowerShell('test, apply, test, apply, verify, rollback', async () => {
    const { folder, verb } = newOrganisation('cold');
    const asNew = snapshotState(folder);
    expect(everyAnswer(folder).every((answer) => (answer as { yes: boolean }).yes)).toBe(false);

    const before = await verb('test');
    expect(before.exitCode).toBe(3);
    expect(
      documentOf(before)
        .run?.steps.filter((step) => step.outcome === 'differs')
        .map((step) => step.id),
    ).toEqual([
      'skype/topology/copy',
      'skype/trusted-pool/ex14.ntsystems.local',
      'skype/trusted-application/ex14.ntsystems.local/OutlookWebApp',
      'skype/partner-application/exchange',
      'skype/oauth-configuration/Realm',
      'exchange/partner-application/lync',
      'EX14/web-config/owa',
      'exchange/virtual-directory/EX14\\owa (Default Web Site)',
      'EX14/recycle/MSExchangeOWAAppPool',
      'exchange/mailbox-policy/Default',
    ]);
    expect(compareState(asNew, snapshotState(folder))).toEqual([]);

    const applied = await verb('apply');
    expect(applied.exitCode).toBe(0);
    expectEvidence(applied, folder);
    signIn(folder, Object.keys(judge(folder))[0] ?? '');
    expect(everyAnswer(folder)).toEqual(
      everyAnswer(folder).map((answer) => ({ ...(answer as object), yes: true, reasons: [] })),
    );

    expect((await verb('test')).exitCode).toBe(0);

    const calls = readCalls(folder).length;
    expect((await verb('apply')).exitCode).toBe(0);
    expect(readCalls(folder).length).toBe(calls);

    expect((await verb('verify')).exitCode).toBe(0);

    expect((await verb('rollback')).exitCode).toBe(0);
    const left = compareState(asNew, snapshotState(folder), [
      journalFolder,
      'servers/EX14/Exchange/Logging/',
    ]);
    expect(left.filter((difference) => difference.residue === undefined)).toEqual([]);
    // Worker process and event log are what a recycle and a sign-in leave, not what the plan changed.
    const kinds = new Set(left.map((difference) => difference.residue));
    expect([...kinds].sort()).toEqual([
      'empty for null',
      'event log',
      'security identifier',
      'service id',
      'topology version',
      'worker process',
    ]);
    const summary = readFileSync(join(plan.folder, 'summary.md'), 'utf8');
    for (const words of ['service id', 'version number of the topology', 'empty text', 'SID and GUID'])
      expect(summary).toContain(words);
  });
});

describe('in parts, as MANUAL.md tells', () => {
  testInPowerShell('first skype, then the server, at last exchange', async () => {
    const { folder, verb } = newOrganisation();
    expect((await verb('apply', '--target', 'EX14')).exitCode).toBe(1);
    expect(readCalls(folder)).toEqual([]);
    for (const target of ['skype', 'EX14', 'exchange'])
      expect((await verb('apply', '--target', target)).exitCode).toBe(0);
    expect((await verb('test')).exitCode).toBe(0);
  });

  testInPowerShell('first skype, then exchange with all servers', async () => {
    const { folder, verb } = newOrganisation();
    expect((await verb('apply', '--target', 'exchange', '--target', 'EX14')).exitCode).toBe(1);
    expect(readCalls(folder)).toEqual([]);
    expect((await verb('apply', '--target', 'skype')).exitCode).toBe(0);
    expect((await verb('apply', '--target', 'exchange', '--target', 'EX14')).exitCode).toBe(0);
    expect((await verb('test')).exitCode).toBe(0);
  });
});

describe('something else changed between apply and rollback', () => {
  testInPowerShell('a line of web.config: it stays, our keys go, the rest is undone', async () => {
    const { folder, verb } = newOrganisation();
    const file = join(folder, 'servers/EX14/Exchange/ClientAccess/Owa/web.config');
    const original = readFileSync(file, 'latin1');
    expect((await verb('apply')).exitCode).toBe(0);
    writeFileSync(
      file,
      readFileSync(file, 'latin1').replace('</appSettings>', '<add key="Other" value="1" /></appSettings>'),
      'latin1',
    );
    const rollback = await verb('rollback');
    expect(rollback.exitCode).toBe(0);
    expect(readFileSync(file, 'latin1')).toBe(
      original.replace('</appSettings>', '<add key="Other" value="1" /></appSettings>'),
    );
    const steps = documentOf(rollback).run?.steps ?? [];
    const kept = steps.filter((step) => step.outcome === 'kept');
    expect(kept.map((step) => step.id)).toEqual(['EX14/web-config/owa']);
    expect(kept[0]?.message).toMatch(/changed since/);
  });

  testInPowerShell('the mailbox policy: it is kept and said, the rest is undone', async () => {
    const { folder, verb } = newOrganisation();
    const asNew = snapshotState(folder);
    expect((await verb('apply')).exitCode).toBe(0);
    changeState(folder, 'exchange/owa-mailbox-policies', (state) => {
      for (const policy of state.policies)
        if (policy.name === 'Default')
          (policy as { instantMessagingType: string }).instantMessagingType = 'Msn';
    });
    const rollback = await verb('rollback');
    expect(rollback.exitCode).toBe(0);
    const kept = documentOf(rollback)
      .run?.steps.filter((step) => step.outcome === 'kept')
      .map((step) => step.id);
    expect(kept).toEqual(['exchange/mailbox-policy/Default']);
    const left = compareState(asNew, snapshotState(folder), [journalFolder]).filter(
      (difference) => difference.residue === undefined,
    );
    expect(left.map((difference) => difference.path)).toEqual([
      'exchange/owa-mailbox-policies.json#/policies/Default/instantMessagingType',
    ]);
  });
});
