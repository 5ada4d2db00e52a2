import type { Range } from '../environment/source-text.ts';
import type { RuleDescription } from './rule.ts';

/** Replaces the text at one place. */
export interface Edit {
  readonly at: Range;
  readonly text: string;
}

/** What a rule found at one place of a text. */
export interface TextFault {
  readonly at: Range;
  /** One sentence with the facts of the case. */
  readonly message: string;
  readonly remedy: string;
  /** Given only where they are safe and do all that the remedy says; they don't overlap. */
  readonly edits?: readonly Edit[];
}

/**
 * A rule on files that are read as text: scripts, web.config files, workflows. A pure function of the file's model,
 * which sees no file, clock, network or shell. Its bad examples name their places as `LINE:COLUMN`.
 */
export interface TextRule<Model> extends RuleDescription {
  readonly check: (model: Model) => Iterable<TextFault>;
}
