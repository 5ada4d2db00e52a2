import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { folderWithExamples, repository, runMain } from './run-main.ts';

let folder = '';
beforeEach(() => {
  folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
});

const at = (...parts: string[]) => join(folder, ...parts);
const edit = (change: (text: string) => string, name = 'ntsystems.yml') =>
  writeFileSync(at(name), change(readFileSync(at('ntsystems.yml'), 'utf8')));

/** Names of all files below, with `/`. */
function filesIn(path: string): string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function planned(file = at('ntsystems.yml'), out = at('out')) {
  const { result, out: text } = await runMain(['plan', file, '--out', out]);
  expect([result.reason, result.message]).toEqual([undefined, undefined]);
  return { digest: result.environments[0]?.digest, text };
}

test('every file of the table, and nothing else; the digest above the summary', async () => {
  const { digest, text } = await planned();
  expect(readdirSync(at('out')).sort()).toEqual(['ntsystems', 'ntsystems.lint.sarif']);
  expect(filesIn(at('out', 'ntsystems'))).toEqual([
    ...['MANUAL.md', 'OwaIm.psm1', 'SHA256SUMS', 'plan.json', 'runbook.ps1', 'summary.md'],
    ...['web.config/EX14.diff', 'web.config/EX14.web.config', 'web.config/transform.EX14.xdt'],
  ]);
  expect(text).toContain(`Digest ${digest}\n\n# ntsystems: `);
  if (process.platform === 'win32') return;
  const sums = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], {
    cwd: at('out', 'ntsystems'),
    encoding: 'utf8',
  });
  expect(sums.match(/: OK/g)).toHaveLength(8);
});

test('text is UTF-8 with LF, PowerShell is ASCII with CRLF', async () => {
  await planned();
  for (const name of filesIn(at('out', 'ntsystems'))) {
    if (name.startsWith('web.config/EX14')) continue;
    const text = readFileSync(at('out', 'ntsystems', name), 'latin1');
    const lines = { crlf: text.split('\r\n').length - 1, lf: text.split('\n').length - 1 };
    const powershell = /\.psm?1$/.test(name);
    expect([name, lines.crlf]).toEqual([name, powershell ? lines.lf : 0]);
    if (powershell) expect([name, /[^\t\r\n -~]/.test(text)]).toEqual([name, false]);
  }
});

test('no file holds the digest, a path of this machine or a time', async () => {
  const { digest } = await planned();
  for (const name of filesIn(at('out', 'ntsystems'))) {
    const text = readFileSync(at('out', 'ntsystems', name), 'utf8');
    for (const secret of [String(digest), folder, repository, new Date().toISOString().slice(0, 13)]) {
      expect([name, text.includes(secret)]).toEqual([name, false]);
    }
  }
});

