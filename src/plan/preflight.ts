import type { Environment } from '../environment/environment.ts';
import type { Contribution } from './contribution.ts';
import type { Check } from './plan.ts';
import { serverTarget } from './server-target.ts';
import type { Target } from './target.ts';

/** Everything that is asked before the first change, shell by shell. */
export function preflight(
  wanted: readonly Contribution[],
  environment: Environment,
  copies: Readonly<Record<string, string>>,
): Check[] {
  const targets: readonly Target[] = [
    'skype',
    'exchange',
    ...environment.exchange.servers.map(({ name }) => serverTarget(name)),
  ];
  const rank = new Map(targets.map((target, index) => [target, index]));
  const place = ({ target }: Check) => rank.get(target) ?? rank.size;
  return wanted
    .flatMap((resource) => resource.preflight?.(environment, copies) ?? [])
    .sort((left, right) => place(left) - place(right));
}
