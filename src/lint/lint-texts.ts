import type { Finding } from '../environment/finding.ts';
import { crashed, runTextRules } from './run-text-rules.ts';
import type { TextFile } from './text-file.ts';
import type { TextLanguage } from './text-language.ts';

/** What the rules of a language find in each of the files, in their order. */
export async function lintTexts<Model>(
  { rules, open }: TextLanguage<Model>,
  files: readonly TextFile[],
): Promise<readonly (readonly Finding[])[]> {
  const read = await open(files);
  return files.map((file) => {
    try {
      return runTextRules(rules, read(file), file.source, file.file);
    } catch (error) {
      return [crashed('Reading this file failed', error, file.file)];
    }
  });
}
