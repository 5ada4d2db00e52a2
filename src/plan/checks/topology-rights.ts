import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

/**
 * The module has every cmdlet for everybody, so that a missing one can't tell a missing right. Advice: the store may
 * have been opened to an account in another way, and who was added today is a member from the next sign-in on.
 */
export function topologyRights(environment: Environment): Check[] {
  if (environment.skype.connection.kind === 'ocsPowershell' || trustedPools(environment).length === 0)
    return [];
  const skype = skypeName(environment);
  return [
    {
      kind: 'check',
      id: 'skype/topology-rights/account',
      target: 'skype',
      title: 'The account is a member of RTCUniversalServerAdmins',
      why: `The ${skype} module offers its cmdlets to everybody; who may write to the Central Management store is this group.`,
      safety: 'advice',
      phase: 'preflight',
      keyPath: 'features.instantMessaging',
      powershell: part('checks/topology-rights.ps1', {
        NoMember:
          'The first change to the topology will probably be denied: this account is no member of RTCUniversalServerAdmins, or became one after it signed in. Enable-CsTopology needs the setup permission besides (Grant-CsSetupPermission), or a domain administrator. The account is ',
      }),
    },
  ];
}
