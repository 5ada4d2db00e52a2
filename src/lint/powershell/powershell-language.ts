import { powershellRules } from '../powershell-rules/powershell-rules.ts';
import type { TextFile } from '../text-file.ts';
import type { TextLanguage } from '../text-language.ts';
import type { Script } from './script.ts';

/** PowerShell scripts, modules and data files. */
export const powershellLanguage: TextLanguage<Script> = {
  rules: powershellRules,
  open: async () => readScript,
};

function readScript({ source, encoding, context }: TextFile): Script {
  return {
    ...{ source, provider: 'grammar', encoding, products: context.products },
    ...{ commands: [], pipelines: [], assignments: [], members: [], functions: [], newerSyntax: [] },
    ...{ comments: [], unread: [{ start: 0, end: source.text.length }], syntaxErrors: [] },
  };
}
