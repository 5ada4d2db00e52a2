import type { Plan } from '../plan/plan.ts';
import { planDocument } from '../plan/plan-document.ts';
import { version } from '../system/generated/version.ts';

/** What made a plan; another version may give another plan for the same environment file. */
export const generator = `owa-im ${version}`;

/** The text of `plan.json`. `source` is the environment file's path inside its repository, with `/`. */
export function planJson(plan: Plan, source: string): string {
  const document = { ...planDocument(plan), generator, name: plan.environment.name, source };
  const entries = Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
