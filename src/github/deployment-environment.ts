import { z } from 'zod';
import type { GitHub } from './github.ts';

const answer = z.object({
  name: z.string(),
  can_admins_bypass: z.boolean().optional(),
  protection_rules: z.array(
    z.object({
      type: z.string(),
      prevent_self_review: z.boolean().optional(),
      reviewers: z
        .array(z.object({ type: z.string(), reviewer: z.looseObject({ login: z.string().optional() }) }))
        .optional(),
    }),
  ),
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullable()
    .optional(),
});

/** An environment of the repository's settings, which protects the jobs that name it. */
export interface DeploymentEnvironment {
  readonly name: string;
  /** How many people and teams are named; one of them has to approve. */
  readonly reviewers: number;
  /** The people among them by login; undefined where a team is one of them, whose members a job's token may not see. */
  readonly people: readonly string[] | undefined;
  readonly preventsSelfReview: boolean;
  /** Undefined where the answer leaves it out. */
  readonly administratorsBypass: boolean | undefined;
  readonly branches: 'all' | 'protected' | 'selected';
}

/** Undefined where there is none of this name: a job that names it would create it, without any protection. */
export async function deploymentEnvironment(
  github: GitHub,
  name: string,
): Promise<DeploymentEnvironment | undefined> {
  const found = await github.find({
    about: `how the environment ${JSON.stringify(name)} is protected`,
    route: 'GET /repos/{owner}/{repo}/environments/{environment_name}',
    parameters: { environment_name: name },
    answer,
  });
  return found && shown(found);
}

/** All of them. */
export async function deploymentEnvironments(github: GitHub): Promise<readonly DeploymentEnvironment[]> {
  const found = await github.list({
    about: 'which environments there are',
    route: 'GET /repos/{owner}/{repo}/environments',
    key: 'environments',
    item: answer,
  });
  return found.map(shown);
}

function shown(found: z.infer<typeof answer>): DeploymentEnvironment {
  const review = found.protection_rules.find(({ type }) => type === 'required_reviewers');
  const reviewers = review?.reviewers ?? [];
  const people = reviewers.flatMap(({ type, reviewer }) => (type === 'User' ? (reviewer.login ?? []) : []));
  const policy = found.deployment_branch_policy;
  return {
    name: found.name,
    reviewers: reviewers.length,
    people: people.length === reviewers.length ? people : undefined,
    preventsSelfReview: review?.prevent_self_review === true,
    administratorsBypass: found.can_admins_bypass,
    branches:
      policy === null || policy === undefined ? 'all' : policy.protected_branches ? 'protected' : 'selected',
  };
}
