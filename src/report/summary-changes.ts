import type { Plan, Step } from '../plan/plan.ts';
import { shownTarget } from '../plan/server-target.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** What changes, place by place in the order of execution; a place that is visited twice is shown twice. */
export function changesByTarget(plan: Plan): readonly string[] {
  const visits: { readonly target: string; readonly steps: Step[] }[] = [];
  for (const step of plan.steps) {
    const last = visits.at(-1);
    if (last?.target === step.target) last.steps.push(step);
    else visits.push({ target: step.target, steps: [step] });
  }
  let number = 0;
  return visits.flatMap(({ target, steps }) => [
    `### ${placeName(plan, target)}`,
    '',
    '| # | Step | Why | Who notices | Undo |',
    '|---|---|---|---|---|',
    ...steps.map((step) => {
      number += 1;
      const cells = [step.why, step.impact, step.undo].map(markdownText);
      return `| ${number} | ${markdownText(step.title)}<br>${markdownCode(step.id)} | ${cells.join(' | ')} |`;
    }),
    '',
  ]);
}

function placeName(plan: Plan, target: string): string {
  if (target === 'skype') return 'Lync / Skype for Business';
  if (target === 'exchange') return 'Exchange organisation';
  const server = plan.environment.exchange.servers.find((candidate) => target === `server/${candidate.name}`);
  return server === undefined
    ? markdownCode(shownTarget(target))
    : `Server ${markdownCode(server.name)} (${markdownCode(server.fqdn)})`;
}
