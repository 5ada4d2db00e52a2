import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain } from '../cli/run-main.ts';
import { GitHubService } from '../github/github-service.ts';
import { newSettings, type ServiceState } from '../github/service-state.ts';
import { UserRepository, uses } from '../init/user-repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let service: GitHubService;
let main = '';
const written = new UserRepository();
const ownersPath = '.github/CODEOWNERS';

beforeAll(async () => {
  service = await GitHubService.start();
  await written.run('init', '--uses', uses, '--owner', '@contoso/mail');
  main = service.git.commit(Object.fromEntries(written.files.map((path) => [path, written.read(path)])));
  Object.assign(process.env, { GITHUB_API_URL: service.url });
});
beforeEach(() => {
  service.state.settings = newSettings();
  service.state.protectedBranches.add('main');
  service.state.isPrivate = true;
  service.state.environments.set('lab', {
    ...{ name: 'lab', reviewers: ['otto'], preventSelfReview: true, administratorsBypass: false },
    branches: 'protected',
  });
});
afterEach(() => {
  service.forgetFaults();
  service.git.git(['reset', '-q', '--hard', main]);
});
afterAll(() => service.stop());

async function check(more: Record<string, string> = {}) {
  const variables = { ...service.variables(1), GITHUB_TOKEN: service.token, ...more };
  const { result, out, err } = await runMain(['check', '--repository'], { variables });
  const not = (state: string) =>
    (result.settings ?? []).filter((one) => one.state === state).map(({ setting }) => setting);
  return { result, out, err, missing: not('no'), unseen: not('not-visible') };
}

test('a repository as docs/setup.md wants it: everything is yes', async () => {
  const { result, out, missing, unseen } = await check();
  expect([result.exitCode, missing, unseen, result.settings?.length]).toEqual([0, [], [], 19]);
  expect(out).toContain('yes          the GitHub environment lab exists\n');
});

describe('what is not as it should be', () => {
  const anything = (change: (state: ServiceState) => void) => change;
  const environment = (change: Record<string, unknown>) => (state: ServiceState) => {
    const lab = state.environments.get('lab');
    if (lab !== undefined) state.environments.set('lab', { ...lab, ...change });
  };
  const commit = (path: string, text: string | undefined) => () => {
    service.git.commit({ [path]: text });
  };
  const rules = (parameters: Record<string, unknown>) => (state: ServiceState) => {
    state.settings.rules = [{ type: 'pull_request', parameters }];
    state.settings.protection = {};
  };
  const without = (type: string) => (state: ServiceState) => {
    state.settings.rules = state.settings.rules.filter((rule) => rule.type !== type);
  };
  test.each<[string, (state: ServiceState) => void]>([
    ['the branch main is protected', anything((state) => state.protectedBranches.clear())],
    ['a change of main needs an approving review', rules({ require_code_owner_review: true })],
    ['a change of main needs a review by code owners', rules({ required_approving_review_count: 2 })],
    [
      'an approval of a change of main does not outlive a later push',
      rules({ required_approving_review_count: 1, require_code_owner_review: true }),
    ],
    ['a change of main needs the check "review"', without('required_status_checks')],
    ['nobody deletes main or pushes over what is there', without('deletion')],
    ['nobody deletes main or pushes over what is there', without('non_fast_forward')],
    [
      'code owners own workflows, environments and CODEOWNERS itself',
      commit(ownersPath, '/environments/ @a\n'),
    ],
    [
      'code owners own workflows, environments and CODEOWNERS itself',
      commit(ownersPath, '* @a\n/environments/x.yml\n/environments/\n'),
    ],
    [
      'GitHub understands every line of CODEOWNERS',
      anything(({ settings }) => settings.ownersErrors.push(3)),
    ],
    ['.github/workflows/deploy.yml is there', commit('.github/workflows/deploy.yml', undefined)],
    ['lab has required reviewers', environment({ reviewers: [] })],
    ['nobody approves lab for their own run', environment({ preventSelfReview: false, reviewers: ['otto'] })],
    ['administrators can not bypass lab', environment({ administratorsBypass: true })],
    ['only protected or selected branches deploy to lab', environment({ branches: 'all' })],
    [
      'only selected actions may run',
      anything(({ settings }) => {
        settings.permissions.allowed_actions = 'all';
      }),
    ],
    [
      'actions have to be pinned to a full commit',
      anything(({ settings }) => {
        settings.permissions.sha_pinning_required = false;
      }),
    ],
    [
      'the token of a job may only read unless its workflow says more',
      anything(({ settings }) => {
        settings.workflow.default_workflow_permissions = 'write';
      }),
    ],
    [
      'workflows can not approve pull requests',
      anything(({ settings }) => {
        settings.workflow.can_approve_pull_request_reviews = true;
      }),
    ],
    [
      'workflows of pull requests from forks wait for somebody of this repository',
      anything(({ settings }) => {
        settings.privateForks.run_workflows_from_fork_pull_requests = true;
      }),
    ],
    [
      'workflows of pull requests from forks wait for somebody of this repository',
      anything((state) => {
        state.isPrivate = false;
        state.settings.publicForks.approval_policy = 'first_time_contributors';
      }),
    ],
  ])('%s', async (setting, change) => {
    change(service.state);
    const { result, missing, out } = await check();
    expect(missing.filter((one) => one === setting)).toEqual([setting]);
    expect([result.exitCode, result.reason]).toEqual([1, 'gate-missing']);
    expect(out).toContain(`NO           ${setting} (`);
  });

  test('an environment that is missing: all of it', async () => {
    service.state.environments.delete('lab');
    expect((await check()).missing).toHaveLength(5);
  });
});

