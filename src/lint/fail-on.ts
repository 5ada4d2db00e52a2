import type { Finding } from '../environment/finding.ts';
import { shapeRules } from '../environment/shape-rule.ts';
import { environmentRules } from './rules.ts';

export type FailOn = 'error' | 'warning' | 'never';

const shape: ReadonlySet<string> = new Set(shapeRules);
const unsupported = withEffect('unsupported');
const untilAcknowledged = withEffect('until-acknowledged');

/**
 * What findings mean for the verb. A fault of shape makes the environment file invalid (exit code 2) and an unsupported
 * wish refuses it (exit code 1) whatever `--fail-on` says: there is nothing to plan. Otherwise the reason is
 * `lint-failed` (exit code 1) from the asked severity on; a warning that wants to be acknowledged counts as an error.
 */
export function judgeFindings(
  findings: readonly Finding[],
  failOn: FailOn,
): 'passed' | 'invalid-config' | 'unsupported' | 'lint-failed' {
  if (findings.some(({ rule, severity }) => severity === 'error' && shape.has(rule))) return 'invalid-config';
  if (findings.some(({ rule }) => unsupported.has(rule))) return 'unsupported';
  return findings.some((finding) => fails(finding, failOn)) ? 'lint-failed' : 'passed';
}

function fails({ rule, severity }: Finding, failOn: FailOn): boolean {
  if (failOn === 'never' || severity === 'information') return false;
  return severity === 'error' || failOn === 'warning' || untilAcknowledged.has(rule);
}

function withEffect(effect: 'unsupported' | 'until-acknowledged'): ReadonlySet<string> {
  return new Set(environmentRules.filter((rule) => rule.effect === effect).map(({ alias }) => alias));
}
