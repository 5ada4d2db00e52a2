import { basename, join } from 'node:path';
import { afterAll, expect, jest } from '@jest/globals';
import { readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { type Deployment, deploy, keptByRuns } from './deployment.ts';
import { repository } from './scenario.ts';

jest.setTimeout(600_000);

const one = join(repository, 'examples/ntsystems.yml');
const other = join(repository, 'test/environments/shared-2019.yml');
const verbs = ['test', 'apply', 'rollback'] as const;

const deployments: Deployment[] = [];
afterAll(() => {
  for (const deployment of deployments) deployment.dispose();
});

interface Told {
  readonly run: string;
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly document: unknown;
  readonly calls: readonly string[];
}

/** Places, moments and what is drawn anew in each organisation are the same in no two runs. */
function withoutChance(text: string, { commandLine }: Deployment): string {
  return text
    .replaceAll(commandLine.folder, 'ORGANISATION')
    .replaceAll(commandLine.plan.folder, 'PLAN')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME')
    .replaceAll(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi, 'HASH')
    .replaceAll(/(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/gi, 'THUMBPRINT')
    .replaceAll(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/gi, 'GUID')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'GUID')
    .replaceAll(/(?<!\d)\d{8}T?-?\d{6}(-\d+)?Z?/g, 'TIME');
}

/** Runs the verbs on the organisations in turn, so that each run finds what the one before it has left. */
async function tellAll(
  start: 'cold' | 'warm',
  files: readonly string[],
): Promise<{ told: Told[]; left: unknown[] }> {
  const both = await Promise.all(files.map((file) => deploy(file, undefined, start)));
  deployments.push(...both);
  const asNew = both.map(({ commandLine }) => snapshotState(commandLine.folder));
  const told: Told[] = [];
  for (const verb of verbs)
    for (const [index, deployment] of both.entries()) {
      const { exitCode, stdout, stderr } = await deployment.commandLine.run(verb);
      const calls = readCalls(deployment.commandLine.folder);
      told.push({
        run: `${verb} ${basename(files[index] ?? '')}`,
        exitCode,
        stderr: withoutChance(stderr, deployment),
        document: JSON.parse(withoutChance(stdout, deployment)),
        calls: calls.map(({ command, parameters }) =>
          withoutChance(`${command} ${JSON.stringify(parameters)}`, deployment),
        ),
      });
    }
  const left = both.map((deployment, index) =>
    compareState(
      asNew[index] ?? new Map(),
      snapshotState(deployment.commandLine.folder),
      keptByRuns(deployment),
    ).map(({ path, residue }) => ({ path, residue })),
  );
  return { told, left };
}

testInPowerShell(
  'a PowerShell that runs already says and does what a new one does, with another organisation in between',
  async () => {
    const warm = await tellAll('warm', [one, other]);
    const cold = await tellAll('cold', [one]);
    const ofOne = warm.told.filter((_, index) => index % 2 === 0);
    for (const [index, told] of ofOne.entries()) expect(told).toEqual(cold.told[index]);
    expect(warm.left[0]).toEqual(cold.left[0]);
    expect(warm.told.map(({ exitCode }) => exitCode)).toEqual([3, 3, 0, 0, 0, 0]);
  },
);
