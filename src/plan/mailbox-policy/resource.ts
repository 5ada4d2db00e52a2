import type { Environment } from '../../environment/environment.ts';
import type { Step } from '../plan.ts';
import { part } from '../template.ts';

/** Set-OwaMailboxPolicy: the switch that users notice, so it comes when every server is ready. */
export function mailboxPolicies(environment: Environment, dependsOn: readonly string[]): Step[] {
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
