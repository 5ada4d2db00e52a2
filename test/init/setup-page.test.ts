import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readYaml, type WorkflowFile } from '../action/workflow-file.ts';
import { repository } from '../cli/run-main.ts';
import { UserRepository, uses } from './user-repository.ts';

test('docs/setup.md tells the permissions of each job that init writes, and names each file', async () => {
  const written = new UserRepository();
  await written.run('init', '--uses', uses);
  const page = readFileSync(join(repository, 'docs/setup.md'), 'utf8');
  const jobs = written.workflows.flatMap((path) => {
    const { jobs: found } = readYaml(join(written.folder, path)) as WorkflowFile;
    return Object.entries(found).map(([id, { permissions = {} }]) => {
      const rights = Object.entries(permissions).map(([scope, right]) => `\`${scope}: ${right}\``);
      return `\`${path.split('/').pop()}\` | \`${id}\` | ${rights.join(', ') || 'none'}`;
    });
  });
  const rows = page
    .split('\n')
    .filter((line) => /^\| `[\w-]+\.yml` +\|/.test(line))
    .map((line) => line.replace(/ +/g, ' ').slice(2, -2));
  expect(rows.sort()).toEqual(jobs.sort());
  for (const path of written.files) expect(page).toContain(`\`${path}\``);
});
