import { fillTemplate } from './fill-template.ts';
import { templates } from './generated/templates.ts';
import { type KnownEnvironment, stages } from './repository-choices.ts';

/** Whether a change reaches `one` before `other`. */
export function isBefore(one: KnownEnvironment, other: KnownEnvironment): boolean {
  return stages.indexOf(one.stage) < stages.indexOf(other.stage);
}

export function jobName({ name }: KnownEnvironment): string {
  return `deploy-${name}`;
}

/** The job of one environment in deploy.yml: after those of all earlier stages. */
export function deployJob(environment: KnownEnvironment, all: readonly KnownEnvironment[]): string {
  const earlier = all.filter((other) => isBefore(other, environment)).map(jobName);
  const job = fillTemplate(templates['deploy-job.yml'], {
    ENVIRONMENT: environment.name,
    STAGE: environment.stage,
    NEEDS: ['plan', ...earlier].join(', '),
  });
  return `\n${job.replace(/^(?=.)/gm, '  ')}`;
}
