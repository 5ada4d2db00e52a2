import type { Range } from '../../environment/source-text.ts';

/** An expression, as far as a rule can know it without running it. */
export type Value =
  /** A constant: `text` is what PowerShell makes of it, without quotes and escapes. */
  | {
      readonly kind: 'string';
      readonly at: Range;
      readonly text: string;
      readonly quote: 'none' | 'single' | 'double' | 'here';
    }
  /** Text with variables or subexpressions in it; `raw` is as written. */
  | { readonly kind: 'expandable'; readonly at: Range; readonly raw: string }
  | { readonly kind: 'number'; readonly at: Range; readonly raw: string }
  /** Without the dollar, with its scope (`env:TEMP`, `script:x`); `$true`, `$false` and `$null` are variables. */
  | { readonly kind: 'variable'; readonly at: Range; readonly name: string }
  /** `a, b` and `@(…)` whose elements are expressions. */
  | { readonly kind: 'array'; readonly at: Range; readonly items: readonly Value[] }
  | { readonly kind: 'hashtable'; readonly at: Range; readonly entries: readonly HashtableEntry[] }
  | { readonly kind: 'script-block'; readonly at: Range }
  | { readonly kind: 'member'; readonly at: Range; readonly of: Value; readonly name: string | undefined }
  /** `[xml]` alone, or before an expression that it converts. */
  | { readonly kind: 'type'; readonly at: Range; readonly name: string; readonly converts: Value | undefined }
  /** Anything else; commands in it are among the script's commands. */
  | { readonly kind: 'expression'; readonly at: Range };

export interface HashtableEntry {
  readonly at: Range;
  /** Undefined where it is computed. */
  readonly key: string | undefined;
  readonly value: Value;
}
