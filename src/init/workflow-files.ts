import { deployJob } from './deploy-job.ts';
import { fillTemplate } from './fill-template.ts';
import { templates } from './generated/templates.ts';
import type { Files, Pin, RepositoryChoices } from './repository-choices.ts';

export const workflowFolder = '.github/workflows';

/** The workflows of a repository. Reusable ones of another owner can't reach its runners, so they are written into it. */
export function workflowFiles({ environments, branch }: RepositoryChoices, pin: Pin): Files {
  const values = { BRANCH: branch, ENVIRONMENTS: environments.map(({ name }) => name).join(', ') };
  const file = (name: keyof typeof templates, more = '') =>
    [`${workflowFolder}/${name}`, pinned(fillTemplate(templates[name], values) + more, pin)] as const;
  const jobs = environments.map((environment) => deployJob(environment, environments)).join('');
  return new Map([
    file('review.yml'),
    file('deploy.yml', jobs),
    file('deploy-one.yml'),
    file('rollback.yml'),
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
