import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { repository } from '../cli/run-main.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const commit = 'c'.repeat(40);
const changelog =
  '# Changelog\n\n## 1.2.3 (2026-12-01)\n\n### Added\n\n- A thing.\n\n## 1.2.2 (2026-11-01)\n\n- Old.\n';

test.each<[string, string[], string, string]>([
  ['of a version', ['v1.2.3', 'contoso/owa-im', commit], changelog, ''],
  [
    'of another tag',
    ['v1.2.4', 'contoso/owa-im', commit],
    changelog,
    'the tag is v1.2.4, and package.json says 1.2.3',
  ],
  ['without a section', ['v1.2.3', 'contoso/owa-im', commit], '# Changelog\n', 'has no section'],
  [
    'with an empty section',
    ['v1.2.3', 'contoso/owa-im', commit],
    '## 1.2.3 (now)\n\n## 1.2.2 (x)\n',
    'says nothing',
  ],
  ['of a short commit', ['v1.2.3', 'contoso/owa-im', 'ccccccc'], changelog, 'is no full commit'],
])('notes %s', (_, args, text, problem) => {
  const folder = temporaryFolder('release');
  mkdirSync(join(folder, 'scripts'));
  cpSync(join(repository, 'scripts', 'release-notes.mjs'), join(folder, 'scripts', 'release-notes.mjs'));
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }');
  writeFileSync(join(folder, 'CHANGELOG.md'), text);
  const run = spawnSync(process.execPath, [join(folder, 'scripts', 'release-notes.mjs'), ...args], {
    encoding: 'utf8',
  });
  expect(run.stderr).toContain(problem);
  if (problem !== '') return expect(run.status).toBe(1);
  expect(run.stdout).toMatch(/^### Added\n\n- A thing\.\n\n## Use it/);
  expect(run.stdout).toContain(`--uses contoso/owa-im@${commit}`);
  expect(run.stdout).not.toContain('Old');
});
