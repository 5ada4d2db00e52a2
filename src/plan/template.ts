import { powershell } from './generated/powershell.ts';

/** The path of a PowerShell file of this room, such as `mailbox-policy/resource.ps1`. */
export type TemplateName = keyof typeof powershell;

/** What a placeholder of a PowerShell template may hold. The runbook shows it as a quoted literal, never as code. */
export type PowerShellValue = string | number | boolean | null | readonly string[];

/** The text of a template (a script that gives one hashtable) and a value for each parameter that it declares. */
export interface PowerShellPart {
  readonly template: string;
  readonly values: Readonly<Record<string, PowerShellValue>>;
}

/** A template with its values. That names on both sides agree is checked where the text is rendered. */
export function part(
  name: TemplateName,
  values: Readonly<Record<string, PowerShellValue>> = {},
): PowerShellPart {
  return { template: powershell[name], values };
}
