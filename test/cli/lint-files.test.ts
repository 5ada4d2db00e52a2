import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { repository, runMain } from './run-main.ts';

const before = process.cwd();
let folder = '';
beforeEach(() => {
  folder = temporaryFolder('lint');
  mkdirSync(join(folder, '.git'));
  process.chdir(folder);
});
afterAll(() => process.chdir(before));

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const example = readFileSync(join(repository, 'examples/contoso.yml'), 'utf8');
const withWarning = example.replace(/^ {2}window:.*\n(?: {4}.*\n)*/m, '');
const wrongProducts = '# owa-im-products exchange=2017\nGet-Date\n';
const openWorkflow =
  'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: owa-im/owa-im/actions/plan@main\n';

/** Without a PATH no PowerShell is found, wherever the tests run. */
async function lint(...args: readonly string[]) {
  const { result, out } = await runMain(['lint', ...args], { variables: {} });
  const findings = [...result.findings, ...result.environments.flatMap((one) => one.findings)];
  return { result, out, findings, found: findings.map(({ file, rule }) => `${file} ${rule}`) };
}

function ofRule(found: readonly string[], rule: string): readonly string[] {
  return found.filter((one) => one.endsWith(` ${rule}`));
}

describe('what the operands name', () => {
  const files = {
    'environments/contoso.yml': withWarning,
    'scripts/a.ps1': wrongProducts,
    'scripts/b.psm1': wrongProducts,
    'scripts/deep/c.PSD1': wrongProducts,
    'scripts/readme.md': '# owa-im-products exchange=2017\n',
    'copies/owa.web.config': '<configuration/>',
    '.github/workflows/owa-im.yml': openWorkflow,
    '.hidden/d.ps1': wrongProducts,
    'node_modules/e.ps1': wrongProducts,
    'docker-compose.yml': 'services:\n  a:\n',
  };

  test('a folder: every file of a known kind, and what was passed over', async () => {
    put(files);
    const { found, out } = await lint('.');
    expect(ofRule(found, 'products-invalid')).toEqual([
      'scripts/a.ps1 products-invalid',
      'scripts/b.psm1 products-invalid',
      'scripts/deep/c.PSD1 products-invalid',
    ]);
    expect(ofRule(found, 'production-without-window')).toHaveLength(1);
    expect(ofRule(found, 'web-config-no-section')).toEqual(['copies/owa.web.config web-config-no-section']);
    expect(found.filter((one) => one.startsWith('.github/workflows/owa-im.yml '))).not.toEqual([]);
    expect(out).toContain('Not linted, as neither an environment nor a workflow: docker-compose.yml.');
    expect(out).toMatch(/found in 6 files/);
  });

  test.each<[string, string[], string[]]>([
    ['a glob', ['scripts/*.ps*'], ['scripts/a.ps1', 'scripts/b.psm1']],
    ['a deep glob', ['**/*.PSD1'], ['scripts/deep/c.PSD1']],
    ['a file, twice', ['scripts/a.ps1', './scripts/a.ps1'], ['scripts/a.ps1']],
    ['a hidden file that is named', ['.hidden/d.ps1'], ['.hidden/d.ps1']],
  ])('%s', async (_name, operands, expected) => {
    put(files);
    const { found } = await lint(...operands);
    expect(found).toEqual(expected.map((file) => `${file} products-invalid`));
  });

  test.each<[string, string, RegExp]>([
    ['a file of no known kind', 'scripts/readme.md', /lint does not know what scripts\/readme\.md is/],
    ['nothing', 'gone', /gone does not exist/],
    ['a glob without a match', '*.ps1', /nothing that lint knows matches \*\.ps1/],
    ['a folder without a file', 'empty', /empty holds nothing that lint knows/],
  ])('refused: %s', async (_name, operand, message) => {
    put({ ...files, 'empty/readme.md': '' });
    const { result } = await lint(operand);
    expect([result.exitCode, result.reason]).toEqual([2, 'invalid-config']);
    expect(result.message).toMatch(message);
  });

  test('a YAML file that is named is an environment, whatever is in it', async () => {
    put(files);
    const { result } = await lint('docker-compose.yml');
    expect(result.reason).toBe('invalid-config');
    expect(result.environments[0]?.findings.map(({ rule }) => rule)).toContain('unknown-key');
  });
});

