import type { Finding } from '../../environment/finding.ts';
import { Positions } from '../../environment/positions.ts';
import { ValueReader } from '../../environment/read/read-value.ts';
import { type ShapeIssue, toFinding } from '../../environment/shape-issue.ts';
import type { SourceText } from '../../environment/source-text.ts';
import { decodeBytes } from '../../environment/yaml/decode-bytes.ts';
import { parseYaml } from '../../environment/yaml/parse-yaml.ts';
import { type ConfigurationFile, configurationFile } from './configuration-file.ts';

export const configurationName = 'owa-im.lint.yml';

export interface Configuration {
  readonly file: string;
  readonly source: SourceText;
  readonly positions: Positions;
  /** Undefined where the file has a fault; then nothing of it counts. */
  readonly content: ConfigurationFile | undefined;
  /** Faults of shape, in the order of the file; each makes the exit code 2. */
  readonly findings: readonly Finding[];
}

/** Reads `owa-im.lint.yml`, all faults at once, as an environment file is read. */
export function readConfiguration(file: string, bytes: Uint8Array): Configuration {
  const decoded = decodeBytes(bytes);
  const { source } = decoded;
  const parsed = 'refused' in decoded ? decoded : parseYaml(source);
  if ('refused' in parsed) {
    const positions = new Positions(undefined, source);
    const issue = parsed.refused.rule === 'empty-file' ? empty(parsed.refused) : parsed.refused;
    return { file, source, positions, content: undefined, findings: [toFinding(issue, file, source)] };
  }
  const { root, issues } = parsed.document;
  const positions = new Positions(root, source);
  const reader = new ValueReader(source.text, new Set());
  const content = reader.read(root, configurationFile, [], positions.nearestRange(''));
  const findings = [...issues, ...reader.issues]
    .sort((a, b) => a.range.start - b.range.start)
    .map((issue) => toFinding(issue, file, source));
  // Without an issue every required key was there and every default filled in.
  return {
    ...{ file, source, positions, findings },
    content: findings.length > 0 ? undefined : (content as ConfigurationFile),
  };
}

function empty(issue: ShapeIssue): ShapeIssue {
  return {
    ...issue,
    message: 'The file holds nothing, or only comments.',
    remedy: 'Start with "schema: 1", or delete the file; docs/lint.md lists every key.',
  };
}
