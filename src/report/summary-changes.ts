import type { Plan, Section, Step } from '../plan/plan.ts';
import { serverTarget } from '../plan/server-target.ts';
import { breakableCode, markdownCode, markdownText } from './markdown-text.ts';

/** What changes, under the headings of the runbook and in the order of execution. */
export function changesBySection(plan: Plan): readonly string[] {
  let number = 0;
  return plan.sections.flatMap((section) => {
    const steps = section.items.filter((item): item is Step => item.kind === 'step');
    if (steps.length === 0) return [];
    return [
      `### ${heading(plan, section)}`,
      '',
      '| # | Step | Why | Who notices | Undo |',
      '|---|---|---|---|---|',
      ...steps.map((step) => {
        number += 1;
        const what = `${markdownText(step.title)}<br>${markdownCode(step.id)}`;
        const cells = [what, ...[step.why, step.impact, step.undo].map(markdownText)];
        return `| ${number} | ${cells.map(breakableCode).join(' | ')} |`;
      }),
      '',
    ];
  });
}

function heading(plan: Plan, section: Section): string {
  const server = plan.environment.exchange.servers.find(({ name }) => section.server === serverTarget(name));
  return server === undefined
    ? markdownText(section.title)
    : `Server ${markdownCode(server.name)} (${markdownCode(server.fqdn)})${section.state === 'absent' ? ': taken out' : ''}`;
}