describe('what can not be read', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['50 MB', new Uint8Array(50 * 1024 * 1024).fill(0x20), 'file-too-large'],
    ['a program', Buffer.from('MZ\0\0\0'), 'file-not-text'],
  ])('%s is a warning, and the other files are linted', async (_name, content, rule) => {
    put({ 'a.ps1': content, 'owa/web.config': content, 'c.ps1': wrongProducts });
    const { found, result } = await lint('.');
    expect(result.exitCode).toBe(0);
    expect(found.sort()).toEqual([`a.ps1 ${rule}`, 'c.ps1 products-invalid', `owa/web.config ${rule}`]);
  });

  test('random and cut bytes of every kind end in findings', async () => {
    const kinds = {
      'e.yml': example,
      's.ps1': wrongProducts,
      'owa.web.config': '<a b="c"/>',
      'action.yml': openWorkflow,
    };
    let seed = 7;
    const byte = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed & 0xff;
    };
    for (const [name, text] of Object.entries(kinds)) {
      for (let index = 0; index < 12; index += 1) {
        const cut = Buffer.from(text).subarray(0, Math.floor((text.length * index) / 12));
        const damaged = Buffer.from(cut);
        for (let at = 0; at < damaged.length; at += 1 + (byte() % 40)) damaged[at] = byte();
        put({ [`cut-${index}/${name}`]: cut, [`damaged-${index}/${name}`]: damaged });
      }
      put({ [`random/${name}`]: Buffer.from(Array.from({ length: 5000 }, byte)) });
      put({ [`deep/${name}`]: '({[<'.repeat(20_000) });
    }
    const { result, found } = await lint('.');
    expect(result.reason).not.toBe('internal-error');
    expect(ofRule(found, 'rule-crashed')).toEqual([]);
  });
});

