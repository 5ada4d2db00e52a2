import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { repository } from '../cli/run-main.ts';

jest.setTimeout(180_000);

const hasBrowser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some(
  existsSync,
);

(hasBrowser ? test : test.skip)('comments and summaries fit their column, with every diagram drawn', () => {
  const script = join(repository, 'scripts', 'pictures.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  expect([status, stderr.match(/overflows|diagram .*/g)]).toEqual([0, null]);
  expect(stdout).toMatch(/^comment-ntsystems: \d+ characters, 1 diagrams$/m);
});
