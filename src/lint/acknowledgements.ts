import type { PartialEnvironment } from '../environment/environment.ts';
import type { Finding } from '../environment/finding.ts';
import { nearest } from '../environment/values/nearest.ts';
import { acknowledgedError, acknowledgedNothing, acknowledgedUnknown } from './frame-rules.ts';
import type { AcknowledgedFinding, LintedEnvironment } from './linted-environment.ts';
import type { RuleDescription } from './rule.ts';
import { shapeRuleDescriptions } from './shape/shape-rules.ts';
import { webConfigFileRules } from './web-config-rules/web-config-file-rules.ts';
import { webConfigRules } from './web-config-rules.ts';

type Place = (rule: RuleDescription, fault: { path: string; message: string; remedy: string }) => Finding;

/**
 * Takes out the warnings that the file's owner accepts. An error can't be accepted, information need not be; an entry
 * that accepts nothing is said, so that none stays behind when its cause is gone.
 */
export function judgeAcknowledgements(
  found: readonly Finding[],
  acknowledgements: NonNullable<PartialEnvironment['acknowledge']>,
  rules: readonly RuleDescription[],
  place: Place,
): LintedEnvironment {
  const acknowledged: AcknowledgedFinding[] = [];
  const frame: Finding[] = [];
  const known = [...rules, ...webConfigRules, ...webConfigFileRules, ...shapeRuleDescriptions];
  let remaining = [...found];
  for (const [index, entry] of acknowledgements.entries()) {
    if (entry?.rule === undefined || entry.reason === undefined) continue;
    const { rule: asked, reason } = entry;
    const path = `acknowledge[${index}].rule`;
    const rule = known.find(({ id, alias }) => asked === alias || asked === id);
    if (rule === undefined) {
      const meant = nearest(
        asked,
        known.flatMap(({ id, alias }) => [alias, id]),
      );
      const remedy =
        meant === undefined
          ? 'Remove the entry; docs/rules.md lists every rule.'
          : `Did you mean "${meant}"?`;
      frame.push(place(acknowledgedUnknown, { path, message: `There is no rule "${asked}".`, remedy }));
    } else if (rule.severity === 'error') {
      const message = `${asked} finds errors, which can't be acknowledged.`;
      frame.push(
        place(acknowledgedError, { path, message, remedy: 'Correct what it finds, and remove the entry.' }),
      );
    } else {
      const accepted = remaining.filter(
        (finding) => finding.rule === rule.alias && finding.severity === 'warning',
      );
      remaining = remaining.filter((finding) => !accepted.includes(finding));
      acknowledged.push(...accepted.map((finding) => ({ finding, reason })));
      if (accepted.length > 0) continue;
      const message = `${asked} finds no warning here.`;
      frame.push(place(acknowledgedNothing, { path, message, remedy: 'Remove the entry.' }));
    }
  }
  return { findings: [...remaining, ...frame], acknowledged };
}
