import type { FileKind } from './file-kind.ts';
import { frameRules } from './frame-rules.ts';
import { powershellRules } from './powershell-rules/powershell-rules.ts';
import type { RuleDescription } from './rule.ts';
import { environmentRules } from './rules.ts';
import { shapeRuleDescriptions } from './shape/shape-rules.ts';
import { webConfigFileRules } from './web-config-rules/web-config-file-rules.ts';
import { webConfigRules } from './web-config-rules.ts';
import { workflowRules } from './workflow-rules/workflow-rules.ts';

/** The rules that run on each kind of file. */
export const rulesByKind: Readonly<Record<FileKind, readonly RuleDescription[]>> = {
  environment: [...shapeRuleDescriptions, ...environmentRules],
  powershell: powershellRules,
  'web-config': [...webConfigRules, ...webConfigFileRules],
  workflow: workflowRules,
};

/** Everything that a finding can name, by id. */
export function allRules(): readonly RuleDescription[] {
  const rules = [...Object.values(rulesByKind).flat(), ...frameRules];
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
}
