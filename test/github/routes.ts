import { Answers } from './answers.ts';
import type { GitRepository } from './git-repository.ts';
import { nothing, Paged, type Route } from './route.ts';
import type {
  ServiceState,
  SimulatedComment,
  SimulatedIssue,
  SimulatedPullRequest,
} from './service-state.ts';
import { settingsRoutes } from './settings-routes.ts';

/** The used part of GitHub's REST API, by method and path behind /repos/OWNER/REPO. A `*` is one part, `**` the rest. */
export function routes(state: ServiceState, git: GitRepository): ReadonlyMap<string, Route> {
  const answers = new Answers(state, git);
  const orNothing = <Thing>(thing: Thing | undefined, show: (thing: Thing) => unknown) =>
    thing === undefined ? nothing : show(thing);
  const commitOf = (ref: string) => (git.has(ref) ? ref : git.git(['rev-parse', `refs/heads/${ref}`]));
  const environmentOf = (name: string) =>
    [...state.environments.values()].find((one) => one.name.toLowerCase() === name.toLowerCase());
  /** What a pull request brought, or would bring, whatever its base holds since. */
  const commitsOf = ({ base, head, mergeCommit }: SimulatedPullRequest): readonly string[] => {
    const parent = mergeCommit === undefined ? '' : git.git(['log', '-1', '--format=%P', mergeCommit]);
    const start = parent === '' ? base : (parent.split(' ')[0] ?? base);
    const list = git.git(['rev-list', '--reverse', `${start}..${head}`]);
    return list === '' ? [] : list.split('\n');
  };
  const hasBranch = (name: string) => git.git(['branch', '--list', name]) !== '';

  return new Map<string, Route>([
    ...settingsRoutes(state),
    [
      'GET environments',
      () =>
        new Paged(
          [...state.environments.values()].map((one) => answers.environment(one)),
          'environments',
        ),
    ],
    ['GET ', () => answers.repository()],
    ['GET actions/runs/*', ([id]) => orNothing(state.runs.get(Number(id)), (run) => answers.run(run))],
    [
      'GET actions/runs/*/approvals',
      ([id]) => orNothing(state.runs.get(Number(id)), (run) => new Paged(answers.approvals(run))),
    ],
    [
      'GET environments/*',
      ([name = '']) => orNothing(environmentOf(name), (environment) => answers.environment(environment)),
    ],
    [
      'GET actions/artifacts/*',
      ([id]) => orNothing(state.artifacts.get(Number(id)), (one) => answers.artifact(one)),
    ],
    [
      'GET actions/artifacts',
      (_, { query }) =>
        new Paged(
          [...state.artifacts.values()]
            .filter(({ name }) => name === query.get('name'))
            .map((one) => answers.artifact(one)),
          'artifacts',
        ),
    ],
    [
      'GET actions/artifacts/*/zip',
      ([id], { origin }) => {
        const artifact = state.artifacts.get(Number(id));
        if (artifact === undefined) return nothing;
        if (artifact.expired) return { status: 410 };
        return { status: 302, headers: { location: `${origin}/blob/${id}?sig=x` } };
      },
    ],
    [
      'GET commits',
      (_, { query }) => {
        const [of = '', path = ''] = ['sha', 'path'].map((name) => query.get(name) ?? '');
        const sha = git.git(['log', '-1', '--format=%H', of, '--', path]);
        return sha === '' ? new Paged([]) : new Paged([answers.commit(sha)]);
      },
    ],
    ['GET commits/*', ([sha = '']) => (git.has(sha) ? answers.commit(sha) : { status: 422 })],
    [
      'GET commits/*/pulls',
      ([sha]) =>
        new Paged(
          [...state.pullRequests.values()]
            .filter((pull) => pull.mergeCommit === sha || commitsOf(pull).includes(sha ?? ''))
            .map((pull) => answers.pullRequest(pull)),
        ),
    ],
    ['GET branches/*', ([name = '']) => (hasBranch(name) ? answers.branch(name) : nothing)],
    [
      'GET compare/*',
      ([basehead = '']) => {
        const [base = '', head = ''] = basehead.split('...');
        return answers.comparison(commitOf(base), commitOf(head));
      },
    ],
    ['GET git/trees/*', ([sha = '']) => (git.has(sha) ? answers.tree(sha) : nothing)],
    ['GET git/blobs/*', ([sha = '']) => (git.has(sha) ? answers.blob(sha) : nothing)],
    [
      'GET pulls/*',
      ([number]) => orNothing(state.pullRequests.get(Number(number)), (pull) => answers.pullRequest(pull)),
    ],
    [
      'GET pulls/*/commits',
      ([number]) =>
        orNothing(
          state.pullRequests.get(Number(number)),
          (pull) => new Paged(commitsOf(pull).map((sha) => answers.commit(sha))),
        ),
    ],
    [
      'GET pulls/*/reviews',
      ([number]) =>
        orNothing(state.pullRequests.get(Number(number)), ({ reviews }) => {
          const shown = reviews.map(({ user, state: verdict, commit }, index) => ({
            ...{ id: index + 1, user: answers.account(user), body: '' },
            ...{ state: verdict, commit_id: commit, submitted_at: '2026-11-20T09:00:00Z' },
          }));
          return new Paged(shown);
        }),
    ],
    [
      'GET collaborators/*/permission',
      ([login = '']) => ({
        permission: state.permissions.get(login) ?? 'read',
        user: answers.account(login),
      }),
    ],
    [
      'GET issues/*/comments',
      ([number]) =>
        new Paged(
          state.comments
            .filter(({ issue }) => issue === Number(number))
            .map((comment) => answers.comment(comment)),
        ),
    ],
    [
      'POST issues/*/comments',
      ([number], { body }) => {
        const comment: SimulatedComment = {
          id: 100 + state.comments.length,
          issue: Number(number),
          author: state.tokenOwner,
          body: String(body.body),
        };
        if (comment.body.length > 65_536) return { status: 422 };
        state.comments.push(comment);
        return answers.comment(comment);
      },
    ],
    [
      'PATCH issues/comments/*',
      ([id], { body }) =>
        orNothing(
          state.comments.find((comment) => comment.id === Number(id)),
          (comment) => {
            comment.body = String(body.body);
            return comment.body.length > 65_536 ? { status: 422 } : answers.comment(comment);
          },
        ),
    ],
    [
      'GET issues',
      (_, { query }) =>
        new Paged(
          [...state.issues.values()]
            .filter(({ labels }) => labels.includes(query.get('labels') ?? ''))
            .filter((issue) => query.get('state') === 'all' || issue.state === 'open')
            .map((issue) => answers.issue(issue)),
        ),
    ],
    [
      'POST issues',
      (_, { body }) => {
        const issue: SimulatedIssue = {
          number: 500 + state.issues.size,
          title: String(body.title),
          body: String(body.body),
          state: 'open',
          labels: (body.labels as string[] | undefined) ?? [],
          author: state.tokenOwner,
        };
        state.issues.set(issue.number, issue);
        return answers.issue(issue);
      },
    ],
    [
      'PATCH issues/*',
      ([number], { body }) =>
        orNothing(state.issues.get(Number(number)), (issue) => {
          if (typeof body.title === 'string') issue.title = body.title;
          if (typeof body.body === 'string') issue.body = body.body;
          if (body.state === 'open' || body.state === 'closed') issue.state = body.state;
          return answers.issue(issue);
        }),
    ],
  ]);
}
