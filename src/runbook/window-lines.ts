import { windowsTimeZone } from '../catalog/windows-time-zones.ts';
import type { Plan } from '../plan/plan.ts';
import { comment } from './comment.ts';
import { quotePowerShell } from './quote.ts';

/** The change window, for whoever starts the runbook by hand. */
export function windowLines(plan: Plan): string[] {
  const { window } = plan.environment.rollout;
  if (window === undefined) return [];
  const { days, from, to, timeZone } = window;
  const windows = windowsTimeZone(timeZone);
  const words = [
    `-Days ${days.map(quotePowerShell).join(', ')}`,
    `-From ${quotePowerShell(from)} -To ${quotePowerShell(to)} -TimeZone ${quotePowerShell(timeZone)}`,
    ...(windows === undefined ? [] : [`-WindowsTimeZone ${quotePowerShell(windows)}`]),
  ];
  return [
    '',
    ...comment('The change window: Apply warns outside of it, and owa-im apply refuses there.'),
    `Add-Window ${words.join(' ')}`,
  ];
}
