import { basename } from 'node:path';
import { afterEach, describe, expect, jest } from '@jest/globals';
import { readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { documentOf } from './command-line.ts';
import {
  complaints,
  type Deployment,
  deploy,
  keptByRuns,
  recycleAll,
  representative,
  waitsForOperator,
} from './deployment.ts';

jest.setTimeout(300_000);

/**
 * Each run of these is a PowerShell of its own: several generations of Exchange, Lync's commands from another machine with
 * a restart by hand, and OcsPowershell.
 */
const cold = ['contoso.yml', 'manual-2013.yml', 'meetings-only.yml'];

let deployment: Deployment | undefined;
afterEach(() => deployment?.dispose());

describe('an organisation as new: test, apply, apply, verify, rollback', () => {
  for (const file of representative) {
    testInPowerShell(basename(file), async () => {
      deployment = await deploy(file, undefined, cold.includes(basename(file)) ? 'cold' : 'warm');
      const { commandLine } = deployment;
      const { folder } = commandLine;
      const asNew = snapshotState(folder);
      const before = await commandLine.run('test');
      expect([before.exitCode, documentOf(before).message]).toEqual([3, undefined]);
      expect(complaints(deployment)).not.toEqual([]);

      const apply = await commandLine.run('apply');
      if (waitsForOperator(deployment)) {
        expect([apply.exitCode, documentOf(apply).reason]).toEqual([1, 'restart-pending']);
        recycleAll(deployment);
        const resumed = await commandLine.run('apply');
        expect([resumed.exitCode, documentOf(resumed).message]).toEqual([0, undefined]);
      } else {
        expect([apply.exitCode, documentOf(apply).message]).toEqual([0, undefined]);
      }
      expect(complaints(deployment)).toEqual([]);

      const calls = readCalls(folder).length;
      expect((await commandLine.run('apply')).exitCode).toBe(0);
      expect(readCalls(folder).length).toBe(calls);
      const verify = await commandLine.run('verify');
      expect([verify.exitCode, documentOf(verify).message]).toEqual([0, undefined]);

      const rollback = await commandLine.run('rollback');
      if (waitsForOperator(deployment)) {
        expect([rollback.exitCode, documentOf(rollback).reason]).toEqual([1, 'restart-pending']);
        recycleAll(deployment);
        expect((await commandLine.run('rollback')).exitCode).toBe(0);
      } else {
        expect([rollback.exitCode, documentOf(rollback).message]).toEqual([0, undefined]);
      }
      const left = compareState(asNew, snapshotState(folder), keptByRuns(deployment));
      expect(left.filter((difference) => difference.residue === undefined)).toEqual([]);
    });
  }
});
