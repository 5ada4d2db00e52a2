import { loadCmdlets } from '../../catalog/cmdlets/cmdlets.ts';
import type { BoundScript } from '../cmdlets/bound-script.ts';
import { bindScript } from '../cmdlets/bound-script.ts';
import { powershellRules } from '../powershell-rules/powershell-rules.ts';
import type { TextLanguage } from '../text-language.ts';
import { readScriptByGrammar } from './read-script-by-grammar.ts';

/** PowerShell scripts, modules and data files. */
export const powershellLanguage: TextLanguage<BoundScript> = {
  rules: powershellRules,
  open: async () => {
    const cmdlets = await loadCmdlets();
    return ({ source, encoding, context }) =>
      bindScript(readScriptByGrammar(source.text, encoding, context.products), cmdlets);
  },
};
