import { z } from 'zod';
import type { GitHub } from './github.ts';
import { ifVisible } from './if-visible.ts';
import { Unanswered } from './unanswered.ts';

/** What a branch asks of changes. */
interface Asked {
  readonly approvals: number;
  readonly codeOwners: boolean;
  /** A push takes the approvals back that were given before, or needs one of somebody else. */
  readonly freshApprovals: boolean;
  /** Names of the checks that have to pass. */
  readonly checks: readonly string[];
  /** Nobody deletes it, and nobody pushes over what is there. */
  readonly keepsHistory: boolean;
}

/** The same from both kinds of protection; undefined is what the token may not see. */
export interface BranchRules {
  readonly approvals: number | undefined;
  readonly codeOwners: boolean | undefined;
  readonly freshApprovals: boolean | undefined;
  readonly hasCheck: boolean | undefined;
  readonly keepsHistory: boolean | undefined;
}

const context = z.object({ context: z.string() });
const rule = z.object({
  type: z.string(),
  parameters: z
    .object({
      required_approving_review_count: z.number().optional(),
      require_code_owner_review: z.boolean().optional(),
      dismiss_stale_reviews_on_push: z.boolean().optional(),
      require_last_push_approval: z.boolean().optional(),
      required_status_checks: z.array(context).optional(),
    })
    .optional(),
});

const enabled = z.object({ enabled: z.boolean() }).optional();
const protection = z.object({
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: z.number().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      dismiss_stale_reviews: z.boolean().optional(),
      require_last_push_approval: z.boolean().optional(),
    })
    .optional(),
  required_status_checks: z
    .object({ checks: z.array(context).optional() })
    .nullable()
    .optional(),
  allow_force_pushes: enabled,
  allow_deletions: enabled,
});

/** Rulesets are open to everybody who reads, the older protection to administrators. */
export async function branchRules(github: GitHub, branch: string, check: string): Promise<BranchRules> {
  const rules = await github.list({
    about: `which rules ${branch} has`,
    route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
    parameters: { branch },
    item: rule,
  });
  const { approvals, codeOwners, freshApprovals, checks, keepsHistory } = askedByRules(rules);
  const hasCheck = checks.includes(check);
  if (approvals > 0 && codeOwners && freshApprovals && hasCheck && keepsHistory)
    return { approvals, codeOwners, freshApprovals, hasCheck, keepsHistory };
  const found = await ifVisible(olderProtection(github, branch));
  const older = found && askedByProtection(found);
  return {
    approvals: older === undefined ? approvals || undefined : Math.max(approvals, older.approvals),
    codeOwners: codeOwners || older?.codeOwners,
    freshApprovals: freshApprovals || older?.freshApprovals,
    hasCheck: hasCheck || older?.checks.includes(check),
    keepsHistory: keepsHistory || older?.keepsHistory,
  };
}

function askedByRules(rules: readonly z.infer<typeof rule>[]): Asked {
  const types = rules.map(({ type }) => type);
  const all = rules.map(({ parameters = {} }) => parameters);
  return {
    approvals: Math.max(0, ...all.map((one) => one.required_approving_review_count ?? 0)),
    codeOwners: all.some((one) => one.require_code_owner_review === true),
    freshApprovals: all.some(
      (one) => one.dismiss_stale_reviews_on_push === true || one.require_last_push_approval === true,
    ),
    checks: all.flatMap((one) => one.required_status_checks ?? []).map((one) => one.context),
    keepsHistory: types.includes('deletion') && types.includes('non_fast_forward'),
  };
}

function askedByProtection(found: z.infer<typeof protection>): Asked {
  const reviews = found.required_pull_request_reviews ?? {};
  return {
    approvals: reviews.required_approving_review_count ?? 0,
    codeOwners: reviews.require_code_owner_reviews === true,
    freshApprovals: reviews.dismiss_stale_reviews === true || reviews.require_last_push_approval === true,
    checks: (found.required_status_checks?.checks ?? []).map((one) => one.context),
    keepsHistory: found.allow_force_pushes?.enabled === false && found.allow_deletions?.enabled === false,
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
