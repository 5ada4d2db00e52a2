import { frameRules } from './frame-rules.ts';
import type { RuleDescription } from './rule.ts';
import { environmentRules } from './rules.ts';
import { shapeRuleDescriptions } from './shape/shape-rules.ts';
import { webConfigRules } from './web-config-rules.ts';

/** Everything that a finding can name, by id. */
export function allRules(): readonly RuleDescription[] {
  const rules = [...shapeRuleDescriptions, ...environmentRules, ...webConfigRules, ...frameRules];
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
}
