import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { GitHubService } from '../github/github-service.ts';
import { UserRepository, uses } from '../init/user-repository.ts';
import { ActionBench } from './action-bench.ts';
import { WorkflowRunner } from './workflow-runner.ts';

jest.setTimeout(60_000);

const written = new UserRepository();
const source = 'environments/lab.yml';
let service: GitHubService;
let bench: ActionBench;
let lab = '';

/** The repository that `init` makes, as its first commit, and an open pull request. */
beforeAll(async () => {
  service = await GitHubService.start();
  bench = new ActionBench(service);
  await written.run('init', '--uses', uses, '--owner', '@contoso/mail');
  lab = written.read(source);
  const { git, state } = service;
  git.commit(Object.fromEntries(written.files.map((path) => [path, written.read(path)])), { login: 'lena' });
  git.git(['branch', '-q', 'change']);
  state.pullRequests.set(7, {
    ...{ number: 7, author: 'mara', head: 'change', base: 'main', headRepository: state.id, merged: false },
    ...{ mergeCommit: undefined, reviews: [] },
  });
});
afterAll(() => {
  service.stop();
  bench.dispose();
});

/** Pushes the environment file to the pull request and goes through review.yml on the merge of it. */
async function review(text: string, run: number): Promise<WorkflowRunner> {
  const { git } = service;
  const head = git.commit({ [source]: text }, { login: 'mara' }, 'change');
  const repository = { full_name: 'contoso/mail' };
  const event = {
    pull_request: { number: 7, head: { sha: head, repo: repository }, base: { repo: repository } },
  };
  const name = ['-c', 'user.name=x', '-c', 'user.email=x@users.noreply.github.com'];
  git.git(['checkout', '-q', '--detach', 'main']);
  git.git([...name, 'merge', '-q', '--no-ff', '-m', 'Merge', 'change']);
  const workflow = started(run, git.git(['rev-parse', 'HEAD']), 'pull_request', event);
  await workflow.run('.github/workflows/review.yml');
  return workflow;
}

function started(run: number, commit: string, name: string, event: object): WorkflowRunner {
  const { state } = service;
  state.runs.set(run, {
    ...{ id: run, attempt: 1, event: name, workflow: '.github/workflows/x.yml', commit, branch: 'main' },
    ...{ createdAt: new Date().toISOString(), actor: 'mara', triggeringActor: 'mara' },
    ...{ headRepository: state.id, approvals: [] },
  });
  const nobody = () => undefined;
  return new WorkflowRunner({
    root: written.folder,
    bench,
    run,
    commit,
    event,
    machine: () => ({}),
    review: nobody,
  });
}

const outcome = ({ jobs, steps }: WorkflowRunner) => [
  jobs.map(({ result }) => result),
  steps.map(({ uses: verb, result }) => `${verb} ${result.outputs.result}`),
];

test('review.yml of a change that is right: linted, planned, told, and the workflows linted', async () => {
  const workflow = await review(lab.replace('sipDomains: [example.com]', 'sipDomains: [contoso.com]'), 1);
  expect(outcome(workflow)).toEqual([['success'], ['lint done', 'plan done', 'lint done']]);
  expect(service.state.comments.map(({ body }) => body.includes('**Planned;'))).toEqual([true]);
});

test('review.yml of a change that is wrong: red, and the comment has no plan any more', async () => {
  const workflow = await review(lab.replace('autodiscover.example.com', 'autodiscover..com'), 2);
  expect(outcome(workflow)).toEqual([
    ['failure'],
    ['lint invalid-config', 'plan invalid-config', 'lint done'],
  ]);
  expect(service.state.comments.map(({ body }) => body.includes('**Not planned.'))).toEqual([true]);
});

test('manual.yml: the page of the run tells the digest of each plan and the way', async () => {
  const workflow = started(3, service.git.git(['rev-parse', 'main']), 'workflow_dispatch', {});
  await workflow.run('.github/workflows/manual.yml');
  expect(outcome(workflow)).toEqual([['success'], ['plan done', 'lint done']]);
  const { digest = '' } = workflow.steps[0]?.result.outputs ?? {};
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(workflow.pages).toEqual([
    expect.stringContaining(`| lab | \`owa-im-lab-${digest.slice(0, 12)}\` | \`${digest}\` |`),
  ]);
});
