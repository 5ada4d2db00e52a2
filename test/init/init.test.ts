import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { fill, holds, type Status } from '../action/expression.ts';
import { readYaml, type WorkflowFile } from '../action/workflow-file.ts';
import { commit, UserRepository, uses } from './user-repository.ts';

let repository: UserRepository;
beforeEach(() => {
  repository = new UserRepository();
});

const write = (path: string, text: string) => writeFileSync(join(repository.folder, path), text);

describe('init in an empty folder', () => {
  test('writes what lint finds nothing in, with every action pinned to the commit', async () => {
    const { result, out } = await repository.run('init', '--uses', uses, '--owner', '@contoso/mail');
    expect([result.exitCode, result.environments]).toEqual([0, [{ name: 'lab', findings: [] }]]);
    expect(repository.files).toEqual([
      '.gitattributes',
      '.github/CODEOWNERS',
      ...['deploy-one', 'deploy', 'drift', 'manual', 'review', 'rollback'].map(
        (name) => `.github/workflows/${name}.yml`,
      ),
      'environments/lab.yml',
    ]);
    expect(out).toContain(`contoso/owa-im/blob/${commit}/docs/setup.md`);
    for (const path of repository.files) {
      expect(repository.read(path)).not.toMatch(
        /\b(OWNER|OWNERS|COMMIT|BRANCH|ENVIRONMENTS?|NEEDS|STAGE|SKYPE|EXCHANGE)\b/,
      );
      expect(repository.read(path)).not.toMatch(/^\uFEFF|\r/);
    }
    expect(repository.read('.github/CODEOWNERS')).toContain('/environments/ @contoso/mail\n');
    const lint = await repository.run('lint', '.');
    expect([lint.result.exitCode, lint.out]).toEqual([0, 'nothing found in 7 files\n']);
  });

  test('refuses two environments of which one has the label of the runner that reads for the other', async () => {
    await repository.run('init', '--name', 'lab-read');
    const { result } = await repository.run('init', '--uses', uses, '--name', 'lab');
    expect([result.reason, result.message]).toEqual([
      'invalid-config',
      "lab-read can't stand beside lab: the runner with the label owa-im-lab-read reads for lab",
    ]);
    expect(repository.workflows).toEqual([]);
  });

  test('without an owner says where one has to be put', async () => {
    const { out } = await repository.run('init', '--uses', uses);
    expect(out).toContain('put your team in place of @OWNERS in .github/CODEOWNERS.');
  });

  test('without --uses writes no workflow, and says how to get them', async () => {
    const { out } = await repository.run('init', '--name', 'prod', '--stage', 'production');
    expect(repository.files).toEqual(['.gitattributes', 'environments/prod.yml']);
    expect(out).toContain('init --uses OWNER/REPO@COMMIT');
    expect((await repository.run('lint', '.')).out).toBe('nothing found in environments/prod.yml\n');
    expect((await repository.run('plan', 'environments')).result.exitCode).toBe(0);
  });

  test.each([
    ['2013', 'lync-2013'],
    ['2013', 'sfb-2015'],
    ['2016', 'sfb-2015'],
    ['2019', 'sfb-2015'],
    ['2019-cu14', 'sfb-2019'],
    ['se', 'sfb-se'],
  ])('for Exchange %s with %s writes what lint finds nothing in', async (exchange, skype) => {
    await repository.run('init', '--exchange', exchange, '--skype', skype);
    const { result } = await repository.run('lint', '.');
    expect(result.environments.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test.each([
    [['--name', 'Prod'], '--name cannot be "Prod"'],
    [['--name', 'a\nb'], '--name cannot be "a\\nb"'],
    [['--name', 'con'], '--name cannot be "con"'],
    [['--uses', 'contoso/owa-im@v1'], '--uses cannot be "contoso/owa-im@v1"'],
    [['--uses', `contoso/owa-im@${commit}\nx`], '--uses cannot be'],
    [['--owner', 'mail'], '--owner cannot be "mail"'],
    [['--branch', "main'"], '--branch cannot be'],
    [['--skype', 'sfb-2021'], '--skype cannot be "sfb-2021"'],
    [['--exchange', '2010'], '--exchange cannot be "2010"'],
    [['--stage', 'prod'], '--stage cannot be "prod"'],
    [['--name', 'a', '--add', 'b'], '--name and --add exclude each other'],
    [['--add', 'b', '--owner', '@contoso/mail'], '--add takes no --owner'],
    [['--add', 'b', '--branch', 'live'], '--add takes no --branch'],
    [['--add', 'b', '--uses', uses], '--add takes no --uses'],
    [['--add', 'b', '--approval', 'environment'], '--add takes no --approval'],
    [['--approval', 'both'], '--approval cannot be "both"'],
    [['--reviewers', '3'], '--reviewers is for --approval pull-request'],
    [['--approval', 'pull-request', '--reviewers', '0'], '--reviewers cannot be "0"'],
  ])('refuses %j and writes nothing', async (args, message) => {
    const { result } = await repository.run('init', ...args);
    expect(result.message).toContain(message);
    expect([result.reason, repository.files]).toEqual(['invalid-config', []]);
  });
});

describe('init where files are', () => {
  test('names each that is in the way, and writes none', async () => {
    mkdirSync(join(repository.folder, '.github/workflows'), { recursive: true });
    write('.github/workflows/review.yml', 'on: push\n');
    write('.github/workflows/drift.yml', 'on: push\n');
    const { result } = await repository.run('init', '--uses', uses);
    expect([result.reason, result.message]).toEqual([
      'output-exists',
      'already there: .github/workflows/review.yml, .github/workflows/drift.yml',
    ]);
    expect(repository.files).toEqual(['.github/workflows/drift.yml', '.github/workflows/review.yml']);
  });

  test('leaves files that belong to others alone, and tells the lines that they lack', async () => {
    mkdirSync(join(repository.folder, '.github'));
    write('.gitattributes', '*.png binary\n');
    write('.github/CODEOWNERS', '* @contoso/all\r\n/.github/ @contoso/mail\r\n');
    const { out } = await repository.run('init', '--uses', uses, '--owner', '@contoso/mail');
    expect(repository.read('.gitattributes')).toBe('*.png binary\n');
    expect(out).toContain('.gitattributes is there already. Add to it:\n  *.config -text\n');
    expect(out).toContain('Add to it:\n  /environments/ @contoso/mail\n  /.gitattributes @contoso/mail\n');
  });

  test('gives environments that are there their jobs, and adds no example', async () => {
    await repository.run('init', '--name', 'prod', '--stage', 'production');
    await repository.run('init', '--name', 'test', '--stage', 'staging');
    const { result } = await repository.run('init', '--uses', uses);
    expect([result.exitCode, result.environments]).toEqual([0, []]);
    expect(jobs()).toEqual({ prod: 'plan, deploy-test', test: 'plan' });
  });

  test('leaves nothing behind where the disk refuses', async () => {
    write('.github', 'a file in the place of the folder');
    const { result } = await repository.run('init', '--uses', uses);
    expect([result.reason, repository.files]).toEqual(['io-failed', ['.github']]);
  });
});

describe('init --add', () => {
  test('adds a file, a job that later stages wait for, and the name to both lists', async () => {
    await repository.run('init', '--uses', uses, '--name', 'prod', '--stage', 'production');
    await repository.run('init', '--add', 'lab');
    const { result } = await repository.run(
      'init',
      '--add',
      'test',
      '--stage',
      'staging',
      '--exchange',
      '2016',
    );
    expect(result.exitCode).toBe(0);
    expect(jobs()).toEqual({ prod: 'plan, deploy-lab, deploy-test', lab: 'plan', test: 'plan, deploy-lab' });
    for (const name of ['rollback', 'drift'])
      expect(repository.read(`.github/workflows/${name}.yml`)).toMatch(/\[prod, lab, test\] # environments/);
    expect(repository.read('environments/test.yml')).toContain('version: 2016 ');
    // The schema of the release that the workflows run.
    expect(repository.read('environments/test.yml')).toContain(`contoso/owa-im/${commit}/schema/`);
    expect((await repository.run('lint', '.')).out).toBe('nothing found in 9 files\n');
  });

  test('keeps what people changed', async () => {
    await repository.run('init', '--uses', uses);
    const path = '.github/workflows/deploy.yml';
    const edited = repository.read(path).replace('"owa-im-lab-read"', '"jump-1"').replaceAll('\n', '\r\n');
    write(path, edited);
    await repository.run('init', '--add', 'prod', '--stage', 'production');
    expect(repository.read(path)).toContain('"jump-1"');
    expect(jobs()).toEqual({ lab: 'plan', prod: 'plan, deploy-lab' });
  });

  test('takes a file that is there, with its stage', async () => {
    await repository.run('init', '--uses', uses);
    await repository.run('init', '--name', 'prod', '--stage', 'production');
    const before = repository.read('environments/prod.yml');
    expect((await repository.run('init', '--add', 'prod')).result.exitCode).toBe(0);
    expect(repository.read('environments/prod.yml')).toBe(before);
    expect(jobs()).toEqual({ lab: 'plan', prod: 'plan, deploy-lab' });
  });

  test.each<[string, () => void, string[], string]>([
    ['twice', () => undefined, ['lab'], 'output-exists'],
    [
      'as another stage than its file says',
      () => addFile('prod'),
      ['prod', '--stage', 'production'],
      'invalid-config',
    ],
    ['with the label of a runner that reads', () => undefined, ['lab-read'], 'invalid-config'],
    ['where init wrote no workflow', () => undefined, [], 'invalid-config'],
    ['where the job is another', () => edit('deploy.yml', '# stage: lab', ''), ['prod'], 'invalid-config'],
    ['where the list is another', () => edit('drift.yml', ' # environments', ''), ['prod'], 'invalid-config'],
  ])('%s is refused, and changes nothing', async (_, change, [name = 'lab', ...rest], reason) => {
    if (reason !== 'invalid-config' || name !== 'lab') await repository.run('init', '--uses', uses);
    change();
    const before = repository.files.map((path) => repository.read(path));
    const { result } = await repository.run('init', '--add', name, ...rest);
    expect(result.reason).toBe(reason);
    expect(repository.files.map((path) => repository.read(path))).toEqual(before);
  });

  function addFile(name: string): void {
    const lab = repository.read('environments/lab.yml');
    write(`environments/${name}.yml`, lab.replace('name: lab', `name: ${name}`));
  }

  function edit(name: string, from: string, to: string): void {
    const path = `.github/workflows/${name}`;
    write(path, repository.read(path).replace(from, to));
  }
});

describe('init --approval pull-request', () => {
  const three = ['--approval', 'pull-request', '--reviewers', '3'];

  test('names no GitHub environment, and starts by hand alone, with the digest', async () => {
    await repository.run('init', '--uses', uses, ...three, '--branch', 'live');
    for (const path of repository.workflows) {
      const { jobs: found } = readYaml(join(repository.folder, path)) as WorkflowFile;
      expect(Object.values(found).filter(({ environment }) => environment !== undefined)).toEqual([]);
      expect(repository.read(path)).not.toContain('github-environment');
      expect(repository.read(path)).not.toMatch(/\b(REVIEWERS|BRANCH|ENVIRONMENTS?|STAGE)\b/);
    }
    const read = (name: string) =>
      readYaml(join(repository.folder, `.github/workflows/${name}.yml`)) as WorkflowFile;
    const { on, jobs: deploy } = read('deploy');
    expect([Object.keys(on), Object.keys(deploy)]).toEqual([['workflow_dispatch'], ['plan', 'deploy-lab']]);
    expect(deploy['deploy-lab']?.with).toMatchObject({ reviewers: 3, digest: `\${{ inputs.digest }}` });
    expect(Object.keys(read('deploy-one').jobs)).toEqual(['gate', 'test', 'apply']);
    expect(Object.keys(read('rollback').jobs)).toEqual(['preview', 'rollback']);
    const asks = { approval: 'pull-request', 'approved-digest': `\${{ inputs.digest }}`, branch: 'live' };
    for (const job of ['gate', 'apply'])
      expect(read('deploy-one').jobs[job]?.steps?.[0]?.with).toMatchObject(asks);
    expect((await repository.run('lint', '.')).out).toBe('nothing found in 7 files\n');
  });

  test('a run is about the environment that it was started for, and --add follows', async () => {
    await repository.run('init', '--uses', uses, ...three, '--name', 'prod', '--stage', 'production');
    expect((await repository.run('init', '--add', 'lab', '--reviewers', '1')).out).toContain(
      '  Give runners the labels owa-im-lab and owa-im-lab-read.\n',
    );
    const path = join(repository.folder, '.github/workflows/deploy.yml');
    const { jobs: deploy } = readYaml(path) as WorkflowFile;
    expect(jobs()).toEqual({ prod: 'plan', lab: 'plan' });
    expect([deploy['deploy-prod'], deploy['deploy-lab']].map((job) => job?.with?.reviewers)).toEqual([3, 1]);
    const starts = (name: string) =>
      holds(deploy[`deploy-${name}`]?.if, { inputs: { environment: 'lab' } }, 'success');
    expect([starts('prod'), starts('lab')]).toEqual([false, true]);
    for (const name of ['deploy', 'rollback', 'drift'])
      expect(repository.read(`.github/workflows/${name}.yml`)).toMatch(/\[prod, lab\] # environments/);
    expect((await repository.run('lint', '.')).out).toBe('nothing found in 8 files\n');
  });

  test('--reviewers is refused where an environment approves', async () => {
    await repository.run('init', '--uses', uses);
    const { result } = await repository.run('init', '--add', 'prod', '--reviewers', '2');
    expect([result.reason, repository.files.includes('environments/prod.yml')]).toEqual([
      'invalid-config',
      false,
    ]);
  });
});

describe('init --ask', () => {
  test('asks for what no flag says, again where an answer is wrong, and takes what stands in brackets', async () => {
    const answers = [
      'Prod',
      'prod',
      'prod',
      'production',
      '2016',
      uses,
      '@contoso/mail, @otto',
      '',
      'pull-request',
      '0',
      '1',
    ];
    const { out, result } = await repository.answer(answers, 'init', '--ask', '--skype', 'sfb-2015');
    expect([result.exitCode, result.message]).toEqual([0, undefined]);
    expect(out).toContain('--name cannot be "Prod"');
    expect(out).toContain('--stage cannot be "prod"');
    expect(out).toContain('--reviewers cannot be "0"');
    expect(repository.read('environments/prod.yml')).toMatch(
      /stage: production .*version: sfb-2015 .*version: 2016 /s,
    );
    expect(repository.read('.github/CODEOWNERS')).toContain('/environments/ @contoso/mail @otto\n');
    expect(repository.read('.github/workflows/deploy.yml')).toContain('reviewers: 1\n');
  });

  test('writes nothing where the answers end too early', async () => {
    const { result } = await repository.answer(['lab', 'lab'], 'init', '--ask');
    expect(result).toMatchObject({
      reason: 'invalid-config',
      message: expect.stringContaining('no answer to: Its Lync'),
    });
    expect(repository.files).toEqual([]);
  });

  test('asks about the environment only where another one is wanted', async () => {
    await repository.run('init');
    const { out } = await repository.answer(['', uses, '', '', ''], 'init', '--ask');
    expect(out).toContain('Name of one more environment (none):');
    expect(out).not.toContain('Its stage');
    expect([repository.workflows.length, jobs()]).toEqual([6, { lab: 'plan' }]);
  });

  test('asks nothing where nobody sits there', async () => {
    const { out } = await repository.answer(['prod'], 'init');
    expect([out.includes('Name of'), repository.files]).toEqual([
      false,
      ['.gitattributes', 'environments/lab.yml'],
    ]);
  });
});

describe('what the workflows say', () => {
  const workflow = (name: string) =>
    readYaml(join(repository.folder, `.github/workflows/${name}.yml`)) as WorkflowFile;

  test('the branch that starts a deployment is the one that the gate asks about, and that is watched', async () => {
    await repository.run('init', '--uses', uses, '--branch', '2026.10');
    expect(workflow('deploy').on.push).toMatchObject({ branches: ['2026.10'] });
    const { gate, apply } = workflow('deploy-one').jobs;
    for (const job of [gate, apply]) expect(job?.steps?.[0]?.with).toMatchObject({ branch: '2026.10' });
    const { plan } = workflow('drift').jobs;
    const watched = (ref: string) => holds(plan?.if, { github: { ref } }, 'success');
    expect(['refs/heads/2026.10', 'refs/heads/main', 'refs/tags/2026.10'].map(watched)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each<[Record<string, string>, string]>([
    [{ short: '0123456789ab' }, '0123456789ab'],
    [{}, 'f'.repeat(64)],
  ])('who approves an undo sees its digest, with %j of the preview', async (outputs, shown) => {
    await repository.run('init', '--uses', uses);
    const { approve, rollback } = workflow('rollback').jobs;
    const contexts = {
      inputs: { environment: 'lab', digest: 'f'.repeat(64) },
      needs: { preview: { outputs } },
    };
    expect([fill(approve?.name, contexts), fill(rollback?.name, contexts)]).toEqual([
      `approve undo lab ${shown}`,
      `undo lab ${shown}`,
    ]);
  });

  test('the plan of now is kept from one drift watch to the next, over a weekend too', async () => {
    await repository.run('init', '--uses', uses);
    expect(repository.read('.github/workflows/drift.yml')).toContain('* * 1-5"');
    const step = workflow('drift').jobs.plan?.steps?.find(({ id }) => id === 'plan');
    expect(Number(step?.with?.['retention-days'])).toBeGreaterThan(3);
  });

  test('the page of a manual run names each plan with its artifact and its digest, however many', async () => {
    await repository.run('init', '--uses', uses);
    await repository.run('init', '--add', 'prod', '--stage', 'production');
    const { result } = await repository.run('plan', 'environments');
    const { run = '' } = workflow('manual').jobs.plan?.steps?.at(-1) ?? {};
    const page = join(repository.folder, 'page.md');
    const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: repository.folder,
      env: { PATH: process.env.PATH, GITHUB_STEP_SUMMARY: page },
    });
    const rows = result.environments.map(
      ({ name, digest = '' }) => `| ${name} | \`owa-im-${name}-${digest.slice(0, 12)}\` | \`${digest}\` |\n`,
    );
    expect([status, rows.length]).toEqual([0, 2]);
    expect(repository.read('page.md')).toMatch(/^## By hand\n/);
    expect(repository.read('page.md').endsWith(`|---|---|---|\n${rows.join('')}`)).toBe(true);
  });

  test('a merge queue asks the review as well, and each of its entries for itself', async () => {
    await repository.run('init', '--uses', uses);
    expect(Object.keys(workflow('review').on)).toEqual(['pull_request', 'merge_group']);
    const [, group] = /^ {2}group: (.*)$/m.exec(repository.read('.github/workflows/review.yml')) ?? [];
    const one = { github: { ref: 'refs/heads/gh-readonly-queue/main/pr-7', event: {} } };
    const pull = { github: { ref: 'refs/pull/7/merge', event: { pull_request: { number: 7 } } } };
    expect(fill(group, one)).toBe('review-owa-im-refs/heads/gh-readonly-queue/main/pr-7');
    expect(fill(group, pull)).toBe('review-owa-im-7');
  });
});

describe('a later stage', () => {
  type Result = Status | 'cancelled';
  test.each<[string, Result, Result, Status, boolean]>([
    ['starts after the earlier ones', 'success', 'success', 'success', true],
    ['starts where the change touches none of them', 'skipped', 'skipped', 'skipped', true],
    ['waits in vain for one that failed', 'failure', 'skipped', 'failure', false],
    ['waits in vain for the last one that failed', 'success', 'failure', 'failure', false],
    // Out of its time: GitHub calls that job cancelled, and neither failure() nor cancelled() is true behind it.
    ['waits in vain for one that ran out of its time', 'cancelled', 'skipped', 'skipped', false],
    ['waits in vain for the last one that ran out of its time', 'success', 'cancelled', 'skipped', false],
  ])('%s', async (_, lab, staging, status, starts) => {
    for (const stage of ['lab', 'staging', 'production'])
      await repository.run('init', '--name', stage, '--stage', stage);
    await repository.run('init', '--uses', uses);
    const { jobs } = readYaml(join(repository.folder, '.github/workflows/deploy.yml')) as WorkflowFile;
    const { if: condition, needs } = jobs['deploy-production'] ?? {};
    const outputs = { 'by-name': JSON.stringify({ production: { changed: true } }) };
    expect(needs).toEqual(['plan', 'deploy-lab', 'deploy-staging']);
    const contexts = {
      needs: {
        plan: { result: 'success', outputs },
        'deploy-lab': { result: lab },
        'deploy-staging': { result: staging },
      },
    };
    expect(holds(condition, contexts, status)).toBe(starts);
  });

  // success() looks at every job that one descends from, those of the calling workflow included: behind a skipped one it is false.
  test.each<[string, Result, string, Result, readonly string[]]>([
    ['where the live system differs', 'success', 'differs', 'success', ['gate', 'test', 'approve', 'apply']],
    ['where nothing is to be done', 'success', 'as-planned', 'skipped', ['gate', 'test']],
    ['where the gate refuses', 'failure', '', 'skipped', ['gate']],
    ['where nobody approves', 'success', 'differs', 'failure', ['gate', 'test', 'approve']],
    [
      'where the approval runs out of its time',
      'success',
      'differs',
      'cancelled',
      ['gate', 'test', 'approve'],
    ],
  ])(
    'goes through its own jobs %s, whatever an earlier one had to do',
    async (_, gate, found, approve, started) => {
      await repository.run('init', '--uses', uses);
      const { jobs } = readYaml(join(repository.folder, '.github/workflows/deploy-one.yml')) as WorkflowFile;
      const needs = {
        gate: { result: gate },
        test: { result: gate === 'success' ? 'success' : 'skipped', outputs: { result: found } },
        approve: { result: approve },
      };
      const starts = Object.entries(jobs).filter(([, job]) => holds(job.if, { needs }, 'skipped'));
      expect(starts.map(([name]) => name)).toEqual(started);
    },
  );

  test('nor does any job start behind a plan that ran out of its time', async () => {
    await repository.run('init', '--uses', uses);
    const { jobs } = readYaml(join(repository.folder, '.github/workflows/deploy.yml')) as WorkflowFile;
    const needs = { plan: { result: 'cancelled', outputs: {} } };
    expect(holds(jobs['deploy-lab']?.if, { needs }, 'skipped')).toBe(false);
  });
});

/** The environments of deploy.yml with what each waits for. */
function jobs(): Record<string, string> {
  const text = repository.read('.github/workflows/deploy.yml');
  return Object.fromEntries(
    [...text.matchAll(/^ {2}deploy-(\S+): .*\n.*\n {4}needs: \[(.*)\]$/gm)].map(
      ([, name = '', needs = '']) => [name, needs],
    ),
  );
}
