import { loadCmdlets } from '../../catalog/cmdlets/cmdlets.ts';
import type { BoundScript } from '../cmdlets/bound-script.ts';
import { bindScript } from '../cmdlets/bound-script.ts';
import { powershellRules } from '../powershell-rules/powershell-rules.ts';
import type { TextFile } from '../text-file.ts';
import type { TextLanguage } from '../text-language.ts';
import { readScriptByGrammar } from './read-script-by-grammar.ts';
import type { Script } from './script.ts';

/** PowerShell scripts, modules and data files, each as the given function read it. */
export function powershellLanguageOf(scriptOf: (file: TextFile) => Script): TextLanguage<BoundScript> {
  return {
    rules: powershellRules,
    open: async () => {
      const cmdlets = await loadCmdlets();
      return (file) => bindScript(scriptOf(file), cmdlets);
    },
  };
}

export function readByGrammar({ source, encoding, context }: TextFile): Script {
  return readScriptByGrammar(source.text, encoding, context.products);
}

/** As the embedded grammar reads them. */
export const powershellLanguage = powershellLanguageOf(readByGrammar);
