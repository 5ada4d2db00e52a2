import type { TextLanguage } from '../text-language.ts';
import type { Workflow } from './workflow.ts';
import { workflowRules } from './workflow-rules.ts';

export const workflowLanguage: TextLanguage<Workflow> = {
  rules: workflowRules,
  open: async () => (file) => file,
};
