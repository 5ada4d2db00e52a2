import type { TextRule } from '../text-rule.ts';
import { actionNotPinned } from './action-not-pinned.ts';
import { applyCancelled } from './apply-cancelled.ts';
import { applyInMatrix } from './apply-in-matrix.ts';
import { applyNotQueued } from './apply-not-queued.ts';
import { applyOnHostedRunner } from './apply-on-hosted-runner.ts';
import { applyOnPullRequest } from './apply-on-pull-request.ts';
import { applyRetried } from './apply-retried.ts';
import { applyWhateverHappened } from './apply-whatever-happened.ts';
import { applyWithoutEnvironment } from './apply-without-environment.ts';
import { artifactByName } from './artifact-by-name.ts';
import { artifactDigestIgnored } from './artifact-digest-ignored.ts';
import { digestNotPassedOn } from './digest-not-passed-on.ts';
import { digestOfOwnPlan } from './digest-of-own-plan.ts';
import { environmentNotOfPlan } from './environment-not-of-plan.ts';
import { expressionInScript } from './expression-in-script.ts';
import { failureIgnored } from './failure-ignored.ts';
import { localActionInComposite } from './local-action-in-composite.ts';
import { observedNotPassedOn } from './observed-not-passed-on.ts';
import { outputInUtf16 } from './output-in-utf16.ts';
import { permissionsMissing } from './permissions-missing.ts';
import { permissionsWide } from './permissions-wide.ts';
import { programNotOnRunner } from './program-not-on-runner.ts';
import { pullRequestTargetCheckout } from './pull-request-target-checkout.ts';
import { runnerReachableFromPullRequest } from './runner-reachable-from-pull-request.ts';
import type { Workflow } from './workflow.ts';
import { workflowSyntax } from './workflow-syntax.ts';

/** The rules on workflows, one a file of this folder, by id. */
export const workflowRules: readonly TextRule<Workflow>[] = [
  workflowSyntax,
  applyWithoutEnvironment,
  environmentNotOfPlan,
  digestNotPassedOn,
  digestOfOwnPlan,
  artifactByName,
  artifactDigestIgnored,
  applyOnPullRequest,
  runnerReachableFromPullRequest,
  pullRequestTargetCheckout,
  expressionInScript,
  applyCancelled,
  applyInMatrix,
  failureIgnored,
  applyWhateverHappened,
  permissionsMissing,
  permissionsWide,
  actionNotPinned,
  applyOnHostedRunner,
  programNotOnRunner,
  outputInUtf16,
  applyNotQueued,
  applyRetried,
  localActionInComposite,
  observedNotPassedOn,
];
