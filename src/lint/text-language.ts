import type { TextFile } from './text-file.ts';
import type { TextRule } from './text-rule.ts';

/** One kind of file that rules on text know: how it becomes a model, and the rules on that. */
export interface TextLanguage<Model> {
  readonly rules: readonly TextRule<Model>[];
  /**
   * Gets ready for these files, as by starting a shell once for all of them; what it gives reads one of them. Neither
   * throws for what a file holds: what can't be read is missing in the model.
   */
  readonly open: (files: readonly TextFile[]) => Promise<(file: TextFile) => Model>;
}
