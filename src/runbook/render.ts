import { organisationGeneration } from '../plan/organisation-generation.ts';
import type { Plan, Section } from '../plan/plan.ts';
import { shownTarget } from '../plan/server-target.ts';
import { comment } from './comment.ts';
import { connectionLines } from './connection-lines.ts';
import { fillTemplate } from './fill-template.ts';
import { powershell } from './generated/powershell.ts';
import { header, rule } from './header.ts';
import { itemLines } from './item-lines.ts';
import { overrideLines } from './override-lines.ts';
import { quotePowerShell } from './quote.ts';
import { windowLines } from './window-lines.ts';

/** `engineHash` is the SHA-256, in hexadecimal, of the OwaIm.psm1 that goes beside the runbook. */
export interface RunbookOptions {
  readonly engineHash: string;
  readonly version: string;
}

/** runbook.ps1: what will be done, in the order in which it is done. 7-bit ASCII with CRLF. */
export function renderRunbook(plan: Plan, { engineHash, version }: RunbookOptions): string {
  const opening = {
    template: powershell['opening.ps1'],
    values: { EnvironmentName: plan.environment.name, EngineHash: engineHash.toUpperCase() },
  };
  const lines = [
    ...header(plan, version),
    ...powershell['parameters.ps1'].trimEnd().split('\n'),
    '',
    ...fillTemplate(opening).split('\n'),
    ...stateLines(plan),
    ...windowLines(plan),
    '',
    ...rule('Connections'),
    '',
    ...connectionLines(plan),
    ...overrideLines(plan),
  ];
  const organisation = organisationGeneration(plan.environment);
  for (const section of plan.sections) {
    lines.push('', ...rule(section.title));
    if (section.notes.length > 0) lines.push('#', ...section.notes.flatMap(comment));
    lines.push(...sectionLines(section));
    for (const item of section.items) lines.push('', ...itemLines(item, organisation));
  }
  lines.push('', ...rule('Run'), '', 'exit (Invoke-Runbook)');
  const text = `${lines.join('\n')}\n`.replaceAll('\n', '\r\n');
  if (/[^\r\n\x20-\x7e]/.test(text)) throw new Error('The runbook would hold text that is not ASCII.');
  return text;
}

/** The engine has to know which steps belong together only where there are steps. */
function sectionLines({ title, server, state, items }: Section): string[] {
  if (!items.some(({ kind }) => kind === 'step')) return [];
  const target = server === undefined ? '' : ` -Target ${quotePowerShell(shownTarget(server))}`;
  const leaving = state === undefined ? '' : ` -State ${quotePowerShell(state)}`;
  return ['', `Add-Section ${quotePowerShell(title)}${target}${leaving}`];
}

function stateLines({ environment }: Plan): string[] {
  if (environment.state === 'present') return [];
  return [
    '',
    ...comment(
      'state: absent. Apply makes nothing: it goes from the last step to the first and takes out what a journal says is ours, each by its Remove or Restore. Rollback puts it back.',
    ),
    "Set-DesiredState 'absent'",
  ];
}
