import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { virtualDirectoriesOf } from '../virtual-directory/resource.ts';

/** The two switches that Exchange asks for each user, and the policies that nobody switched. */
export function switchHealth(environment: Environment): Check[] {
  const policies = environment.exchange.mailboxPolicies;
  const identities = environment.exchange.servers.flatMap((server) =>
    virtualDirectoriesOf(environment, server).map(({ identity }) => identity),
  );
  return [
    {
      kind: 'check',
      id: 'exchange/virtual-directory-health/all',
      target: 'exchange',
      title: 'The OWA virtual directories offer instant messaging',
      why: 'A cumulative update or somebody else may have set them back.',
      safety: 'required',
      phase: 'verification',
      keyPath: 'exchange.virtualDirectories',
      powershell: part('checks/virtual-directory-health.ps1', {
        Identities: identities,
        SwitchedOff: 'OWA virtual directories without instant messaging: ',
      }),
    },
    {
      kind: 'check',
      id: 'exchange/mailbox-policy-health/all',
      target: 'exchange',
      title: 'The OWA mailbox policies offer instant messaging',
      why: 'Both a virtual directory and the policy of the user have to say so.',
      safety: 'required',
      phase: 'verification',
      keyPath: 'exchange.mailboxPolicies',
      powershell: part('checks/mailbox-policy-health.ps1', {
        Policies: policies,
        SwitchedOff: 'OWA mailbox policies without instant messaging: ',
      }),
    },
    {
      kind: 'check',
      id: 'exchange/mailbox-policy-use/others',
      target: 'exchange',
      title: 'No mailbox has another OWA mailbox policy',
      why: 'Users with another policy do not get instant messaging from this plan.',
      safety: 'advice',
      phase: 'verification',
      keyPath: 'exchange.mailboxPolicies',
      powershell: part('checks/mailbox-policy-use.ps1', {
        Policies: policies,
        OtherPolicies: 'Mailboxes have OWA mailbox policies that this plan leaves alone: ',
      }),
    },
  ];
}
