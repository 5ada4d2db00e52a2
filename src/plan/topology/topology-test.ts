import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

/** It looks at every service and group of the deployment, so what it finds need not concern this plan. */
export function topologyTest(environment: Environment): Check[] {
  if (trustedPools(environment).length === 0) return [];
  return [
    {
      kind: 'check',
      id: 'skype/topology-test/all',
      target: 'skype',
      title: 'Test-CsTopology finds nothing wrong',
      why: 'It reads whether services are activated and the universal groups have their permissions, which Enable-CsTopology needs.',
      safety: 'advice',
      phase: 'preflight',
      keyPath: 'features.instantMessaging',
      powershell: part('topology/topology-test.ps1', {
        Wrong:
          'Test-CsTopology is not content. Enable-CsTopology needs a domain administrator, or RTCUniversalServerAdmins with the setup permission (Grant-CsSetupPermission). It says: ',
      }),
    },
  ];
}
