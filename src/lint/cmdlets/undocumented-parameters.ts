import type { Cmdlet } from '../../catalog/cmdlets/cmdlet.ts';

/** Of every cmdlet of Exchange, on no page: Microsoft's own scripts use it. Pages forget the other two now and then. */
const everywhere = ['organization', 'confirm', 'whatif', 'cf', 'wi'];
const bySource: Readonly<Record<string, readonly string[]>> = { 'Get-RemoteMailbox': ['publicfolder'] };

/** Whether a parameter is there though the documentation does not say so. */
export function isUndocumented({ name }: Cmdlet, parameter: string): boolean {
  const lower = parameter.toLowerCase();
  return everywhere.includes(lower) || bySource[name]?.includes(lower) === true;
}
