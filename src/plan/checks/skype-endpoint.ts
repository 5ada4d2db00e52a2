import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

/**
 * A session whose endpoint runs as whoever connects has no way on to SQL and Active Directory, so that the topology
 * can't be changed there. Advice: with the store on that very machine, or with delegation, it can.
 */
export function skypeEndpoint(environment: Environment): Check[] {
  const { connection } = environment.skype;
  if (connection.kind !== 'winrm' || trustedPools(environment).length === 0) return [];
  const { host } = connection;
  const way = `Let it run as an administrator of ${skypeName(environment)} (Set-PSSessionConfiguration -Name Microsoft.PowerShell -RunAsCredential, on ${host}), or run this part there with skype.connection: module.`;
  return [
    {
      kind: 'check',
      id: `skype/endpoint/${host}`,
      target: 'skype',
      title: `The endpoint of ${host} runs as an account of its own`,
      why: 'Changing the topology goes on from there to SQL and Active Directory. A session that runs as whoever connected is turned away on that second hop, unless the store is on that machine or its delegation is set up.',
      safety: 'advice',
      phase: 'preflight',
      keyPath: 'skype.connection',
      powershell: part('checks/skype-endpoint.ps1', {
        Caller: `The first change to the topology will probably be denied: the endpoint Microsoft.PowerShell of ${host} runs as whoever connects. ${way} It runs as `,
        Unknown: `As whom the endpoint Microsoft.PowerShell of ${host} runs can't be seen. If the first change to the topology is denied: ${way}`,
      }),
    },
  ];
}
