import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

/** One of the two switches that Exchange asks for each user; the other is the virtual directory. */
export function mailboxPolicyHealth(environment: Environment): Check[] {
  return [
    {
      kind: 'check',
      id: 'exchange/mailbox-policy-health/all',
      target: 'exchange',
      title: 'The OWA mailbox policies offer instant messaging',
      why: 'Both a virtual directory and the policy of the user have to say so.',
      safety: 'required',
      phase: 'verification',
      keyPath: 'exchange.mailboxPolicies',
      powershell: part('mailbox-policy/mailbox-policy-health.ps1', {
        Policies: environment.exchange.mailboxPolicies,
        SwitchedOff: 'OWA mailbox policies without instant messaging: ',
      }),
    },
  ];
}
