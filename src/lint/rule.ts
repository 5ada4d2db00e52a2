import type { PartialEnvironment } from '../environment/environment.ts';
import type { Severity } from '../environment/finding.ts';
import type { TextContext, TextEncoding } from './text-file.ts';

export type Category =
  | 'shape'
  | 'names'
  | 'certificates'
  | 'versions'
  | 'rollout'
  | 'features'
  | 'limits'
  | 'web-config'
  | 'cmdlets'
  | 'powershell'
  | 'workflow'
  | 'frame';

/** What is known of a rule without running it: its page in docs/rules, its entry in SARIF. */
export interface RuleDescription {
  /** `OWA101`; never given to another rule. */
  readonly id: string;
  /** `autodiscover-server-name`: what findings and `acknowledge` say, and the name of its page. */
  readonly alias: string;
  readonly category: Category;
  readonly severity: Severity;
  /**
   * What a finding does besides: `unsupported` refuses the file, whatever `--fail-on` says; `until-acknowledged` is a
   * warning that fails like an error until the file accepts it.
   */
  readonly effect?: 'unsupported' | 'until-acknowledged';
  /** One sentence: what is found. */
  readonly summary: string;
  /** Why it is wrong, and what happens otherwise. */
  readonly why: string;
  /** Where the fact comes from. */
  readonly source: string;
  readonly bad: readonly BadExample[];
  readonly good: readonly Example[];
}

/** A whole file or a part of one; the rule's tests run on it, and its page shows it. */
export interface Example {
  readonly title: string;
  readonly text: string;
  /** Its name, where another than that of its kind matters: `action.yml`. */
  readonly file?: string;
  /** What is known around the file: the product versions that a script is for, … */
  readonly context?: Partial<TextContext>;
  /** Of the file's bytes; default UTF-8, with a mark where the text begins with U+FEFF. */
  readonly encoding?: TextEncoding;
}

export interface BadExample extends Example {
  /** Where the rule finds something: key paths in an environment file, `LINE:COLUMN` in any other. */
  readonly at: readonly string[];
}

/** What a rule found at one key path. */
export interface Fault {
  readonly path: string;
  /** One sentence with the facts of the case. */
  readonly message: string;
  readonly remedy: string;
}

/** What the file itself says, as against what defaults filled in or could not be read. */
export interface Given {
  readonly has: (path: string) => boolean;
  /** Whether nothing at this path or below it has a fault of shape, so that what is missing was left out on purpose. */
  readonly isSound: (path: string) => boolean;
}

/**
 * A rule on environment files: a pure function of the model. It sees no file, clock, network or shell, since the plan's
 * summary depends on it, and copes with whatever is missing.
 */
export interface EnvironmentRule extends RuleDescription {
  readonly check: (environment: PartialEnvironment, given: Given) => Iterable<Fault>;
}
