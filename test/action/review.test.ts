import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { bundle, source, text } from '../gate/approved-plan.ts';
import { GitHubService } from '../github/github-service.ts';
import { ActionBench, type StepResult } from './action-bench.ts';
import { matchGolden } from './match-golden.ts';

jest.setTimeout(60_000);

const handOver = {
  ...{ environment: 'ntsystems', changed: true, digest: 'd'.repeat(64), directory: 'x', steps: 1, bundle },
  ...{ artifact: { id: 9000, digest: 'a'.repeat(64) }, commit: 'c'.repeat(40) },
};
const untouched = text.replace('name: ntsystems', 'name: other');

let service: GitHubService;
let bench: ActionBench;

beforeAll(async () => {
  service = await GitHubService.start();
  bench = new ActionBench(service);
  const { state, git } = service;
  git.commit({
    [source]: text.replace(/^.*webConfig.*\n/m, ''),
    'environments/other.yml': untouched.replace(/^.*webConfig.*\n/m, ''),
  });
  git.commit({ 'README.md': '1' }, { login: 'mara' }, 'change');
  state.pullRequests.set(7, {
    ...{ number: 7, author: 'mara', head: 'change', base: 'main', headRepository: state.id, merged: false },
    ...{ mergeCommit: undefined, reviews: [] },
  });
});
afterEach(() => service.forgetFaults());
afterAll(() => {
  service.stop();
  bench.dispose();
});

/** Pushes the files to the pull request, and runs an action on the merge of it, as GitHub does; `since` is pushed meanwhile. */
async function review(
  files: Record<string, string | undefined>,
  run: number,
  inputs: Record<string, string> = {},
  verb = 'plan',
  since: Record<string, string> = {},
): Promise<StepResult> {
  const { git, state } = service;
  git.commit(files, { login: 'mara' }, 'change');
  git.git(['checkout', '-q', '--detach', 'main']);
  const name = ['-c', 'user.name=x', '-c', 'user.email=x@users.noreply.github.com'];
  git.git([...name, 'merge', '-q', '--no-ff', '-m', 'Merge', 'change']);
  const commit = git.git(['rev-parse', 'HEAD']);
  bench.checkOut(commit);
  state.runs.set(run, {
    ...{ id: run, attempt: 1, event: 'pull_request', workflow: '.github/workflows/review.yml', commit },
    ...{ branch: '7/merge', createdAt: new Date().toISOString(), actor: 'mara', triggeringActor: 'mara' },
    ...{ headRepository: state.id, approvals: [] },
  });
  const repository = { full_name: 'contoso/mail' };
  const head = { repo: repository, sha: git.git(['rev-parse', 'change']) };
  if (Object.keys(since).length > 0) git.commit(since, { login: 'mara' }, 'change');
  const event = { pull_request: { number: 7, head, base: { repo: repository } } };
  return bench.run(verb, run, inputs, event);
}

const base = () => service.git.git(['show', `main:${source}`]);
const posted = () =>
  service.requests.filter(({ method, path }) => method !== 'GET' && path.includes('comments'));

