import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest } from '@jest/globals';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { readState } from '../organisation/state-files.ts';
import { removeServer } from '../organisation/upkeep.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { documentOf } from './command-line.ts';
import { complaints, type Deployment, deploy } from './deployment.ts';
import { type PlanDirectory, planOf, type Run, repository, run } from './scenario.ts';

jest.setTimeout(600_000);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The plan of another text of the same environment. */
async function planOfText(text: string, name: string): Promise<PlanDirectory> {
  const folder = temporaryFolder('leaving');
  folders.push(folder);
  writeFileSync(join(folder, `${name}.yml`), text);
  return planOf(join(folder, `${name}.yml`), join(folder, name));
}

function withPlan({ commandLine }: Deployment, plan: PlanDirectory, verb: string, ...more: string[]) {
  const approval = verb === 'apply' ? ['--approved-by', 'the tests'] : [];
  return run(process.execPath, [
    ...[join(repository, 'dist/index.js'), verb, plan.folder, '--digest', plan.digest, '--format', 'json'],
    ...['--powershell', commandLine.shell, '--journal', commandLine.journalFolder, ...approval, ...more],
  ]);
}

const stepsOf = (result: Run, outcome: string) =>
  (documentOf(result).run?.steps ?? []).flatMap((step) => (step.outcome === outcome ? [step.id] : []));

function overridesOf(folder: string): string[] {
  return readState(folder, 'exchange/setting-overrides').overrides.flatMap(({ name, server }) =>
    name.startsWith('owa-im-') ? [`${name}: ${(server ?? []).join(' ')}`] : [],
  );
}

const file = join(repository, 'test/environments/two-generations.yml');
const text = readFileSync(file, 'utf8');
const leaving = text
  .replace('name: F16B,', 'name: F16B, state: absent,')
  .replace('{ name: F19B,', '{ name: F19B, state: absent,');
const without = text
  .replace(/ {4}- \{\n {8}name: F16B,[^}]*\}[^}]*\}\n/, '')
  .replace(/ {4}- \{ name: F19B.*\n/, '');

describe('two servers leave, the others stay', () => {
  testInPowerShell('one with a pool of its own, one that shares pool and override', async () => {
    const deployment = await deploy(file);
    folders.push(deployment.commandLine.folder);
    const { folder } = deployment.commandLine;
    expect(documentOf(await deployment.commandLine.run('apply'))).toMatchObject({ exitCode: 0 });
    expect(complaints(deployment)).toEqual([]);
    const applied = snapshotState(folder);

    const plan = await planOfText(leaving, 'two-generations');
    const looked = await withPlan(deployment, plan, 'test');
    expect(documentOf(looked)).toMatchObject({ exitCode: 3 });
    expect(stepsOf(looked, 'differs')).toEqual([
      'skype/trusted-pool/f16b.fourth.example',
      'skype/trusted-computer/f19b.fourth.example',
      'skype/trusted-application/f16b.fourth.example/OutlookWebApp',
      'exchange/setting-override/F16B',
      'exchange/virtual-directory/F16B\\owa (Default Web Site)',
      'exchange/setting-override/F19B',
      'exchange/virtual-directory/F19B\\owa (Default Web Site)',
    ]);
    expect(looked.stdout).not.toContain('Orphan');

    // The trust of a server goes after the server.
    const early = await withPlan(deployment, plan, 'apply', '--target', 'skype');
    expect(documentOf(early)).toMatchObject({ reason: 'preflight-failed' });
    expect(early.stdout).toContain('exchange/setting-override/F16B is still there, is not selected');

    // In parts: the server that leaves first.
    const first = await withPlan(deployment, plan, 'apply', '--target', 'F19B');
    expect(documentOf(first)).toMatchObject({ exitCode: 0 });
    expect(stepsOf(first, 'undone')).toEqual([
      'exchange/virtual-directory/F19B\\owa (Default Web Site)',
      'exchange/setting-override/F19B',
    ]);
    expect(stepsOf(first, 'changed')).toEqual(['exchange/refresh/F19B', 'F19B/recycle/MSExchangeOWAAppPool']);

    const removed = await withPlan(deployment, plan, 'apply');
    expect(documentOf(removed)).toMatchObject({ exitCode: 0 });
    expect(stepsOf(removed, 'undone')).toEqual([
      'exchange/virtual-directory/F16B\\owa (Default Web Site)',
      'exchange/setting-override/F16B',
      'skype/trusted-application/f16b.fourth.example/OutlookWebApp',
      'skype/trusted-computer/f19b.fourth.example',
      'skype/trusted-pool/f16b.fourth.example',
    ]);
    expect(stepsOf(removed, 'changed')).toEqual([
      'exchange/refresh/F16B',
      'F16B/recycle/MSExchangeOWAAppPool',
      'skype/topology/taken-out',
    ]);
    expect(overridesOf(folder)).toEqual(['owa-im-two-generations-1: F16A', 'owa-im-two-generations-3: F19A']);
    const { trustedApplicationPools } = readState(folder, 'skype/topology').enabled;
    expect(trustedApplicationPools.map(({ poolFqdn, computers }) => [poolFqdn, ...computers])).toEqual(
      expect.arrayContaining([
        ['f16a.fourth.example', 'f16a.fourth.example'],
        ['owa.fourth.example', 'f19a.fourth.example'],
      ]),
    );
    // Who comes through a server that left has no presence there; nothing else is wrong for those who stay.
    const wrong = complaints(deployment).filter(
      (text) => !/on (F16B|F19B)|that (F16B|F19B) has loaded/.test(text),
    );
    expect(wrong.filter((text) => !/trust f16b/.test(text))).toEqual([]);

    forgetCalls(folder);
    expect(documentOf(await withPlan(deployment, plan, 'apply'))).toMatchObject({ exitCode: 0 });
    expect(documentOf(await withPlan(deployment, plan, 'test'))).toMatchObject({ exitCode: 0 });
    expect(readCalls(folder)).toEqual([]);

    expect(documentOf(await withPlan(deployment, plan, 'rollback'))).toMatchObject({ exitCode: 0 });
    expect(complaints(deployment)).toEqual([]);
    const left = compareState(applied, snapshotState(folder), ['management/ProgramData/']);
    const wrongly = left.filter(({ path, residue }) => residue === undefined && !path.endsWith('/serviceId'));
    expect(wrongly).toEqual([]);

    expect(documentOf(await withPlan(deployment, plan, 'apply'))).toMatchObject({ exitCode: 0 });
    for (const server of ['F16B', 'F19B']) removeServer(folder, server, 'F16A');
    expect(complaints(deployment)).toEqual([]);
    const after = await withPlan(deployment, await planOfText(without, 'two-generations'), 'test');
    expect(documentOf(after)).toMatchObject({ exitCode: 0 });
    expect(after.stdout).not.toContain('Orphan');
  });
});
