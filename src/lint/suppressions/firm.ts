import type { Finding } from '../../environment/finding.ts';
import { environmentRules } from '../rules.ts';

const withEffect = new Set(
  environmentRules.filter(({ effect }) => effect !== undefined).map(({ alias }) => alias),
);

/** An error stays, and so does what the environment file itself has to acknowledge. */
export function canSuppress({ rule, severity }: Finding): boolean {
  return severity !== 'error' && !withEffect.has(rule);
}