describe('a pull request', () => {
  test('that changes one thumbprint: comment, summary, outputs and artifact', async () => {
    const changed = base().replace(/[0-9A-F]{40}/, '0123456789ABCDEF0123456789ABCDEF01234567');
    const result = await review({ [source]: changed }, 21);
    expect(result.exitCode).toBe(0);
    const plans = JSON.parse(result.outputs.plans ?? '');
    expect(plans).toMatchObject([
      { environment: 'ntsystems', changed: true, artifact: { id: 9000 } },
      { environment: 'other', changed: false },
    ]);
    expect(JSON.parse(result.outputs['by-name'] ?? '').other).toEqual({
      environment: 'other',
      changed: false,
    });
    expect(service.state.artifacts.get(9000)?.name).toBe(`owa-im-ntsystems-${plans[0].digest.slice(0, 12)}`);
    expect(service.state.comments).toHaveLength(1);
    const digest = new RegExp(plans[0].digest, 'g');
    matchGolden('review-comment.md', (service.state.comments[0]?.body ?? '').replace(digest, 'DIGEST'));
    matchGolden('review-summary.md', result.summary.replace(digest, 'DIGEST'));
  });

  test('pushed again: the same comment; an equal push writes nothing', async () => {
    const before = posted().length;
    await review({ 'README.md': '2' }, 22);
    expect(posted()).toHaveLength(before);
    await review({ [source]: base().replace('stage: lab', 'stage: staging') }, 23);
    expect(service.state.comments).toHaveLength(1);
    expect(posted()).toHaveLength(before + 1);
    expect(service.state.comments[0]?.body).toContain('> The stage changes from lab to staging.');
  });

  test('is linted in the environments that it touches, and in no other', async () => {
    const wrong = base().replace('fqdn: ly14.ntsystems.local', 'fqdn: ly14..local');
    const given = { path: 'environments', select: 'changed', sarif: 'owa-im.sarif' };
    const result = await review({ [source]: wrong }, 29, given, 'lint');
    expect(result.outputs).toMatchObject({ result: 'invalid-config', sarif: 'owa-im.sarif' });
    expect(result.stdout).toMatch(/^::error file=environments\/ntsystems\.yml/m);
    expect(result.stdout).not.toContain('other.yml');
  });

  test('whose token may not comment is planned all the same, and the log says what is missing', async () => {
    service.plan(/(POST|PATCH) .*\/issues\//, { kind: 'status', status: 403 });
    const result = await review({ [source]: base().replace('Bolzano', 'Merano') }, 24);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('No comment was written: GitHub did not say that it changed comment');
    expect(result.stdout).toContain('pull-requests: write');
  });

  test('whose comment GitHub fails to take is planned all the same, and no permission is blamed', async () => {
    service.plan(/(POST|PATCH) .*\/issues\//, { kind: 'status', status: 422 });
    const result = await review({ [source]: base().replace('Bolzano', 'Trento') }, 30);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('No comment was written: GitHub did not say that it changed comment');
    expect(result.stdout).not.toContain('pull-requests: write');
  });

  test('that touches more environments than the workflow allows is refused', async () => {
    const result = await review({ '.github/workflows/x.yml': 'on: push\n' }, 25, { most: '1' });
    expect([result.exitCode, result.outputs.result, result.outputs.plans]).toEqual([
      2,
      'invalid-config',
      '[]',
    ]);
    expect(result.stdout).toContain('this change touches 2 environments, and the workflow allows 1');
  });

  test('and a run by hand is not held to that: it is about all of them', async () => {
    const given = { most: '1', artifact: 'none' };
    const result = await bench.run('plan', 25, given, {}, { GITHUB_EVENT_NAME: 'workflow_dispatch' });
    expect([result.exitCode, JSON.parse(result.outputs.plans ?? '').length]).toEqual([0, 2]);
  });

  test('that gives two files one name is refused, though it touches one of them only', async () => {
    const result = await review({ 'environments/copy.yml': base() }, 31);
    service.git.commit({ 'environments/copy.yml': undefined }, { login: 'mara' }, 'change');
    expect([result.exitCode, result.outputs.result, result.outputs['by-name']]).toEqual([
      1,
      'output-exists',
      '{}',
    ]);
    expect(result.stdout).toContain('environments/ntsystems.yml both have the name ntsystems');
  });

  test('that adds an environment without a job: the comment says that nothing will deploy it', async () => {
    const path = '.github/workflows/deploy.yml';
    const job = 'jobs:\n  deploy-other: # stage: lab\n    uses: ./x.yml\n';
    const result = await review({ [path]: job }, 32);
    service.git.commit({ [path]: undefined }, { login: 'mara' }, 'change');
    const notice = 'No job of deploy.yml deploys ntsystems: after the merge nothing happens.';
    expect(result.stdout).toContain(notice);
    expect(result.stdout).not.toContain('deploys other');
    expect(service.state.comments.filter(({ body }) => body.includes('No job of deploy'))).toHaveLength(1);
  });

  test('with findings: annotations on the lines of the file, and no plan', async () => {
    const wrong = base().replace('fqdn: ly14.ntsystems.local', 'fqdn: ly14..local');
    const result = await review({ [source]: wrong, '.github/workflows/x.yml': 'on: push\n' }, 26);
    expect(result.outputs).toMatchObject({ result: 'invalid-config', plans: '[]' });
    expect(result.stdout).toMatch(/^::error file=environments\/ntsystems\.yml,line=\d+,col=\d+/m);
    const [comment] = service.state.comments;
    expect(comment?.body).toMatch(
      /^> invalid-config: .*\n\n\*\*Not planned\. What stood here was the plan of an/m,
    );
    expect(comment?.body).not.toMatch(/[0-9a-f]{64}|^#/m);
  });

  test('run again when the branch has gone on: the comment stays that of the newer commit', async () => {
    const before = posted().length;
    const old = { [source]: base().replace('Bolzano', 'Merano') };
    const result = await review(old, 33, {}, 'plan', { [source]: base() });
    expect(result.stdout).toContain(
      'No comment was written: pull request 7 has gone on since this run began.',
    );
    expect([result.exitCode, posted().length]).toEqual([0, before]);
  });

  test('that takes its change back: the comment says that it is not touched any more', async () => {
    await review({ [source]: `${base()}\n`, '.github/workflows/x.yml': undefined }, 34);
    expect(service.state.comments.map(({ body }) => body.includes('**Not touched any more.'))).toContain(
      true,
    );
    expect(service.state.comments.filter(({ body }) => body.includes('**Planned;'))).toEqual([]);
  });

  test('whose apply was killed: the end of the job says where, and the comment does', async () => {
    const folder = join(
      bench.temporary,
      'owa-im-evidence',
      'ntsystems.evidence',
      '20260131T021544Z-apply.unfinished',
    );
    mkdirSync(folder, { recursive: true });
    const events = [
      { event: 'run-started', journal: 'C:\\ProgramData\\owa-im\\ntsystems\\journal.jsonl' },
      { event: 'step-started', id: 'skype/topology/copy' },
      { event: 'step', id: 'skype/topology/copy', outcome: 'changed' },
      { event: 'step-started', id: 'EX14/web-config/owa' },
    ];
    const lines = events.map((event) => `2026-01-31T02:15:44.000Z event  ${JSON.stringify(event)}\n`);
    writeFileSync(join(folder, 'transcript.txt'), lines.join(''));
    const event = { pull_request: { number: 7, head: {}, base: {} } };
    const result = await bench.run('apply', 24, { plan: JSON.stringify(handOver) }, event, {}, 'after.js');
    expect(result.exitCode).toBe(0);
    const message =
      'apply of ntsystems was stopped while EX14/web-config/owa was under way, 1 step was done; the journal is C:\\ProgramData\\owa-im\\ntsystems\\journal.jsonl.';
    expect(result.stdout).toContain(`::error title=owa-im apply%3A interrupted::${message} Start a new run`);
    expect(result.summary).toMatch(
      /^## apply `ntsystems`: interrupted\n\n> \[!CAUTION\]\n> apply of ntsystems was stopped/,
    );
    expect(service.state.comments[0]?.body).toContain('**Failed.');
    expect(service.state.comments[0]?.body).toContain(
      'was stopped while `EX14/web-config/owa` was under way',
    );
    const other = await bench.run('test', 24, {}, event, {}, 'after.js');
    expect([other.exitCode, other.stdout]).toEqual([0, '']);
  });

  test('with a mode that there is not is refused, and not reviewed instead', async () => {
    const result = await bench.run('lint', 29, { path: 'environments', mode: 'aply' });
    expect([result.exitCode, result.outputs.result]).toEqual([2, 'invalid-config']);
    expect(result.stdout).toContain('the input mode cannot be "aply"');
  });

  test('on GitHub Enterprise Server is planned without artifacts, or refused', async () => {
    const server = { GITHUB_SERVER_URL: 'https://github.contoso.com' };
    const refused = await bench.run('plan', 24, { select: 'all' }, {}, server);
    expect([refused.exitCode, refused.outputs.result]).toEqual([1, 'unsupported']);
    await review({ [source]: base() }, 28);
    const planned = await bench.run('plan', 28, { select: 'all', artifact: 'none' }, {}, server);
    expect([planned.exitCode, JSON.parse(planned.outputs.plans ?? '[]').length]).toEqual([0, 2]);
  });
});

test('nobody else is taken for the author of the comment', async () => {
  const [own] = service.state.comments;
  service.state.comments.splice(0, 1, { ...(own ?? { id: 1, issue: 7, body: '' }), author: 'eve' });
  await review(
    { [source]: base().replace('stage: lab', 'stage: staging'), '.github/workflows/x.yml': 'on: push\n' },
    27,
  );
  expect(service.state.comments.map(({ author }) => author)).toContain('github-actions[bot]');
});
