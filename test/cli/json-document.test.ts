import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fakeShell, onUnix } from '../run/fake-shell.ts';
import { folderWithExamples, repository, runMain } from './run-main.ts';

/** Runs with --format json and gives the document; standard output must hold nothing else. */
async function documentOf(...args: string[]) {
  const { out, err, result } = await runMain([...args, '--format', 'json']);
  const document = JSON.parse(out);
  expect(document).toMatchObject({
    schema: 1,
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    exitCode: result.exitCode,
  });
  return { document, err };
}

const everything = `
  say({ event: 'run-started', targets: ['skype'], steps: 1, journal: null });
  say({ event: 'check', id: 'c', target: 'skype', where: 'w', outcome: 'pass', safety: 'advice', message: '' });
  say({ event: 'step', id: 's', target: 'skype', outcome: 'differs', before: { P: null }, expected: { P: ['a'] }, after: null });
  say({ event: 'residue', step: 's', text: 'r' });
  say({ event: 'warning', message: 'w' });
  say({ event: 'run-ended', outcome: 'differs', exitCode: 3, observed: 'ff' });`;

onUnix('one document for every way to end, and every key of it is documented', async () => {
  const folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
  const yaml = join(folder, 'ntsystems.yml');
  const out = join(folder, 'out');
  const keys = new Set<string>();
  const collect = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) collect(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        const inner = path === '' ? key : `${path}.${key}`;
        keys.add(inner);
        if (!['before', 'expected', 'after'].includes(key)) collect(item, inner);
      }
    }
  };
  const runs: [string[], number, string | undefined][] = [
    [['plan', yaml, '--out', out], 0, undefined],
    [['lint', yaml], 0, undefined],
    [['check', join(out, 'ntsystems'), '--environment', yaml], 0, undefined],
    [['check', join(out, 'ntsystems'), '--digest', '0'.repeat(64)], 1, 'digest-mismatch'],
    [['test', join(out, 'ntsystems'), '--powershell', fakeShell(everything).program], 3, undefined],
    [['test', join(out, 'ntsystems'), '--powershell', join(folder, 'gone')], 1, 'shell-missing'],
    [['lint', join(repository, 'test', 'lint', 'ntsystems-as-posted.yml')], 2, 'invalid-config'],
    [['plan', join(folder, 'gone.yml')], 2, 'invalid-config'],
    [['paln'], 2, 'invalid-config'],
    [[], 2, 'invalid-config'],
    [['--help'], 0, undefined],
    [['plan', '--help'], 0, undefined],
    [['--version'], 0, undefined],
  ];
  for (const [args, exitCode, reason] of runs) {
    const { document, err } = await documentOf(...args);
    expect([args, document.exitCode, document.reason]).toEqual([args, exitCode, reason]);
    if (reason !== undefined) expect(err).toContain(reason);
    collect(document, '');
  }
  const page = readFileSync(join(repository, 'docs', 'json.md'), 'utf8');
  const undocumented = [...keys].filter((key) => {
    const last = key.split('.').at(-1) ?? '';
    return (
      !page.includes(`\`${last}\``) &&
      !page.includes(`\`${last}[]\``) &&
      !new RegExp(`\`[^\`]*\\.${last}(\\[\\])?\``).test(page)
    );
  });
  expect(undocumented).toEqual([]);
});

test('a plan gives the documented shape', async () => {
  const folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
  const { document, err } = await documentOf(
    'plan',
    join(folder, 'ntsystems.yml'),
    '--out',
    join(folder, 'out'),
  );
  expect(Object.keys(document)).toEqual([
    'schema',
    'version',
    'verb',
    'exitCode',
    'environments',
    'findings',
    'suppressed',
  ]);
  expect(document.environments).toEqual([
    {
      ...{
        name: 'ntsystems',
        directory: join(folder, 'out', 'ntsystems'),
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      ...{ steps: expect.any(Number), findings: expect.any(Array) },
    },
  ]);
  expect(err).toContain(document.environments[0].digest);
});

test('no text in the document can be taken for a command of the runner', async () => {
  const { out } = await runMain(['plan', '##[error]x.yml', '--format=json']);
  expect(out).not.toContain('##[');
  expect(JSON.parse(out).message).toContain('##[error]x.yml');
});
