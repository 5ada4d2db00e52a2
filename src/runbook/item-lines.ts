import type { ExchangeGeneration } from '../catalog/versions.ts';
import type { Check, Pause, Step } from '../plan/plan.ts';
import { shownTarget } from '../plan/server-target.ts';
import { asciiText, comment } from './comment.ts';
import { fillTemplate } from './fill-template.ts';
import { quotePowerShell } from './quote.ts';

/** One step, check or pause, under a comment that says why. `organisation` is the generation that is asked where nothing is said. */
export function itemLines(item: Step | Check | Pause, organisation: ExchangeGeneration): string[] {
  if (item.kind === 'pause') return pauseLines(item);
  const shell =
    item.generation === undefined || item.generation === organisation
      ? ''
      : ` -Generation ${quotePowerShell(item.generation)}`;
  const place = `-Target ${quotePowerShell(shownTarget(item.target))}${shell}`;
  return item.kind === 'step' ? stepLines(item, place) : checkLines(item, place);
}

function pauseLines({ id, target, seconds, why }: Pause): string[] {
  const line = `Add-Pause ${quotePowerShell(id)} -Target ${quotePowerShell(shownTarget(target))} -Seconds ${seconds}`;
  return [...comment(why), line];
}

function stepLines(step: Step, place: string): string[] {
  const residue = step.residue.length === 0 ? '' : ` Residue: ${step.residue.join('; ')}.`;
  const text = [...comment(step.why), ...comment(`${step.impact} ${step.undo}${residue}`)];
  const options = ` ${place}${list(' -DependsOn', withoutTriggers(step))}${list(' -TriggeredBy', step.triggeredBy ?? [])}`;
  return [
    ...text,
    ...withResidue(definition(`Step ${quotePowerShell(step.id)}${options}`, step), step.residue),
  ];
}

/** What a rollback of the step can't take back is said when it happens, so it stands in the definition, too. */
function withResidue(lines: readonly string[], residue: readonly string[]): string[] {
  if (residue.length === 0) return [...lines];
  const width =
    lines.map((line) => /^ {4}(\w+ *)= /.exec(line)?.[1]?.length ?? 0).find((length) => length > 0) ?? 0;
  const entry = `    ${'Residue'.padEnd(width)}${width > 'Residue'.length ? '' : ' '}= @(${residue.map(quotePowerShell).join(', ')})`;
  return [...lines.slice(0, -1), entry, ...lines.slice(-1)];
}

/** A trigger waits for what triggers it anyway; saying so twice would only be noise. */
function withoutTriggers({ dependsOn, triggeredBy }: Step): readonly string[] {
  return dependsOn.filter((id) => triggeredBy?.includes(id) !== true);
}

const phases = { preflight: 'Preflight', health: 'Health', verification: 'Verification' } as const;

function checkLines(check: Check, place: string): string[] {
  const safety = check.safety === 'required' ? 'Required' : 'Advice';
  const wait = check.waitSeconds === undefined ? '' : ` -WaitSeconds ${check.waitSeconds}`;
  const start = `Add-Check ${quotePowerShell(check.id)} ${place} -Phase '${phases[check.phase]}' -Safety '${safety}'${wait}`;
  return [...comment(`${asciiText(check.title)}. ${check.why}`), ...definition(start, check)];
}

function definition(start: string, { powershell }: Step | Check): string[] {
  const body = fillTemplate(powershell).split('\n');
  return `${start} ${body.join('\n')}`.split('\n');
}

/** A short list stays on the line, a long one gets a line for each id. */
function list(parameter: string, ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const quoted = ids.map(quotePowerShell);
  const inline = quoted.join(', ');
  if (inline.length <= 60) return `${parameter} ${inline}`;
  return `${parameter} @(\n    ${quoted.join('\n    ')}\n)`;
}
