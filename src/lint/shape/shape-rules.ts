import type { ShapeRule } from '../../environment/shape-rule.ts';
import type { RuleDescription } from '../rule.ts';
import { fileRules } from './file-rules.ts';
import type { ShapeDescription } from './shape-description.ts';
import { valueRules } from './value-rules.ts';

const descriptions: Readonly<Record<ShapeRule, ShapeDescription>> = { ...fileRules, ...valueRules };

/** The descriptions of what `environment/` reports; each makes the exit code 2. */
export const shapeRuleDescriptions: readonly RuleDescription[] = Object.entries(descriptions).map(
  ([alias, rule]) => ({
    ...rule,
    alias,
    category: 'shape',
    severity: 'error',
    source:
      alias in fileRules && alias !== 'file-size'
        ? 'YAML 1.2.2; docs/environment.md.'
        : 'docs/environment.md.',
  }),
);
