import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

/** The policies that nobody switched. */
export function mailboxPolicyUse(environment: Environment): Check[] {
  return [
    {
      kind: 'check',
      id: 'exchange/mailbox-policy-use/others',
      target: 'exchange',
      title: 'No mailbox has another OWA mailbox policy',
      why: 'Users with another policy do not get instant messaging from this plan.',
      safety: 'advice',
      phase: 'verification',
      keyPath: 'exchange.mailboxPolicies',
      powershell: part('mailbox-policy/mailbox-policy-use.ps1', {
        Policies: environment.exchange.mailboxPolicies,
        OtherPolicies: 'Mailboxes have OWA mailbox policies that this plan leaves alone: ',
      }),
    },
  ];
}
