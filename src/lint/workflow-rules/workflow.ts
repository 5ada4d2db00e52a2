import type { TextFile } from '../text-file.ts';

/** What rules see of a workflow or of an action's `action.yml`. */
export interface Workflow extends TextFile {}
