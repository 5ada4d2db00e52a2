import { frameRules } from './frame-rules.ts';
import type { RuleDescription } from './rule.ts';
import { environmentRules } from './rules.ts';
import { shapeRuleDescriptions } from './shape/shape-rules.ts';
import { webConfigFileRules } from './web-config-rules/web-config-file-rules.ts';
import { webConfigRules } from './web-config-rules.ts';

/** What `plan` can find, without what only `lint` loads. */
export function planRules(): readonly RuleDescription[] {
  return [
    ...shapeRuleDescriptions,
    ...environmentRules,
    ...webConfigRules,
    ...webConfigFileRules,
    ...frameRules,
  ];
}
