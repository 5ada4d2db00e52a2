import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { readState } from '../organisation/state-files.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { CommandLine, documentOf } from './command-line.ts';
import { type PlanDirectory, planOf, type Run, repository, run } from './scenario.ts';

jest.setTimeout(300_000);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The plan of the file as it is, on an organisation as new, and the plan of the same file with `state: absent`. */
async function both(file: string): Promise<{ present: CommandLine; absent: PlanDirectory }> {
  const folder = temporaryFolder('absent');
  folders.push(folder);
  const text = readFileSync(join(repository, file), 'utf8')
    .replace(/^.*webConfig:.*\n/m, '')
    .replace(/connection: winrm:\S+/, 'connection: module')
    .replace('restart: manual', 'restart: recycle');
  const plan = async (name: string, content: string) => {
    writeFileSync(join(folder, `${name}.yml`), content);
    return planOf(join(folder, `${name}.yml`), join(folder, name));
  };
  const reading = readEnvironment({ file, bytes: new TextEncoder().encode(text) });
  if (reading.outcome !== 'valid') throw new Error(JSON.stringify(reading.findings));
  const organisation = organisationOf(reading.environment);
  const present = new CommandLine(await plan('present', text), organisation);
  folders.push(present.folder);
  return { present, absent: await plan('absent', text.replace(/^schema: 1$/m, 'schema: 1\nstate: absent')) };
}

function withPlan(one: CommandLine, plan: PlanDirectory, verb: string): Promise<Run> {
  const approval = verb === 'apply' ? ['--approved-by', 'the tests'] : [];
  return run(process.execPath, [
    ...[join(repository, 'dist/index.js'), verb, plan.folder, '--digest', plan.digest, '--format', 'json'],
    ...['--powershell', one.shell, '--journal', one.journalFolder, ...approval],
  ]);
}

function yes(folder: string): number {
  return Object.values(judge(folder)).filter(({ presenceAndIm }) => presenceAndIm.yes).length;
}

describe('state: absent of a whole environment', () => {
  testInPowerShell.each(['examples/ntsystems.yml', 'test/environments/director.yml'])(
    '%s: as new again, and a rollback brings it back',
    async (file) => {
      const { present, absent } = await both(file);
      const asNew = snapshotState(present.folder);
      expect((await withPlan(present, absent, 'test')).exitCode).toBe(0);
      expect((await present.run('apply')).exitCode).toBe(0);
      const everybody = yes(present.folder);
      expect(everybody).toBeGreaterThan(0);

      expect((await withPlan(present, absent, 'test')).exitCode).toBe(3);
      expect(documentOf(await withPlan(present, absent, 'apply'))).toMatchObject({ exitCode: 0 });
      expect(yes(present.folder)).toBe(0);
      const left = compareState(asNew, snapshotState(present.folder), ['management/ProgramData/']);
      expect(left.filter((difference) => difference.residue === undefined)).toEqual([]);

      forgetCalls(present.folder);
      expect((await withPlan(present, absent, 'apply')).exitCode).toBe(0);
      expect((await withPlan(present, absent, 'test')).exitCode).toBe(0);
      expect((await withPlan(present, absent, 'verify')).exitCode).toBe(0);
      expect(readCalls(present.folder)).toEqual([]);

      expect(documentOf(await withPlan(present, absent, 'rollback'))).toMatchObject({ exitCode: 0 });
      expect(yes(present.folder)).toBe(everybody);
      expect((await present.run('test')).exitCode).toBe(0);
    },
  );
});

describe('without its journals', () => {
  testInPowerShell('only the override that bears our name is ours; the rest stays and is named', async () => {
    const { present, absent } = await both('test/environments/director.yml');
    expect((await present.run('apply')).exitCode).toBe(0);
    rmSync(present.journalFolder, { recursive: true });
    const removed = await withPlan(present, absent, 'apply');
    expect(documentOf(removed)).toMatchObject({ exitCode: 0 });
    const steps = documentOf(removed).run?.steps ?? [];
    expect(steps.filter(({ outcome }) => outcome === 'undone').map(({ id }) => id)).toEqual([
      'exchange/setting-override/PW1',
    ]);
    const { overrides } = readState(present.folder, 'exchange/setting-overrides');
    expect(overrides.filter(({ component }) => component === 'OwaServer')).toEqual([]);
    expect(removed.stdout).toContain('exchange/mailbox-policy/Default is there, and no journal in');
  });
});
