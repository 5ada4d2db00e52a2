import { withNeeded } from './tool-jobs.ts';
import type { Job, Workflow } from './workflow.ts';

const pullRequestEvents: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);

/** What lets a pull request start the workflow. */
export function pullRequestEvent({ events }: Workflow): string | undefined {
  return events.find(({ name }) => pullRequestEvents.has(name))?.name;
}

/**
 * Whether a pull request surely starts the job: no condition of it, or of a job that it needs, asks what started the
 * workflow.
 */
export function isReachedByPullRequest(workflow: Workflow, job: Job): boolean {
  if (pullRequestEvent(workflow) === undefined) return false;
  return withNeeded(workflow, job).every(
    ({ condition }) =>
      condition === undefined || !/github\.(?:event|ref|base_ref|head_ref)/.test(condition.text),
  );
}

/** Whether the file belongs to a repository that uses owa-im, as far as that can be told. */
export function isBesideOwaIm({ usesOwaIm, context }: Workflow): boolean {
  return usesOwaIm || context.environments.length > 0;
}
