import type { Finding } from '../environment/finding.ts';
import type { SourceText } from '../environment/source-text.ts';
import type { AcknowledgedFinding } from '../lint/linted-environment.ts';
import type { SuppressedFinding } from '../lint/suppressions/suppressed-finding.ts';
import type { Judgement } from './judge-environment.ts';
import type { LintConfiguration } from './lint/configuration.ts';
import { environmentUnit } from './lint/environment-unit.ts';
import { suppress } from './lint/suppress.ts';

/** What `plan` prints and writes beside the plan; the plan's own files show the findings of the judgement, all of them. */
export interface ShownFindings {
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly sourceOf: (file: string) => SourceText | undefined;
}

/** The findings of an environment without what comments and `owa-im.lint.yml` accept. */
export async function shownFindings(
  judgement: Judgement,
  configuration: LintConfiguration | undefined,
): Promise<ShownFindings> {
  const { units } = await suppress([environmentUnit(judgement)], configuration, 'some');
  const files = units.flatMap((unit) => unit.files);
  const sources = new Map(files.map(({ file, source }) => [file, source]));
  return {
    findings: files.flatMap(({ findings }) => findings),
    acknowledged: judgement.acknowledged,
    suppressed: units.flatMap(({ suppressed }) => suppressed),
    sourceOf: (file) => sources.get(file),
  };
}
