import type { TextRule } from '../text-rule.ts';
import type { Workflow } from './workflow.ts';

/** The rules on workflows, one a file of this folder. */
export const workflowRules: readonly TextRule<Workflow>[] = [];
