import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isWithoutJob } from '../../src/action/without-job.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { UserRepository, uses } from '../init/user-repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const job = 'jobs:\n  deploy-lab: # stage: lab\n    uses: ./x.yml\n';

test.each<[string, string | undefined, boolean]>([
  ['names the others only', job.replaceAll('lab', 'prod'), true],
  ['names it', job, false],
  ['names it, checked out with CRLF', job.replaceAll('\n', '\r\n'), false],
  ['was not written by init', 'on: push\n', false],
  ['is not there', undefined, false],
])('where deploy.yml %s', (_, text, expected) => {
  const workingDirectory = temporaryFolder('checkout');
  const path = join(workingDirectory, '.github/workflows/deploy.yml');
  mkdirSync(dirname(path), { recursive: true });
  if (text !== undefined) writeFileSync(path, text);
  expect(isWithoutJob({ ...nodeSystem(), workingDirectory }, 'lab')).toBe(expected);
});

test('as init writes it, it names each environment that init made', async () => {
  const repository = new UserRepository();
  await repository.run('init', '--uses', uses);
  await repository.run('init', '--add', 'prod', '--stage', 'production');
  const system = { ...nodeSystem(), workingDirectory: repository.folder };
  expect(['lab', 'prod', 'other'].map((name) => isWithoutJob(system, name))).toEqual([false, false, true]);
});
