import { deployJob } from './deploy-job.ts';
import { fillTemplate } from './fill-template.ts';
import { templates } from './generated/templates.ts';
import type { Files, Pin, RepositoryChoices } from './repository-choices.ts';

export const workflowFolder = '.github/workflows';

/** The workflows of a repository. Reusable ones of another owner can't reach its runners, so they are written into it. */
export function workflowFiles({ environments, branch, approval }: RepositoryChoices, pin: Pin): Files {
  const values = { BRANCH: branch, ENVIRONMENTS: environments.map(({ name }) => name).join(', ') };
  const file = (name: keyof typeof templates, text: string = templates[name], more = '') =>
    [`${workflowFolder}/${name}`, pinned(fillTemplate(text, values) + more, pin)] as const;
  const own = (name: 'deploy' | 'deploy-one' | 'rollback') =>
    approval.kind === 'environment' ? templates[`${name}.yml`] : templates[`${name}.pull-request.yml`];
  const jobs = environments.map((environment) => deployJob(environment, environments, approval)).join('');
  return new Map([
    file('review.yml'),
    file('deploy.yml', own('deploy'), jobs),
    file('deploy-one.yml', own('deploy-one')),
    file('rollback.yml', own('rollback')),
    file('drift.yml'),
    file('manual.yml'),
  ]);
}

function pinned(text: string, { repository, commit }: Pin): string {
  return text.replace(
    /\bOWNER\/owa-im((?:\/[a-z]+)*)@COMMIT\b/g,
    (_, path) => `${repository}${path}@${commit}`,
  );
}
