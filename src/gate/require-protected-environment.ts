import { type DeploymentEnvironment, deploymentEnvironment } from '../github/deployment-environment.ts';
import type { GitHub } from '../github/github.ts';
import { Unanswered } from '../github/unanswered.ts';
import { Refusal } from '../system/refusal.ts';

/**
 * The GitHub environment exists, somebody has to review, nobody reviews their own run, and no administrator goes around
 * it. Refuses with `gate-missing`. It has to be asked before any job names the environment, which would create it.
 */
export async function requireProtectedEnvironment(
  github: GitHub,
  name: string,
): Promise<DeploymentEnvironment> {
  const found = await deploymentEnvironment(github, name);
  const shown = JSON.stringify(name);
  const missing = (what: string, remedy: string) =>
    new Refusal(
      'gate-missing',
      `the GitHub environment ${shown} ${what}`,
      `${remedy} (Settings, Environments).`,
    );
  if (found === undefined) throw missing('does not exist', 'Make it, with required reviewers');
  if (found.name.toLowerCase() !== name.toLowerCase())
    throw new Unanswered(
      `how the environment ${shown} is protected`,
      `it spoke of ${JSON.stringify(found.name)}`,
    );
  if (found.reviewers === 0) throw missing('requires no review', 'Give it required reviewers');
  if (!found.preventsSelfReview)
    throw missing('lets people review their own runs', 'Turn on "Prevent self-review"');
  if (found.administratorsBypass === undefined)
    throw new Unanswered(
      `whether administrators can bypass the environment ${shown}`,
      'its answer leaves that out',
      { remedy: 'Use approval: pull-request where GitHub has no such setting.' },
    );
  if (found.administratorsBypass)
    throw missing('can be bypassed by administrators', 'Turn off "Allow administrators to bypass"');
  return found;
}
