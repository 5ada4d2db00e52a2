import { z } from 'zod';
import type { GitHub } from './github.ts';
import { ifVisible } from './if-visible.ts';
import type { RepositoryFacts } from './repository.ts';

/** How a repository lets workflows run; undefined is what the token may not see, as all of it to the token of a job. */
export interface ActionsSettings {
  readonly onlySelectedActions: boolean | undefined;
  readonly onlyPinnedActions: boolean | undefined;
  readonly readOnlyToken: boolean | undefined;
  readonly mayApprove: boolean | undefined;
  /** Workflows of pull requests from forks don't run unless somebody of the repository lets them. */
  readonly forksWait: boolean | undefined;
}

const permissions = z.object({
  allowed_actions: z.string().optional(),
  sha_pinning_required: z.boolean().optional(),
});
const workflow = z.object({
  default_workflow_permissions: z.enum(['read', 'write']),
  can_approve_pull_request_reviews: z.boolean(),
});
const privateForks = z.object({
  run_workflows_from_fork_pull_requests: z.boolean(),
  require_approval_for_fork_pr_workflows: z.boolean().optional(),
});
const publicForks = z.object({ approval_policy: z.string() });

export async function actionsSettings(
  github: GitHub,
  { isPrivate }: RepositoryFacts,
): Promise<ActionsSettings> {
  const about = 'how workflows may run';
  const base = 'GET /repos/{owner}/{repo}/actions/permissions';
  const actions = await ifVisible(github.ask({ about, route: base, answer: permissions }));
  const token = await ifVisible(github.ask({ about, route: `${base}/workflow`, answer: workflow }));
  return {
    onlySelectedActions: actions && actions.allowed_actions === 'selected',
    onlyPinnedActions: actions?.sha_pinning_required,
    readOnlyToken: token && token.default_workflow_permissions === 'read',
    mayApprove: token?.can_approve_pull_request_reviews,
    forksWait: isPrivate ? await privateForksWait(github) : await publicForksWait(github),
  };
}

async function privateForksWait(github: GitHub): Promise<boolean | undefined> {
  const found = await ifVisible(
    github.ask({
      about: 'whether workflows of forks run',
      route: 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-workflows-private-repos',
      answer: privateForks,
    }),
  );
  if (found === undefined) return undefined;
  return (
    !found.run_workflows_from_fork_pull_requests || found.require_approval_for_fork_pr_workflows === true
  );
}

async function publicForksWait(github: GitHub): Promise<boolean | undefined> {
  const found = await ifVisible(
    github.ask({
      about: 'whether workflows of forks wait',
      route: 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
      answer: publicForks,
    }),
  );
  return found && found.approval_policy === 'all_external_contributors';
}
