import type { TextLanguage } from '../text-language.ts';
import { readWorkflow } from './read-workflow.ts';
import type { Workflow } from './workflow.ts';
import { workflowRules } from './workflow-rules.ts';

export const workflowLanguage: TextLanguage<Workflow> = {
  rules: workflowRules,
  open: async () => readWorkflow,
};
