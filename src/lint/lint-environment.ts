import type { Finding } from '../environment/finding.ts';
import type { EnvironmentReading } from '../environment/read-environment.ts';
import { judgeAcknowledgements } from './acknowledgements.ts';
import { distinct, inFileOrder } from './finding-order.ts';
import { ruleCrashed } from './frame-rules.ts';
import type { LintedEnvironment } from './linted-environment.ts';
import type { EnvironmentRule, Given, RuleDescription } from './rule.ts';
import { environmentRules } from './rules.ts';

/** A finding's place is looked up from its key path at the end: a rule sees only the model. */
type Placed = (
  rule: Pick<RuleDescription, 'alias' | 'severity'>,
  fault: { path: string; message: string; remedy: string },
) => Finding;

/**
 * Runs the rules on whatever could be read of an environment file. Pure: no clock, no file, no shell. A rule that
 * throws is reported as such, with what it had found, and takes nothing else along. `inCopies` are the findings in other
 * files that the environment names: they come last, and a warning there is accepted like any other.
 */
export function lintEnvironment(
  reading: EnvironmentReading,
  rules: readonly EnvironmentRule[] = environmentRules,
  inCopies: readonly Finding[] = [],
): LintedEnvironment {
  if (reading.outcome === 'unreadable') return { findings: reading.findings, acknowledged: [] };
  const place: Placed = (rule, fault) => ({
    rule: rule.alias,
    severity: rule.severity,
    ...fault,
    file: reading.file,
    ...reading.positions.nearest(fault.path),
  });
  const found = distinct(rules.flatMap((rule) => runRule(rule, reading, place)));
  const { findings, acknowledged } = judgeAcknowledgements(
    [...found, ...inCopies],
    reading.partial.acknowledge ?? [],
    rules,
    place,
  );
  const own = findings.filter(({ file }) => file === reading.file);
  const others = findings.filter(({ file }) => file !== reading.file);
  return { findings: [...inFileOrder([...reading.findings, ...own]), ...others], acknowledged };
}

function runRule(rule: EnvironmentRule, reading: EnvironmentReading, place: Placed): Finding[] {
  const findings: Finding[] = [];
  try {
    for (const fault of rule.check(reading.partial, givenIn(reading))) findings.push(place(rule, fault));
  } catch (error) {
    const message = `The rule ${rule.alias} (${rule.id}) failed on this file: ${error instanceof Error ? error.message : String(error)}`;
    findings.push(
      place(ruleCrashed, { path: '', message, remedy: 'Report this with the file; every other rule ran.' }),
    );
  }
  return findings;
}

function givenIn({ positions, findings }: EnvironmentReading): Given {
  return {
    has: (path) => positions.has(path),
    isSound: (path) => !findings.some((finding) => isWithin(finding.path ?? '', path)),
  };
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
