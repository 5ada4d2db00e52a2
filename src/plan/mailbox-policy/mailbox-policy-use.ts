import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

/** Whom the policies reach, and whom not: said before the first change, and again by Verify. */
export function mailboxPolicyUse(environment: Environment, phase: 'preflight' | 'verification'): Check {
  return {
    kind: 'check',
    id: phase === 'preflight' ? 'exchange/mailbox-policy-use/before' : 'exchange/mailbox-policy-use/others',
    target: 'exchange',
    title: 'Every mailbox has one of these OWA mailbox policies, and each policy has mailboxes',
    why: 'A user gets instant messaging through the policy of the mailbox. A mailbox without a policy follows the default one.',
    safety: 'advice',
    phase,
    keyPath: 'exchange.mailboxPolicies',
    powershell: part('mailbox-policy/mailbox-policy-use.ps1', {
      Policies: environment.exchange.mailboxPolicies,
      Nobody: 'No mailbox has these OWA mailbox policies, so switching them on reaches nobody: ',
      OtherPolicies:
        'Mailboxes have OWA mailbox policies that this plan leaves alone. In use, with the number of mailboxes: ',
      NoDefault:
        'No OWA mailbox policy is the default one, so mailboxes without a policy get no instant messaging. Give them one with Set-CASMailbox -OwaMailboxPolicy: ',
      OtherDefault: 'Mailboxes without a policy follow the default one, which this plan leaves alone, ',
    }),
  };
}
