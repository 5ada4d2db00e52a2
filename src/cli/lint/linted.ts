import type { Finding } from '../../environment/finding.ts';
import type { SourceText } from '../../environment/source-text.ts';
import type { FileKind } from '../../lint/file-kind.ts';
import type { AcknowledgedFinding } from '../../lint/linted-environment.ts';
import type { SuppressedFinding } from '../../lint/suppressions/suppressed-finding.ts';

/** One file, and what was found in it. */
export interface LintedFile {
  readonly kind: FileKind;
  readonly file: string;
  /** Undefined where the file is no text, and where nothing of it is to be shown. */
  readonly source: SourceText | undefined;
  readonly findings: readonly Finding[];
}

/** The files of one environment, or files that belong to none. */
export interface LintedUnit {
  readonly environment?: { readonly name: string; readonly directory?: string };
  readonly files: readonly LintedFile[];
  /** Warnings that the environment file accepts. */
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** The same once suppressions are taken out. */
export interface JudgedUnit extends LintedUnit {
  readonly suppressed: readonly SuppressedFinding[];
}
