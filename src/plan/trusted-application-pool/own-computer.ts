import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

/** Said before the first change: New-CsTrustedApplicationComputer would say it in the middle. */
export function ownComputer(environment: Environment): Check[] {
  return trustedPools(environment)
    .filter(({ servers }) => servers.length > 1)
    .map(({ subject, servers, index }) => ({
      kind: 'check',
      id: `skype/trusted-pool-computers/${subject}`,
      target: 'skype',
      title: `The trusted application pool ${subject} can take several computers`,
      why: 'A pool whose computer has the name of the pool itself, as a pool made without -ComputerFqdn has, never takes a second one.',
      safety: 'required',
      phase: 'preflight',
      keyPath: `exchange.servers[${index}].certificate.subject`,
      powershell: part('trusted-application-pool/own-computer.ps1', {
        PoolFqdn: subject,
        OwnComputer: `The trusted application pool ${subject} has its own name as its computer, so ${servers.map(({ name }) => name).join(', ')} can't become its computers. Remove it in a change window with Remove-CsTrustedApplicationPool and Enable-CsTopology, if nothing else uses it, and apply again: it is made anew with the servers as computers.`,
      }),
    }));
}
