import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readYaml, type WorkflowFile } from '../action/workflow-file.ts';
import { repository } from '../cli/run-main.ts';
import { UserRepository, uses } from './user-repository.ts';

const page = readFileSync(join(repository, 'docs/setup.md'), 'utf8');

/** The rows of the table of permissions in a section of the page. */
function rowsOf(title: string): readonly string[] {
  const [section = ''] = page
    .split(`\n## ${title}\n`)
    .slice(1)
    .map((text) => text.split('\n## ')[0]);
  return section
    .split('\n')
    .filter((line) => /^\| `[\w-]+\.yml` +\|/.test(line))
    .map((line) => line.replace(/ +/g, ' ').slice(2, -2))
    .sort();
}

function jobsOf(written: UserRepository, paths: readonly string[]): readonly string[] {
  const jobs = paths.flatMap((path) => {
    const { jobs: found } = readYaml(join(written.folder, path)) as WorkflowFile;
    return Object.entries(found).map(([id, { permissions = {} }]) => {
      const rights = Object.entries(permissions).map(([scope, right]) => `\`${scope}: ${right}\``);
      return `\`${path.split('/').pop()}\` | \`${id}\` | ${rights.join(', ') || 'none'}`;
    });
  });
  return jobs.sort();
}

test('docs/setup.md tells the permissions of each job that init writes, and names each file', async () => {
  const written = new UserRepository();
  await written.run('init', '--uses', uses);
  expect(rowsOf('Permissions')).toEqual(jobsOf(written, written.workflows));
  for (const path of written.files) expect(page).toContain(`\`${path}\``);
});

test('and those of the workflows that are others where pull requests approve', async () => {
  const [usual, written] = [new UserRepository(), new UserRepository()];
  await usual.run('init', '--uses', uses);
  await written.run('init', '--uses', uses, '--approval', 'pull-request');
  const others = written.workflows.filter((path) => written.read(path) !== usual.read(path));
  expect(rowsOf('Approval by pull request')).toEqual(jobsOf(written, others));
});