describe('suppressions', () => {
  const suppressed = `# owa-im-disable-next-line products-invalid: the lab runs 2017\n${wrongProducts}`;
  const configured =
    'schema: 1\nsuppress:\n  - rule: products-invalid\n    paths: ["scripts/**"]\n    reason: old scripts\n';

  test('by comment, by configuration and by acknowledge: counted, not shown, in JSON and SARIF', async () => {
    put({
      'owa-im.lint.yml': configured,
      'a.ps1': suppressed,
      'scripts/b.ps1': wrongProducts,
      'contoso.yml': `${withWarning}acknowledge:\n  - { rule: production-without-window, reason: the board }\n`,
    });
    const { out, found, result } = await lint('.', '--fail-on', 'warning', '--sarif', 'found.sarif');
    expect(result.exitCode).toBe(0);
    expect(found.filter((one) => !one.startsWith('contoso.yml '))).toEqual([]);
    expect(out).toMatch(
      /^1 accepted by the owner: .*\n1 suppressed by a comment: .*\n1 suppressed by owa-im\.lint\.yml: /m,
    );
    expect(
      result.suppressed?.map(({ finding, by, reason }) => `${finding.file} ${by} ${reason}`).sort(),
    ).toEqual([
      'a.ps1 comment the lab runs 2017',
      'contoso.yml acknowledge the board',
      'scripts/b.ps1 configuration old scripts',
    ]);
    const sarif = readFileSync(join(folder, 'found.sarif'), 'utf8');
    const log = JSON.parse(sarif) as { runs: { results: { suppressions?: { kind: string }[] }[] }[] };
    const kinds = log.runs[0]?.results
      .flatMap(({ suppressions }) => suppressions ?? [])
      .map(({ kind }) => kind);
    expect(kinds?.sort()).toEqual(['external', 'external', 'inSource']);
  });

  test('the configuration of a folder above counts, one above the repository does not', async () => {
    put({ 'owa-im.lint.yml': configured, 'scripts/b.ps1': wrongProducts });
    process.chdir(join(folder, 'scripts'));
    expect((await lint('b.ps1')).found).toEqual([]);
    mkdirSync(join(folder, 'scripts', '.git'));
    expect((await lint('b.ps1')).found).toEqual(['b.ps1 products-invalid']);
  });

  test('an entry without effect is told where everything was linted, not where only a part was', async () => {
    put({ 'owa-im.lint.yml': configured, 'scripts/b.ps1': 'Get-Date\n' });
    expect((await lint('scripts/b.ps1')).found).toEqual([]);
    expect((await lint('.')).found).toEqual(['owa-im.lint.yml suppression-unused']);
  });

  test('faults of the configuration are shown at their lines, and the exit code is 2', async () => {
    put({ 'owa-im.lint.yml': 'schema: 1\nsuppress:\n  - rule: x\n', 'b.ps1': 'Get-Date\n' });
    const { result, out } = await lint('b.ps1');
    expect([result.exitCode, result.reason]).toEqual([2, 'invalid-config']);
    expect(out).toMatch(/^owa-im\.lint\.yml:3:5: error missing-key suppress\[0\]\.reason: /m);
  });

  test('another configuration is looked at, and said to have no effect', async () => {
    put({
      'owa-im.lint.yml': configured,
      'sub/owa-im.lint.yml': 'schema: 2\n',
      'scripts/b.ps1': wrongProducts,
    });
    const { found, out, result } = await lint('.');
    expect([found, result.reason]).toEqual([['sub/owa-im.lint.yml invalid-value'], 'invalid-config']);
    expect(out).toContain('  1 | schema: 2\n');
    expect(out).toContain('sub/owa-im.lint.yml has no effect: ');
  });

  test('the products of a script come from the configuration, and the script knows better', async () => {
    put({
      'owa-im.lint.yml': 'schema: 1\nproducts:\n  - { paths: ["*.ps1"], exchange: 2019 }\n',
      'a.ps1': 'Get-UMService\n',
      'b.ps1': '# owa-im-products exchange=2016\nGet-UMService\n',
      'c.psm1': 'Get-UMService\n',
    });
    expect((await lint('.')).found).toEqual(['a.ps1 cmdlet-not-in-version']);
  });

  test("the plan's own files show what is suppressed; its output and its SARIF do not count it", async () => {
    const accepted = withWarning.replace(
      /^stage:/m,
      '# owa-im-disable-next-line production-without-window: the board\nstage:',
    );
    put({ 'contoso.yml': accepted });
    const { result, out } = await runMain(['plan', 'contoso.yml', '--fail-on', 'warning']);
    expect(result.exitCode).toBe(0);
    expect(result.environments[0]?.findings.map(({ rule }) => rule)).not.toContain(
      'production-without-window',
    );
    const summary = readFileSync(join(folder, 'owa-im-plan/contoso/summary.md'), 'utf8');
    expect(summary).toContain('production-without-window');
    expect(out).toContain('1 suppressed by a comment: not shown, but in summary.md and in the SARIF\n');
    expect(result.suppressed?.map(({ by, reason }) => `${by} ${reason}`)).toEqual(['comment the board']);
    const sarif = readFileSync(join(folder, 'owa-im-plan/contoso.lint.sarif'), 'utf8');
    expect(sarif).toContain('"justification": "the board"');
  });
});

