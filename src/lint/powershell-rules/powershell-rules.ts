import type { PowershellRule } from '../cmdlets/bound-script.ts';

/** The rules on scripts, one a file of this folder. */
export const powershellRules: readonly PowershellRule[] = [];
