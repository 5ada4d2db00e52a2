import type { Script } from '../powershell/script.ts';
import type { TextRule } from '../text-rule.ts';

/** The rules on scripts, one a file of this folder. */
export const powershellRules: readonly TextRule<Script>[] = [];
