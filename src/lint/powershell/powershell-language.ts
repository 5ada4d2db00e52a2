import { loadCmdlets } from '../../catalog/cmdlets/cmdlets.ts';
import type { BoundScript } from '../cmdlets/bound-script.ts';
import { bindScript } from '../cmdlets/bound-script.ts';
import { powershellRules } from '../powershell-rules/powershell-rules.ts';
import type { TextFile } from '../text-file.ts';
import type { TextLanguage } from '../text-language.ts';
import type { Script } from './script.ts';

/** PowerShell scripts, modules and data files. */
export const powershellLanguage: TextLanguage<BoundScript> = {
  rules: powershellRules,
  open: async () => {
    const cmdlets = await loadCmdlets();
    return (file) => bindScript(readScript(file), cmdlets);
  },
};

function readScript({ source, encoding, context }: TextFile): Script {
  return {
    ...{ source, provider: 'grammar', encoding, products: context.products },
    ...{ commands: [], pipelines: [], assignments: [], members: [], functions: [], newerSyntax: [] },
    ...{ comments: [], unread: [{ start: 0, end: source.text.length }], syntaxErrors: [] },
  };
}
