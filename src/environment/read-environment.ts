import type { Environment, PartialEnvironment } from './environment.ts';
import { findSecrets } from './find-secrets.ts';
import type { Finding } from './finding.ts';
import { maximumFindings } from './maximum-findings.ts';
import { Positions } from './positions.ts';
import { ValueReader } from './read/read-value.ts';
import { referenceIssues } from './references.ts';
import { requirementIssues } from './requirements.ts';
import { type PartialFile, resolveEnvironment } from './resolve-environment.ts';
import { environmentFile } from './schema/environment-file.ts';
import { type ShapeIssue, toFinding } from './shape-issue.ts';
import { SourceText } from './source-text.ts';
import { decodeBytes } from './yaml/decode-bytes.ts';
import type { YamlUse } from './yaml/node.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { pathAt } from './yaml/path-at.ts';

interface Reading {
  readonly file: string;
  /** Whatever could be read, with valid values only; empty where nothing could. */
  readonly partial: PartialEnvironment;
  readonly positions: Positions;
  /** Faults of shape, in the order of the file. */
  readonly findings: readonly Finding[];
  /** The file's text for `showFinding`, in which asterisks stand for what looks secret. */
  readonly source: SourceText;
}

export type EnvironmentReading =
  | (Reading & { readonly outcome: 'valid'; readonly environment: Environment })
  /** The rules of lint run on what could be read. */
  | (Reading & { readonly outcome: 'invalid' })
  /** Not YAML, not text, or empty: one finding, and nothing to run rules on. */
  | (Reading & { readonly outcome: 'unreadable' });

/**
 * Reads an environment file. Never throws for what the file holds: every fault is a finding, all at once; only a file
 * that is not one YAML document is reported with the one fault that hides the rest.
 */
export function readEnvironment(input: {
  readonly file: string;
  readonly bytes: Uint8Array;
}): EnvironmentReading {
  const { file } = input;
  const decoded = decodeBytes(input.bytes);
  const { source } = decoded;
  if ('refused' in decoded) return unreadable(file, source, decoded.refused);
  const parsed = parseYaml(source);
  if ('refused' in parsed) return unreadable(file, source, parsed.refused);

  const { document } = parsed;
  const positions = new Positions(document.root, source);
  const secrets = findSecrets(document.scalars);
  const reader = new ValueReader(source.text, secrets.scalars);
  const label = positions.nearestRange('');
  const given = (reader.read(document.root, environmentFile, [], label) ?? {}) as PartialFile;
  const partial = resolveEnvironment(given);
  const issues = [
    ...document.issues,
    ...secrets.issues,
    ...reader.issues,
    ...requirementIssues(partial, positions),
    ...referenceIssues(given, positions),
  ];
  const shown = withoutEchoes(issues, secrets.issues);
  const findings = limit(shown).map((issue) => toFinding(withPath(issue, document.root), file, source));
  const reading = { file, partial, positions, findings, source: new SourceText(secrets.mask(source.text)) };
  if (findings.length > 0) return { ...reading, outcome: 'invalid' };
  // Without an issue every required key was there and every default filled in: the partial is whole.
  return { ...reading, outcome: 'valid', environment: partial as Environment };
}

function unreadable(file: string, source: SourceText, issue: ShapeIssue): EnvironmentReading {
  const findings = [toFinding(issue, file, source)];
  return {
    outcome: 'unreadable',
    file,
    partial: {},
    positions: new Positions(undefined, source),
    findings,
    source,
  };
}

/** In the order of the file. An alias reports what it stands for once; nothing is quoted that looks secret. */
function withoutEchoes(issues: readonly ShapeIssue[], secrets: readonly ShapeIssue[]): ShapeIssue[] {
  const hidden = new Set(secrets.map(({ range }) => range.start));
  const seen = new Set<string>();
  const shown = issues.filter((issue) => {
    if (hidden.has(issue.range.start) && issue.rule !== 'secret-value') return false;
    const identity = `${issue.range.start} ${issue.rule} ${issue.path?.at(-1) ?? issue.message}`;
    return !seen.has(identity) && seen.add(identity);
  });
  return shown.sort((a, b) => a.range.start - b.range.start);
}

function limit(issues: readonly ShapeIssue[]): readonly ShapeIssue[] {
  const next = issues[maximumFindings];
  if (next === undefined) return issues;
  const more: ShapeIssue = {
    rule: 'too-many-findings',
    message: `${issues.length - maximumFindings} more findings, from here on, are not shown.`,
    remedy: 'Check that this is the file you meant; correct what is shown first.',
    range: next.range,
  };
  return [...issues.slice(0, maximumFindings), more];
}

function withPath(issue: ShapeIssue, root: YamlUse): ShapeIssue {
  if (issue.path !== undefined) return issue;
  const name = issue.name === undefined ? [] : [issue.name];
  return { ...issue, path: [...pathAt(root, issue.range.start), ...name] };
}