describe('output', () => {
  test('each finding names the page of its rule; inside an action, its URL', async () => {
    put({ 'a.ps1': wrongProducts });
    expect((await lint('a.ps1')).out).toContain('\n  rule: docs/rules/products-invalid.md\n');
    const variables = {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_ACTION_REPOSITORY: 'owner/owa-im',
      GITHUB_ACTION_REF: 'v1',
    };
    const { out } = await runMain(['lint', 'a.ps1', '--sarif', 'a.sarif'], { variables });
    const url = 'https://github.com/owner/owa-im/blob/v1/docs/rules/products-invalid.md';
    expect(out).toContain(`\n  rule: ${url}\n`);
    expect(readFileSync(join(folder, 'a.sarif'), 'utf8')).toContain(`"helpUri": "${url}"`);
  });

  test('a safe remedy is shown as a diff, and is in JSON and SARIF as an edit', async () => {
    put({ 'a.ps1': 'Get-Date\r\nGet-Mailbox \u2013Identity admin\r\n' });
    const { out, findings } = await lint('a.ps1', '--sarif', 'a.sarif');
    expect(out).toContain('\n  - Get-Mailbox \u2013Identity admin\n  + Get-Mailbox -Identity admin\n');
    const found = findings.find(({ rule }) => rule === 'typographic-dash');
    expect(found?.edits).toEqual([{ line: 2, column: 13, endLine: 2, endColumn: 14, text: '-' }]);
    const sarif = readFileSync(join(folder, 'a.sarif'), 'utf8');
    expect(sarif).toMatch(
      /"deletedRegion": \{\s*"startLine": 2,\s*"startColumn": 13,\s*"endLine": 2,\s*"endColumn": 14/,
    );
  });

  test('as annotations, the worst nine and how many more', async () => {
    put({
      'a.ps1': `${'# owa-im-products exchange=2017\n'.repeat(30)}`,
      'e.yml': 'schema: 1\nstage: lab\nexchange: {}\n',
    });
    const { out } = await runMain(['lint', '.', '--format', 'github']);
    const annotations = out
      .split('\n')
      .filter((line) => /^::(error|warning|notice) (file|title=owa-im::)/.test(line));
    expect(annotations).toHaveLength(10);
    expect(annotations[0]).toMatch(/^::error file=e\.yml,line=/);
    expect(annotations.at(-1)).toMatch(/^::notice title=owa-im::26 more findings \(26 warnings\)/);
    for (const level of ['error', 'warning', 'notice'])
      expect(out.split('\n').filter((line) => line.startsWith(`::${level} `)).length).toBeLessThanOrEqual(10);
  });
});

describe('a plan directory', () => {
  test('is linted with its environment, under its name', async () => {
    put({ 'environments/contoso.yml': example });
    await runMain(['plan', 'environments']);
    const { result, out } = await lint('owa-im-plan');
    expect(result.exitCode).toBe(0);
    expect(result.environments).toMatchObject([{ name: 'contoso', directory: 'owa-im-plan/contoso' }]);
    expect(out).toMatch(/found in 3 files/);
  });

  test('is linted without it too, and that is said', async () => {
    put({ 'environments/contoso.yml': example });
    await runMain(['plan', 'environments']);
    rmSync(join(folder, 'environments'), { recursive: true });
    const { result, out, found } = await lint('owa-im-plan/contoso');
    expect(result.exitCode).toBe(0);
    expect(found).toEqual([]);
    expect(out).toContain(
      'environments/contoso.yml, which owa-im-plan/contoso was made from, is not at hand and was not linted.',
    );
  });

  test('what a step of the runbook does wrong is shown where the environment file asks for the step', async () => {
    const text = readFileSync(join(repository, 'test/environments/two-generations.yml'), 'utf8');
    put({ 'environments/two.yml': text });
    await runMain(['plan', 'environments']);
    const directory = 'owa-im-plan/two-generations';
    const runbook = readFileSync(join(folder, directory, 'runbook.ps1'), 'utf8');
    // Unified messaging is in Exchange 2016, whose shell the second check asks, and not in 2019, which the first asks.
    const wrong = runbook
      .replace(/^Add-Check 'exchange\/server\/F16A' .*\r\n/m, '$&    X = { Get-UMService }\r\n')
      .replace(/^Add-Check 'exchange\/known-servers\/F16A' .*\r\n/m, '$&    X = { Get-UMService }\r\n')
      .replace(/^exit /m, 'Invoke-Expression $later\r\n$&');
    put({ [`${directory}/runbook.ps1`]: wrong });
    const { result, findings, out } = await lint('owa-im-plan');
    expect(result.reason).toBe('lint-failed');
    const lineOf = (part: string) => wrong.slice(0, wrong.indexOf(part)).split('\n').length;
    expect(findings).toMatchObject([
      {
        ...{
          rule: 'cmdlet-not-in-version',
          file: 'environments/two.yml',
          path: 'exchange.servers[0].version',
        },
        line: text.slice(0, text.indexOf('version: 2016')).split('\n').length,
        generated: { file: `${directory}/runbook.ps1`, line: lineOf('    X = {'), column: 11 },
      },
      { rule: 'invoke-expression', file: `${directory}/runbook.ps1`, line: lineOf('Invoke-Expression') },
    ]);
    expect(out).toContain(`  found in: ${directory}/runbook.ps1:${lineOf('    X = {')}:11\n`);
    expect(out).toContain('In the step exchange/server/F16A of the runbook: ');

    rmSync(join(folder, 'environments'), { recursive: true });
    expect((await lint('owa-im-plan')).found).toEqual([
      `${directory}/runbook.ps1 cmdlet-not-in-version`,
      `${directory}/runbook.ps1 invoke-expression`,
    ]);
  });

  test.each(readdirSync(join(repository, 'test/environments')).filter((name) => name.endsWith('.yml')))(
    'of %s has no error and no warning',
    async (name) => {
      put({ [`environments/${name}`]: readFileSync(join(repository, 'test/environments', name)) });
      await runMain(['plan', 'environments']);
      const { findings } = await lint('owa-im-plan');
      expect(findings.filter(({ severity }) => severity !== 'information')).toEqual([]);
    },
  );

  test('a plan.json that is none is a finding, and the scripts are linted without it', async () => {
    put({ 'p/plan.json': '[]', 'p/SHA256SUMS': '', 'p/runbook.ps1': 'iisreset\n', 'a.ps1': 'iisreset\n' });
    expect((await lint('.')).found).toEqual([
      'p/plan.json plan-unreadable',
      'p/runbook.ps1 iisreset',
      'a.ps1 iisreset',
    ]);
  });

  test('that is the working directory is linted as from outside', async () => {
    put({ 'environments/contoso.yml': example });
    await runMain(['plan', 'environments']);
    process.chdir(join(folder, 'owa-im-plan/contoso'));
    writeFileSync('runbook.ps1', `${readFileSync('runbook.ps1', 'utf8')}iisreset\r\n`);
    const { result, found, out } = await lint('.');
    expect(result.environments).toMatchObject([{ name: 'contoso', directory: '.' }]);
    expect(ofRule(found, 'iisreset')).toEqual(['runbook.ps1 iisreset']);
    expect(out).toMatch(/found in 3 files/);
  });
});

testInPowerShell('with a PowerShell on PATH a script that it cannot read fails', async () => {
  put({ 'a.ps1': 'if ($a {\nGet-Date\n' });
  const variables = { PATH: dirname(pwsh ?? ''), HOME: folder };
  const { result } = await runMain(['lint', 'a.ps1'], { variables });
  expect(result.reason).toBe('lint-failed');
  expect(result.findings[0]).toMatchObject({ rule: 'syntax-error', line: 1, column: 8 });
});

describe('docs/lint.md', () => {
  const page = readFileSync(join(repository, 'docs/lint.md'), 'utf8');

  test('shows a finding as it is printed', async () => {
    put({ 'scripts/new-pool.ps1': wrongProducts });
    const { out } = await lint('scripts/new-pool.ps1');
    const [, shown = ''] = /```text\n(scripts\/new-pool[\s\S]*?)```/.exec(page) ?? [];
    expect(shown).not.toBe('');
    expect(out.startsWith(shown)).toBe(true);
  });

  test('shows a configuration that is right, and tells of every key', async () => {
    const [, shown = ''] = /```yaml\n(schema: 1\nproducts:[\s\S]*?)```/.exec(page) ?? [];
    put({ 'owa-im.lint.yml': shown, 'a.ps1': 'Get-Date\n' });
    const { result, found } = await lint('a.ps1');
    expect([result.exitCode, ofRule(found, 'unknown-key')]).toEqual([0, []]);
    const schema = readFileSync(join(repository, 'schema/owa-im.lint.schema.json'), 'utf8');
    const { properties } = JSON.parse(schema) as Schema;
    for (const [name, { items }] of Object.entries(properties)) {
      const keys =
        items === undefined ? [name] : Object.keys(items.properties).map((key) => `${name}[].${key}`);
      for (const key of keys) expect(page).toContain(`| \`${key}\` `);
    }
  });
});

interface Schema {
  readonly properties: Readonly<Record<string, { readonly items?: Schema }>>;
}
