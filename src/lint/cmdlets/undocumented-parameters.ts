import type { Cmdlet } from '../../catalog/cmdlets/cmdlet.ts';

/** On no page, and Microsoft's own scripts use it with cmdlets of Exchange; pages forget the other two now and then. */
const everywhere = ['organization', 'confirm', 'whatif', 'cf', 'wi'];
/** What Microsoft's own scripts, or the examples of the page itself, use. */
const byCmdlet: Readonly<Record<string, readonly string[]>> = {
  'Get-RemoteMailbox': ['publicfolder'],
  'New-PowerShellVirtualDirectory': ['certificateauthentication'],
  'Set-AuthenticationPolicy': ['blocklegacyauthreportingwebservices'],
};

/** Whether a parameter is there though the documentation does not say so. */
export function isUndocumented({ name }: Cmdlet, parameter: string): boolean {
  const lower = parameter.toLowerCase();
  return everywhere.includes(lower) || byCmdlet[name]?.includes(lower) === true;
}
