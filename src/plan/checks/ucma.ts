import type { Server } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';

/** OWA loads the UCMA library that this registry value names; events 83 and 84 say what is missing. */
export function ucma(server: Server, index: number): Check {
  return {
    kind: 'check',
    id: `${serverIdPrefix(server.name)}/ucma/ImplementationDLLPath`,
    target: serverTarget(server.name),
    title: `The UCMA 4.0 runtime is registered on ${server.name}`,
    why: 'OWA loads its instant messaging from the UCMA library that the registry value ImplementationDLLPath names.',
    safety: 'required',
    phase: 'preflight',
    keyPath: `exchange.servers[${index}].name`,
    powershell: part('checks/ucma.ps1', {
      NoValue: `The registry value ImplementationDLLPath is missing on ${server.name}. Install the UCMA 4.0 runtime.`,
      NoFile: `The UCMA library is not where the registry of ${server.name} says. Repair the UCMA 4.0 runtime. It says `,
    }),
  };
}
