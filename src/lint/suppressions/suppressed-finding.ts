import type { Finding } from '../../environment/finding.ts';

/** A finding that is not shown and does not count, since somebody said why. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly reason: string;
  /** Where that is said: a comment in the file, or `owa-im.lint.yml`. */
  readonly by: 'comment' | 'configuration';
}

/** What is left of some findings, and what was taken out. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}
