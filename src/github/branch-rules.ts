import { z } from 'zod';
import type { GitHub } from './github.ts';
import { ifVisible } from './if-visible.ts';
import { Unanswered } from './unanswered.ts';

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
  const older = await ifVisible(olderProtection(github, branch));
  if (older === undefined)
    return { approvals: approvals > 0 ? approvals : undefined, codeOwners: codeOwners || undefined };
  const reviews = older.required_pull_request_reviews ?? {};
  return {
    approvals: Math.max(approvals, reviews.required_approving_review_count ?? 0),
    codeOwners: codeOwners || reviews.require_code_owner_reviews === true,
  };
}

async function olderProtection(github: GitHub, branch: string): Promise<z.infer<typeof protection>> {
  try {
    return await github.ask({
      about: `how ${branch} is protected`,
      route: 'GET /repos/{owner}/{repo}/branches/{branch}/protection',
      parameters: { branch },
      answer: protection,
    });
  } catch (error) {
    if (error instanceof Unanswered && saysUnprotected(error)) return {};
    throw error;
  }
}

/** To an administrator 404 is said in these words; to anybody else in those of a thing that is not there. */
function saysUnprotected({ status, message }: Unanswered): boolean {
  return status === 404 && message.includes('Branch not protected');
}
