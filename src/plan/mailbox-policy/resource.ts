import type { Environment } from '../../environment/environment.ts';
import { configurationOf } from '../configuration-of.ts';
import type { Contribution } from '../contribution.ts';
import type { Step } from '../plan.ts';
import { recycleIds } from '../recycle/resource.ts';
import { inRolloutOrder } from '../rollout-order.ts';
import { part } from '../template.ts';
import { mailboxPolicyHealth } from './mailbox-policy-health.ts';
import { mailboxPolicyUse } from './mailbox-policy-use.ts';

export const mailboxPolicy: Contribution = {
  feature: 'instantMessaging',
  users,
  preflight: (environment) => [mailboxPolicyUse(environment, 'preflight')],
  verification: (environment) => [
    ...mailboxPolicyHealth(environment),
    mailboxPolicyUse(environment, 'verification'),
  ],
  notes: (environment) => [
    `OWA mailbox policies other than ${environment.exchange.mailboxPolicies.join(', ')} stay as they are.`,
  ],
};

/**
 * Set-OwaMailboxPolicy: the switch that users notice, so it comes when every server is ready.
 * A recycle has no state of its own: on a server that was never touched it is not pending. So the settings, which can
 * be read, are named as well, and they in turn depend on the server's trust.
 */
function users(environment: Environment): Step[] {
  const dependsOn = inRolloutOrder(environment).flatMap((server) => [
    ...configurationOf(environment, server),
    ...recycleIds(environment, server),
  ]);
  return environment.exchange.mailboxPolicies.map((policy, index) => ({
    kind: 'step',
    id: `exchange/mailbox-policy/${policy}`,
    target: 'exchange',
    resource: 'mailbox-policy',
    title: `OWA mailbox policy ${policy}`,
    why: `This is the switch that users notice: everyone with the policy ${policy} gets presence and instant messaging. It comes last, when every server that may hold a mailbox is ready.`,
    impact: `Users with the policy ${policy} see presence and may sign in to instant messaging, from their next session on.`,
    test: 'Get-OwaMailboxPolicy shows InstantMessagingEnabled True and InstantMessagingType Ocs.',
    apply: 'Set-OwaMailboxPolicy.',
    verify: 'Both values are read back.',
    undo: 'Undo sets the recorded values, if nobody changed them since; it comes first, so that nobody sees errors.',
    residue: [],
    dependsOn,
    keyPath: `exchange.mailboxPolicies[${index}]`,
    powershell: part('mailbox-policy/resource.ps1', {
      Policy: policy,
      Refusal: `Exchange has no OWA mailbox policy ${policy}. Get-OwaMailboxPolicy lists them; put the right name into exchange.mailboxPolicies.`,
    }),
  }));
}