test('where pull requests approve, no environment is asked about, and as many approvals as the workflow counts', async () => {
  const byReview = new UserRepository();
  await byReview.run('init', '--uses', uses, '--approval', 'pull-request', '--owner', '@contoso/mail');
  const path = '.github/workflows/deploy.yml';
  service.git.commit({ [path]: byReview.read(path) });
  service.state.environments.clear();
  const setting = `a change of main needs 2 approving reviews, as ${path} asks for`;
  const { result, missing } = await check();
  expect([missing, result.settings?.length]).toEqual([[setting], 14]);
  const [, rule] = service.state.settings.rules;
  if (rule?.parameters !== undefined) rule.parameters.required_approving_review_count = 2;
  expect((await check()).missing).toEqual([]);
});

test('the older protection of a branch counts as well', async () => {
  service.state.settings.rules = [];
  service.state.settings.protection = {
    required_pull_request_reviews: {
      ...{ required_approving_review_count: 1, require_code_owner_reviews: true },
      require_last_push_approval: true,
    },
    required_status_checks: { checks: [{ context: 'review' }] },
    ...{ allow_force_pushes: { enabled: false }, allow_deletions: { enabled: false } },
  };
  expect((await check()).missing).toEqual([]);
});

test('to an administrator a branch without the older protection is one that asks for no review', async () => {
  service.state.settings.rules = [{ type: 'deletion' }];
  const { result, missing, unseen } = await check();
  expect([result.reason, missing, unseen]).toEqual([
    'gate-missing',
    [
      'a change of main needs an approving review',
      'a change of main needs a review by code owners',
      'an approval of a change of main does not outlive a later push',
      'a change of main needs the check "review"',
      'nobody deletes main or pushes over what is there',
    ],
    [],
  ]);
});

test('what a token may not see is said, and is no refusal', async () => {
  service.state.settings.administrator = false;
  service.state.settings.rules = [];
  const { result, unseen, missing, out } = await check();
  expect([result.exitCode, missing, unseen.length]).toEqual([0, [], 10]);
  expect(out).toContain('10 not visible to this token');
});

test('a GitHub that fails is no answer', async () => {
  service.plan(/actions\/permissions\/workflow/, { kind: 'status', status: 422 });
  expect((await check()).result).toMatchObject({ exitCode: 1, reason: 'unverifiable' });
});

test('outside Actions the repository is the one of the remote origin, and the token has to be given', async () => {
  const folder = temporaryFolder('clone');
  mkdirSync(join(folder, '.git'));
  const { owner, repo } = service.state;
  writeFileSync(
    join(folder, '.git/config'),
    `[remote "origin"]\n\turl = git@github.com:${owner}/${repo}.git\n`,
  );
  const run = (variables: Record<string, string>) =>
    runMain(['check', '--repository', '--format', 'json'], { variables, workingDirectory: folder });
  const { out } = await run({ GH_TOKEN: service.token });
  expect(JSON.parse(out)).toMatchObject({ exitCode: 0, settings: { length: 19 } });
  expect((await run({})).result).toMatchObject({
    reason: 'unverifiable',
    message: 'there is no token to ask with',
  });
});

test('a plan directory besides is refused', async () => {
  const { result } = await runMain(['check', 'out/lab', '--repository']);
  expect(result).toMatchObject({
    reason: 'invalid-config',
    message: 'check takes DIR or --repository, not both',
  });
});
