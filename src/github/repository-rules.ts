import { z } from 'zod';
import type { GitHub } from './github.ts';

/** What a branch asks of changes, from both kinds of protection; undefined is what the token may not see. */
export interface BranchRules {
  readonly approvals: number | undefined;
  readonly codeOwners: boolean | undefined;
}

const rule = z.object({
  type: z.string(),
  parameters: z
    .object({
      required_approving_review_count: z.number().optional(),
      require_code_owner_review: z.boolean().optional(),
    })
    .optional(),
});

const protection = z.object({
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: z.number().optional(),
      require_code_owner_reviews: z.boolean().optional(),
    })
    .optional(),
});

/** Rulesets are open to everybody who reads, the older protection to administrators. */
export async function branchRules(github: GitHub, branch: string): Promise<BranchRules> {
  const rules = await github.list({
    about: `which rules ${branch} has`,
    route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
    parameters: { branch },
    item: rule,
  });
  const pulls = rules.flatMap(({ type, parameters }) => (type === 'pull_request' ? [parameters ?? {}] : []));
  const approvals = Math.max(0, ...pulls.map((one) => one.required_approving_review_count ?? 0));
  const codeOwners = pulls.some((one) => one.require_code_owner_review === true);
  if (approvals > 0 && codeOwners) return { approvals, codeOwners };
  const older = await seen(
    github.find({
      about: `how ${branch} is protected`,
      route: 'GET /repos/{owner}/{repo}/branches/{branch}/protection',
      parameters: { branch },
      answer: protection,
    }),
  );
  if (older === undefined)
    return { approvals: approvals > 0 ? approvals : undefined, codeOwners: codeOwners || undefined };
  const reviews = older.required_pull_request_reviews ?? {};
  return {
    approvals: Math.max(approvals, reviews.required_approving_review_count ?? 0),
    codeOwners: codeOwners || reviews.require_code_owner_reviews === true,
  };
}

const errors = z.object({ errors: z.array(z.object({ line: z.number(), kind: z.string() })) });

/** Lines of CODEOWNERS that GitHub does not understand; undefined where there is no such file. */
export async function codeOwnersErrors(github: GitHub): Promise<readonly number[] | undefined> {
  const found = await github.find({
    about: 'what is wrong in CODEOWNERS',
    route: 'GET /repos/{owner}/{repo}/codeowners/errors',
    answer: errors,
  });
  return found?.errors.map(({ line }) => line);
}

/** Undefined where GitHub does not show this to the token. */
export async function seen<Answer>(question: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await question;
  } catch (error) {
    const { status } = error as { status?: unknown };
    if (status === 401 || status === 403 || status === 404) return undefined;
    throw error;
  }
}
