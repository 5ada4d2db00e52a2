import type { Finding } from '../environment/finding.ts';
import { shapeRules } from '../environment/shape-rule.ts';

export type FailOn = 'error' | 'warning' | 'never';

const shape: ReadonlySet<string> = new Set(shapeRules);

/**
 * What findings mean for the verb. A fault of shape makes the environment file invalid (exit code 2) whatever
 * `--fail-on` says: without it there is nothing to plan. Otherwise the reason is `lint-failed` (exit code 1) from the
 * asked severity on.
 */
export function judgeFindings(
  findings: readonly Finding[],
  failOn: FailOn,
): 'passed' | 'invalid-config' | 'lint-failed' {
  if (findings.some(({ rule, severity }) => severity === 'error' && shape.has(rule))) return 'invalid-config';
  const fails = findings.some(({ severity }) => {
    return (severity === 'error' && failOn !== 'never') || (severity === 'warning' && failOn === 'warning');
  });
  return fails ? 'lint-failed' : 'passed';
}
