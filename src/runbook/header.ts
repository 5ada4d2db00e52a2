import type { Plan } from '../plan/plan.ts';
import { asciiText, comment } from './comment.ts';

/** A heading that the eye finds when it scrolls. */
export function rule(title: string): string[] {
  return [`# ${'='.repeat(98)}`, ...comment(title), `# ${'='.repeat(98)}`];
}

/** What this file is, how it is started, and what it leaves alone. */
export function header(plan: Plan, version: string): string[] {
  const { environment } = plan;
  const servers = environment.exchange.servers.map((server) => server.name).join(', ');
  const lines = [
    ...rule(
      `${environment.name}: presence, instant messaging and Online Meeting requests in Outlook on the web`,
    ),
    '#',
    ...(environment.description === undefined ? [] : [...comment(environment.description), '#']),
    ...comment(
      `Made by owa-im ${version} from the environment file; edit that, not this. Stage: ${environment.stage}. Exchange servers: ${servers}.`,
    ),
    '#',
    ...comment('Started without a mode it changes nothing.'),
    '#',
    ...examples.map((line) => `# ${line}`),
    '#',
    ...comment(
      '-Target NAME and -Step ID take a part of it, -WhatIf shows and does nothing. MANUAL.md has the rest.',
    ),
    '#',
    ...comment(reading),
  ];
  if (plan.notes.length > 0) {
    lines.push('#', '# What it leaves alone or does not look at:');
    for (const note of plan.notes) lines.push(...bullet(note));
  }
  if (plan.residue.length > 0) {
    lines.push('#', '# What a rollback can not take back:');
    for (const residue of plan.residue) lines.push(...bullet(residue));
  }
  return [...lines, ''];
}

const examples = [
  '    .\\runbook.ps1                    compares; exit code 3 if something differs',
  '    .\\runbook.ps1 -Mode Apply        does what differs; a second run changes nothing',
  '    .\\runbook.ps1 -Mode Verify       compares, and asks the health checks',
  '    .\\runbook.ps1 -Mode Rollback     undoes what the journal says that this plan has changed',
];

const reading =
  'A step reads what is there and compares it with Expect. Only if that differs it creates or changes, and the state before is in the journal first. Remove and Restore are the way back.';

function bullet(text: string): string[] {
  const [first, ...rest] = comment(`- ${asciiText(text)}`);
  return [first ?? '#', ...rest.map((line) => line.replace(/^# /, '#   '))];
}
