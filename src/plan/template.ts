import { powershell } from './generated/powershell.ts';
import type { PowerShellPart, PowerShellValue } from './plan.ts';

/** The path of a PowerShell file of this room, such as `mailbox-policy/resource.ps1`. */
export type TemplateName = keyof typeof powershell;

/** A template with its values. That names on both sides agree is checked where the text is rendered. */
export function part(
  name: TemplateName,
  values: Readonly<Record<string, PowerShellValue>> = {},
): PowerShellPart {
  return { template: powershell[name], values };
}
