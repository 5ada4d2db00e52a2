import type { components } from '@octokit/openapi-types';
import type { GitRepository } from './git-repository.ts';
import type {
  Account,
  ServiceState,
  SimulatedArtifact,
  SimulatedComment,
  SimulatedEnvironment,
  SimulatedIssue,
  SimulatedPullRequest,
  SimulatedRun,
} from './service-state.ts';

type Schemas = components['schemas'];

/**
 * Answers with the keys that owa-im reads and their neighbours, held to the published types. Every key is there that an
 * answer of github.com has and that could change a decision.
 */
export class Answers {
  readonly #state: ServiceState;
  readonly #git: GitRepository;

  constructor(state: ServiceState, git: GitRepository) {
    this.#state = state;
    this.#git = git;
  }

  account(login: string): Account {
    const id = [...login].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7) % 100_000;
    return { login, id, type: this.#state.bots.has(login) ? 'Bot' : 'User' };
  }

  repository(): Pick<Schemas['full-repository'], 'id' | 'name' | 'full_name' | 'private' | 'default_branch'> {
    const { id, owner, repo, isPrivate, defaultBranch } = this.#state;
    return {
      id,
      name: repo,
      full_name: `${owner}/${repo}`,
      private: isPrivate,
      default_branch: defaultBranch,
    };
  }

  run(run: SimulatedRun) {
    const { owner, repo, id } = this.#state;
    const head = run.headRepository === id ? `${owner}/${repo}` : `stranger/${repo}`;
    return {
      id: run.id,
      run_attempt: run.attempt,
      event: run.event,
      path: `${run.workflow}@refs/heads/${run.branch}`,
      head_sha: run.commit,
      head_branch: run.branch,
      created_at: run.createdAt,
      status: 'in_progress',
      conclusion: null,
      actor: this.account(run.actor),
      triggering_actor: this.account(run.triggeringActor),
      repository: { id, full_name: `${owner}/${repo}` },
      head_repository: { id: run.headRepository, full_name: head },
    } satisfies Partial<Record<keyof Schemas['workflow-run'], unknown>>;
  }

  approvals(run: SimulatedRun) {
    return run.approvals.map(
      ({ state, comment, environments, user }) =>
        ({
          state,
          comment,
          environments: environments.map((name, index) => ({ id: index + 1, name })),
          user: this.account(user),
        }) satisfies Partial<Record<keyof Schemas['environment-approvals'], unknown>>,
    );
  }

  environment(environment: SimulatedEnvironment) {
    const { name, reviewers, branches } = environment;
    const review = {
      id: 1,
      node_id: 'x',
      type: 'required_reviewers',
      prevent_self_review: environment.preventSelfReview,
      reviewers: reviewers.map((login) =>
        login.startsWith('team:')
          ? { type: 'Team', reviewer: { id: 1, name: login.slice(5), slug: login.slice(5) } }
          : { type: 'User', reviewer: this.account(login) },
      ),
    };
    return {
      id: 1,
      name,
      can_admins_bypass: environment.administratorsBypass,
      protection_rules: [
        ...(reviewers.length > 0 ? [review] : []),
        ...(branches === 'all' ? [] : [{ id: 2, node_id: 'y', type: 'branch_policy' }]),
      ],
      deployment_branch_policy:
        branches === 'all'
          ? null
          : { protected_branches: branches === 'protected', custom_branch_policies: branches === 'selected' },
    };
  }

  artifact(artifact: SimulatedArtifact) {
    const run = this.#state.runs.get(artifact.run);
    return {
      id: artifact.id,
      name: artifact.name,
      size_in_bytes: artifact.archive.length,
      expired: artifact.expired,
      created_at: artifact.createdAt,
      expires_at: null,
      digest: `sha256:${artifact.digest}`,
      workflow_run:
        run === undefined
          ? null
          : {
              id: run.id,
              repository_id: this.#state.id,
              head_repository_id: run.headRepository,
              head_branch: run.branch,
              head_sha: run.commit,
            },
    } satisfies Partial<Record<keyof Schemas['artifact'], unknown>>;
  }

  commit(sha: string) {
    const [author = '', committer = '', date = ''] = this.#git
      .git(['log', '-1', '--format=%ae%n%ce%n%cI', sha])
      .split('\n');
    const parents = this.#git
      .git(['log', '-1', '--format=%P', sha])
      .split(' ')
      .filter((parent) => parent !== '');
    return {
      sha,
      parents: parents.map((parent) => ({ sha: parent })),
      author: this.#accountOf(author),
      committer: this.#accountOf(committer),
      commit: {
        message: 'Change',
        author: { name: 'x', email: author, date },
        committer: { name: 'x', email: committer, date },
      },
    };
  }

  #accountOf(email: string): Account | null {
    const login = /^(.*)@users\.noreply\.github\.com$/.exec(email)?.[1];
    return login === undefined ? null : this.account(login);
  }

  branch(name: string) {
    const sha = this.#git.git(['rev-parse', `refs/heads/${name}`]);
    return { name, commit: { sha }, protected: this.#state.protectedBranches.has(name) };
  }

  comparison(base: string, head: string) {
    const count = (range: string) => Number(this.#git.git(['rev-list', '--count', range]));
    const ahead = count(`${base}..${head}`);
    const behind = count(`${head}..${base}`);
    const status =
      ahead === 0 ? (behind === 0 ? 'identical' : 'behind') : behind === 0 ? 'ahead' : 'diverged';
    return { status, ahead_by: ahead, behind_by: behind, commits: [], files: [] };
  }

  tree(commit: string) {
    const lines = this.#git
      .git(['ls-tree', '-r', '-t', commit])
      .split('\n')
      .filter((line) => line !== '');
    const tree = lines.map((line) => {
      const [, mode = '', type = '', sha = '', path = ''] =
        /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/.exec(line) ?? [];
      return { mode, type, sha, path };
    });
    return { sha: commit, truncated: false, tree };
  }

  blob(sha: string) {
    const bytes = this.#git.bytes(['cat-file', 'blob', sha]);
    return { sha, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') };
  }

  pullRequest(pull: SimulatedPullRequest) {
    const { id } = this.#state;
    const sha = (branch: string) => this.#git.git(['rev-parse', `refs/heads/${branch}`]);
    return {
      number: pull.number,
      state: pull.merged ? 'closed' : 'open',
      merged_at: pull.merged ? '2026-11-20T10:00:00Z' : null,
      merge_commit_sha: pull.mergeCommit ?? null,
      user: this.account(pull.author),
      head: { ref: pull.head, sha: sha(pull.head), repo: { id: pull.headRepository } },
      base: { ref: pull.base, sha: sha(pull.base), repo: { id } },
    };
  }

  comment({ id, body, author }: SimulatedComment) {
    return { id, body, user: this.account(author), html_url: `https://github.example/comment/${id}` };
  }

  issue({ number, title, body, state, labels, author }: SimulatedIssue) {
    return {
      number,
      title,
      body,
      state,
      labels: labels.map((name) => ({ name })),
      user: this.account(author),
    };
  }
}
