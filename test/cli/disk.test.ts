import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { hasStrace } from '../powershell/strace.ts';
import { onUnix } from '../run/fake-shell.ts';
import { folderWithExamples, repository } from './run-main.ts';

// Crashes, full and read-only disks come from outside, by strace: the product has no switch for them.
// Skipped, and counted, where there is none, which .ci/run takes for a failure.
const injected = hasStrace ? test : test.skip;
if (!hasStrace)
  console.warn('No strace here: full and read-only disks are not tried, their tests are skipped.');

let folder = '';
beforeAll(() => {
  folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
});

function plan(out: string, trace: readonly string[] = []) {
  const program = [
    process.execPath,
    join(repository, 'dist', 'index.js'),
    'plan',
    join(folder, 'ntsystems.yml'),
    '--out',
    out,
    '--format',
    'json',
  ];
  const [command = '', ...args] =
    trace.length === 0 ? program : ['strace', '-f', '-qq', ...trace, ...program];
  const run = spawnSync(command, args, { env: { PATH: process.env.PATH }, encoding: 'utf8', cwd: folder });
  return {
    status: run.status,
    signal: run.signal,
    document: run.stdout === '' ? undefined : JSON.parse(run.stdout),
  };
}

const listing = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true }).map((entry) => {
      const name = join(entry.parentPath, entry.name);
      return [name, entry.isFile() ? readFileSync(name, 'hex') : 'folder'];
    }),
  );

describe('a disk that fails: io-failed with a remedy, the old plan whole, nothing half written', () => {
  injected.each([
    ['mkdir', 'EROFS', /the disk is read-only/],
    ['mkdir', 'EACCES', /permission denied/],
    ['mkdir', 'ENOSPC', /the disk is full/],
    ['rename', 'EACCES', /permission denied/],
    ['rename', 'ENOSPC', /the disk is full/],
  ])('%s fails with %s', (call, error, message) => {
    const out = join(folder, `${call}-${error}`);
    expect(plan(out).status).toBe(0);
    const before = listing(out);
    const { status, document } = plan(out, [
      '-o',
      '/dev/null',
      '-e',
      `trace=${call}`,
      '-e',
      `inject=${call}:error=${error}:when=2`,
    ]);
    expect([status, document.reason]).toEqual([1, 'io-failed']);
    expect(document.message).toMatch(message);
    expect(listing(out)).toEqual(before);
  });

  injected(
    'every write of a file in turn finds the disk full',
    () => {
      const out = join(folder, 'writes');
      const log = join(folder, 'writes.log');
      expect(plan(out).status).toBe(0);
      const before = listing(out);
      plan(join(folder, 'counted'), ['-o', log, '-y', '-e', 'trace=write']);
      const lines = readFileSync(log, 'utf8').split('\n');
      const main = lines[0]?.split(' ')[0];
      const writes = lines.filter((line) => line.startsWith(`${main} `) && line.includes('write('));
      const places = writes.flatMap((line, index) => (line.includes('/.owa-im-') ? [index + 1] : []));
      expect(places.length).toBeGreaterThanOrEqual(10);
      for (const place of places) {
        const { status, document } = plan(out, [
          '-o',
          '/dev/null',
          '-e',
          'trace=write',
          '-e',
          `inject=write:error=ENOSPC:when=${place}`,
        ]);
        expect([place, status, document?.reason]).toEqual([place, 1, 'io-failed']);
        expect(listing(out)).toEqual(before);
      }
    },
    120_000,
  );

  injected(
    'killed at every rename: the next run puts things right',
    () => {
      const out = join(folder, 'killed');
      const good = plan(out).document.environments[0].digest;
      for (let place = 1; place <= 4; place += 1) {
        const { status } = plan(out, [
          '-o',
          '/dev/null',
          '-e',
          'trace=rename',
          '-e',
          `inject=rename:signal=SIGKILL:when=${place}`,
        ]);
        expect(status).not.toBe(0);
        expect(plan(out).document.environments[0].digest).toBe(good);
        expect(readdirSync(out).sort()).toEqual(['ntsystems', 'ntsystems.lint.sarif']);
      }
    },
    60_000,
  );
});

test('standard output on a full disk is a failure', () => {
  if (!existsSync('/dev/full')) return;
  const command = `"${process.execPath}" "${join(repository, 'dist', 'index.js')}" --help > /dev/full`;
  const run = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('cannot write to standard output: the disk is full');
});

onUnix('a reader that goes away is no failure', () => {
  const command = `"${process.execPath}" "${join(repository, 'dist', 'index.js')}" plan ntsystems.yml --out piped | head -1`;
  const out = execFileSync('bash', ['-c', `set -o pipefail; ${command}`], { cwd: folder, encoding: 'utf8' });
  expect(out).not.toBe('');
  expect(existsSync(join(folder, 'piped', 'ntsystems', 'SHA256SUMS'))).toBe(true);
});

test('an output folder that is a file, or that holds what a person made', () => {
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'mine', 'ntsystems'), { recursive: true });
  writeFileSync(join(folder, 'mine', 'ntsystems', 'notes.txt'), 'mine');
  for (const name of ['file', 'mine'])
    expect(plan(join(folder, name)).document).toMatchObject({ exitCode: 1, reason: 'output-exists' });
  expect(readdirSync(join(folder, 'mine', 'ntsystems'))).toEqual(['notes.txt']);
});
