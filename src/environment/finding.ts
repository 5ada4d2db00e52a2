/** The gravest first. */
export const severities = ['error', 'warning', 'information'] as const;

export type Severity = (typeof severities)[number];

/** For sorting: the graver, the smaller. */
export function rankOf(severity: Severity): number {
  return severities.indexOf(severity);
}

/** Puts `text` in place of what stands at the place, whose end is exclusive. */
export interface FindingEdit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/**
 * One thing that a person should know about one place in one file.
 * Lines and columns count from 1, columns in UTF-16 units; `path` is the key path (`exchange.servers[0].name`).
 */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly path?: string;
  /** Where it was found, if in a generated file; `file` and `line` are then those that a person can change. */
  readonly generated?: { readonly file: string; readonly line: number; readonly column: number };
  /** Together they are the remedy, safe and exact: in the order of the file, none overlapping another. */
  readonly edits?: readonly FindingEdit[];
}