describe('the same digest', () => {
  test('from another folder', async () => {
    const { digest } = await planned();
    mkdirSync(at('a', 'b'), { recursive: true });
    for (const name of ['ntsystems.yml', 'ex14.web.config']) cpSync(at(name), at('a', 'b', name));
    expect((await planned(at('a', 'b', 'ntsystems.yml'), at('out2'))).digest).toBe(digest);
  });

  test.each<[string, (text: string) => string]>([
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['with a BOM', (text) => `\uFEFF${text}`],
    ['with other comments', (text) => text.replace(/#.*$/gm, '# another')],
    ['without comments and blank lines', (text) => text.replace(/\s*#.*$/gm, '').replace(/\n+/g, '\n')],
    ['with reordered keys', reordered],
    [
      'with the thumbprint as it is shown by Windows',
      (text) => text.replace(/4F0E[0-9A-F]+/, (hex) => hex.toLowerCase().replace(/(..)/g, '$1 ').trim()),
    ],
    [
      'with defaults written out',
      (text) => `${text}\nrollout:\n  order: [EX14]\n  pauseBetweenServers: 0s\n`,
    ],
  ])('%s', async (_name, change) => {
    const { digest } = await planned();
    const before = readFileSync(at('ntsystems.yml'), 'utf8');
    edit(change);
    expect(readFileSync(at('ntsystems.yml'), 'utf8')).not.toBe(before);
    expect((await planned(undefined, at('out2'))).digest).toBe(digest);
  });

  test('of the bundle in other time zones and languages', () => {
    const variables = [
      {},
      { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
    ];
    const digests = variables.map((more, index) => {
      const args = [
        'dist/index.js',
        'plan',
        at('ntsystems.yml'),
        '--out',
        at(`out${index}`),
        '--format',
        'json',
      ];
      const env = { PATH: process.env.PATH, ...more };
      const out = execFileSync(process.execPath, args, {
        cwd: repository,
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return JSON.parse(out.toString()).environments[0].digest;
    });
    expect(new Set(digests).size).toBe(1);
  });

  /** The top-level blocks from last to first. */
  function reordered(text: string): string {
    const blocks = text.split(/^(?=[a-z]+:)/m);
    return blocks
      .reverse()
      .map((block) => (block.endsWith('\n') ? block : `${block}\n`))
      .join('');
  }
});

test('one other digit of the thumbprint: another digest', async () => {
  const { digest } = await planned();
  edit((text) => text.replace('4F0E7C2B', '4F0E7C2A'));
  expect((await planned(undefined, at('out2'))).digest).not.toBe(digest);
});

describe('nothing is written', () => {
  test.each<[string, (text: string) => string, number, string]>([
    ['a YAML error', (text) => `${text}\n\tx: [`, 2, 'invalid-config'],
    ['an empty file', () => '', 2, 'invalid-config'],
    ['an unknown key', (text) => text.replace('siteId:', 'sietId:'), 2, 'invalid-config'],
    [
      'a wildcard for a name',
      (text) => text.replace('fqdn: ly14.ntsystems.local', 'fqdn: "*.ntsystems.local"'),
      2,
      'invalid-config',
    ],
    [
      'a secret',
      (text) => text.replace('description: ', 'description: password=Hunter2hunter2 '),
      2,
      'invalid-config',
    ],
    [
      'what this version does not plan',
      (text) => text.replace(/^skype:$/m, 'skype:\n  connection: https://ly14.ntsystems.local/OcsPowershell'),
      1,
      'unsupported',
    ],
    [
      'a contradiction',
      (text) => text.replace('autodiscover: autodiscover.', 'autodiscover: ex14.'),
      1,
      'lint-failed',
    ],
    ['a copy that is not there', (text) => text.replace('ex14.web.config', 'gone.config'), 1, 'lint-failed'],
  ])('%s', async (_name, change, exitCode, reason) => {
    const { digest } = await planned();
    const before = listing(at('out'));
    edit(change);
    const { result, out } = await runMain(['plan', at('ntsystems.yml'), '--out', at('out')]);
    expect([result.exitCode, result.reason]).toEqual([exitCode, reason]);
    expect(out).toMatch(/ntsystems\.yml:\d+:\d+: error /);
    expect(listing(at('out'))).toEqual(before);
    expect(
      (await runMain(['check', at('out', 'ntsystems'), '--digest', String(digest)])).result.exitCode,
    ).toBe(0);
    const fresh = await runMain(['plan', at('ntsystems.yml'), '--out', at('fresh')]);
    expect([fresh.result.exitCode, existsSync(at('fresh'))]).toEqual([exitCode, false]);
  });

  test('one good file beside a bad one', async () => {
    edit((text) => text.replace('name: ntsystems', 'name: other').replace('siteId', 'sietId'), 'other.yml');
    const { result } = await runMain(['plan', folder, '--out', at('out')]);
    expect(result).toMatchObject({
      exitCode: 2,
      reason: 'invalid-config',
      environments: [{ name: 'other' }],
    });
    expect(existsSync(at('out'))).toBe(false);
  });

  test('two environments of one name', async () => {
    edit((text) => text, 'same.yml');
    const { result } = await runMain(['plan', folder, '--out', at('out')]);
    expect(result).toMatchObject({ exitCode: 1, reason: 'output-exists' });
    expect(result.message).toMatch(/ntsystems\.yml and .*same\.yml both have the name ntsystems/);
    expect(existsSync(at('out'))).toBe(false);
  });

  test.each<[string, string[], RegExp]>([
    ['a path that is not there', ['gone.yml'], /gone\.yml does not exist/],
    ['a folder without YAML', ['empty'], /holds no environment file/],
    ['a glob without a match', ['*.yaml'], /no environment file matches/],
  ])('%s', async (_name, [name = ''], message) => {
    mkdirSync(at('empty'));
    const { result } = await runMain(['plan', at(name), '--out', at('out')]);
    expect([result.exitCode, result.reason]).toEqual([2, 'invalid-config']);
    expect(result.message).toMatch(message);
    expect(existsSync(at('out'))).toBe(false);
  });

  function listing(path: string): Record<string, string> {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return Object.fromEntries(
      entries.map((entry) => [
        join(entry.parentPath, entry.name),
        readFileSync(join(entry.parentPath, entry.name), 'hex'),
      ]),
    );
  }
});

test('folders and globs are all the same files, each once', async () => {
  mkdirSync(at('sub', '.hidden'), { recursive: true });
  edit(
    (text) => text.replace('name: ntsystems', 'name: second').replace('      webConfig: ex14.web.config', ''),
    'sub/second.yaml',
  );
  writeFileSync(at('sub', '.hidden', 'x.yml'), 'not ours');
  for (const operands of [
    [folder],
    [at('**/*.{yml,yaml}')],
    [at('ntsystems.yml'), at('sub')],
    [folder, at('sub', 'second.yaml')],
  ]) {
    const { result } = await runMain(['plan', ...operands, '--out', at('out')]);
    expect(result.environments.map((environment) => environment.name).sort()).toEqual([
      'ntsystems',
      'second',
    ]);
  }
});

test('--fail-on warning fails on a warning, never lets an error of meaning pass but no fault of shape', async () => {
  edit((text) => text.replace('stage: lab ', 'stage: production '));
  const run = async (failOn: string) =>
    (await runMain(['plan', at('ntsystems.yml'), '--out', at('out'), '--fail-on', failOn])).result;
  expect(await run('error')).toMatchObject({ exitCode: 0 });
  expect(await run('warning')).toMatchObject({ exitCode: 1, reason: 'lint-failed' });
  edit((text) => text.replace('autodiscover: autodiscover.', 'autodiscover: ex14.'));
  expect(await run('error')).toMatchObject({ exitCode: 1, reason: 'lint-failed' });
  expect(await run('never')).toMatchObject({ exitCode: 0 });
  edit((text) => text.replace('siteId', 'sietId'));
  expect(await run('never')).toMatchObject({ exitCode: 2, reason: 'invalid-config' });
});
