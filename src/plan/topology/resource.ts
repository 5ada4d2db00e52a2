import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import type { Step } from '../plan.ts';
import { part } from '../template.ts';
import { frontEnds } from './front-ends.ts';
import { replication } from './replication.ts';
import { topologyTest } from './topology-test.ts';

export const topology: Contribution = {
  feature: 'instantMessaging',
  trust,
  preflight: (environment) => [replication(environment, 'preflight'), ...topologyTest(environment)],
  users: frontEnds,
  verification: (environment) => [replication(environment, 'verification')],
};

export const topologyId = 'skype/topology/published';

/**
 * Enable-CsTopology, only after a change of ours to the topology. No cmdlet tells what is published and not enabled,
 * so a run that broke off in between is remembered by the journal.
 */
function trust(_environment: Environment, before: readonly Step[]): Step[] {
  const changes = before.filter(({ resource }) => resource !== 'topology-copy');
  if (changes.length === 0) return [];
  return [
    {
      kind: 'step',
      id: topologyId,
      target: 'skype',
      resource: 'topology',
      title: 'Enable the published topology',
      why: 'The pools and applications above exist in the Central Management store only; the servers act on them once the topology is enabled.',
      impact:
        'It enables everything that is published and not enabled yet, whoever published it. No service restarts; some load on Active Directory and the store.',
      test: 'The journal tells whether one of the steps above was changed since the topology was last enabled.',
      apply: 'Enable-CsTopology, once, after the last of these steps.',
      verify: 'Enable-CsTopology ends without an error.',
      undo: 'Undo enables the topology again once the pools are gone.',
      residue: ['the version number of the topology, which only goes up'],
      dependsOn: changes.map((step) => step.id),
      triggeredBy: changes.map((step) => step.id),
      keyPath: 'features.instantMessaging',
      powershell: part('topology/resource.ps1'),
    },
  ];
}

/** Taken out: what somebody else has published meanwhile is enabled, too, so a copy is made before. */
export function copiedFirst({ name }: Environment, step: Step): Step {
  return {
    ...step,
    why: `${step.why} A copy of the Central Management store goes to %ProgramData%\\owa-im\\${name} before, since nobody knows what else is published by now.`,
    apply: 'Export-CsConfiguration, then Enable-CsTopology, once, after the last of these steps.',
    residue: [...step.residue, `the copy of the topology in %ProgramData%\\owa-im\\${name}`],
    powershell: part('topology/copied.ps1', { EnvironmentName: name }),
  };
}
