import { fillTemplate } from './fill-template.ts';
import { templates } from './generated/templates.ts';
import { type Approval, type KnownEnvironment, stages } from './repository-choices.ts';

/** Whether a change reaches `one` before `other`. */
export function isBefore(one: KnownEnvironment, other: KnownEnvironment): boolean {
  return stages.indexOf(one.stage) < stages.indexOf(other.stage);
}

export function jobName({ name }: KnownEnvironment): string {
  return `deploy-${name}`;
}

/**
 * The job of one environment in deploy.yml. Where GitHub environments approve, it starts after those of all earlier stages;
 * where pull requests do, a run is about one environment, whose digest somebody named.
 */
export function deployJob(
  environment: KnownEnvironment,
  all: readonly KnownEnvironment[],
  approval: Approval,
): string {
  const earlier = all.filter((other) => isBefore(other, environment)).map(jobName);
  const values = { ENVIRONMENT: environment.name, STAGE: environment.stage };
  const job =
    approval.kind === 'environment'
      ? fillTemplate(templates['deploy-job.yml'], { ...values, NEEDS: ['plan', ...earlier].join(', ') })
      : fillTemplate(templates['deploy-job.pull-request.yml'], {
          ...values,
          REVIEWERS: String(approval.reviewers),
        });
  return `\n${job.replace(/^(?=.)/gm, '  ')}`;
}
