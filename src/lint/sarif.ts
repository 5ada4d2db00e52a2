import { gzipSync } from 'node:zlib';
import { type Finding, type FindingEdit, rankOf, type Severity } from '../environment/finding.ts';
import type { AcknowledgedFinding } from './linted-environment.ts';
import type { RuleDescription } from './rule.ts';
import { githubSarifLimits, shorten } from './sarif-limits.ts';
import type { SuppressedFinding } from './suppressions/suppressed-finding.ts';

export interface SarifInput {
  readonly version: string;
  readonly findings: readonly Finding[];
  /** Written as suppressed, with the reason. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly suppressed?: readonly SuppressedFinding[];
  /** Absolute URL of the folder that holds the rules' pages, ending with "/"; without it no rule names its page. */
  readonly pages?: string;
  /** Descriptions of what can be found; those of the rules that found something are written. */
  readonly rules: readonly RuleDescription[];
}

export interface Sarif {
  readonly text: string;
  /** How many findings there was no room for: the least grave, suppressed ones first. */
  readonly leftOut: number;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

interface Entry {
  readonly finding: Finding;
  readonly suppression?: { readonly kind: 'external' | 'inSource'; readonly justification: string };
}

/**
 * SARIF 2.1.0 as GitHub takes it, the same bytes for the same findings. Lines and columns count from 1, columns in UTF-16
 * units, as findings have them; files are relative URIs.
 */
export function toSarif(input: SarifInput): Sarif {
  const entries = entriesOf(input);
  let kept = keepWorst(entries, githubSarifLimits.results);
  let text = logOf(input, kept, entries.length - kept.length);
  while (text.length > githubSarifLimits.compressedBytes && isTooLarge(text)) {
    kept = keepWorst(kept, Math.floor(kept.length / 2));
    text = logOf(input, kept, entries.length - kept.length);
  }
  return { text, leftOut: entries.length - kept.length };
}

function entriesOf({ findings, acknowledged, suppressed = [] }: SarifInput): readonly Entry[] {
  return [
    ...findings.map((finding): Entry => ({ finding })),
    ...acknowledged.map(
      ({ finding, reason }): Entry => ({ finding, suppression: { kind: 'external', justification: reason } }),
    ),
    ...suppressed.map(
      ({ finding, reason, by }): Entry => ({
        finding,
        suppression: { kind: by === 'comment' ? 'inSource' : 'external', justification: reason },
      }),
    ),
  ];
}

/** All in their order where they fit; else the worst, suppressed ones last. */
function keepWorst(entries: readonly Entry[], most: number): readonly Entry[] {
  if (entries.length <= most) return entries;
  const rank = ({ finding, suppression }: Entry) => rankOf(finding.severity) + (suppression ? 3 : 0);
  return [...entries].sort((a, b) => rank(a) - rank(b)).slice(0, most);
}

function isTooLarge(text: string): boolean {
  return gzipSync(text).length > githubSarifLimits.compressedBytes;
}

function logOf({ version, pages, rules }: SarifInput, entries: readonly Entry[], leftOut: number): string {
  const found = new Set(entries.map(({ finding }) => finding.rule));
  const described = rules.filter(({ alias }) => found.has(alias));
  const index = new Map(described.map((rule, position) => [rule.alias, { id: rule.id, position }]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'owa-im', version, rules: described.map((rule) => describe(rule, pages)) } },
        ...(leftOut === 0 ? {} : { invocations: [incomplete(leftOut)] }),
        columnKind: 'utf16CodeUnits',
        results: entries.map(({ finding, suppression }) => {
          const rule = index.get(finding.rule);
          return {
            ruleId: rule?.id ?? finding.rule,
            ...(rule === undefined ? {} : { ruleIndex: rule.position }),
            ...resultOf(finding),
            ...(suppression === undefined ? {} : { suppressions: [suppression] }),
          };
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function incomplete(leftOut: number) {
  const text = `${leftOut} findings are left out, the least grave: GitHub takes no more.`;
  return {
    executionSuccessful: true,
    toolExecutionNotifications: [{ level: 'warning', message: { text } }],
  };
}

function describe(rule: RuleDescription, pages: string | undefined) {
  return {
    id: rule.id,
    name: rule.alias,
    shortDescription: { text: shorten(rule.summary) },
    fullDescription: { text: shorten(`${rule.summary} ${rule.why}`) },
    help: { text: `${rule.why} Source: ${rule.source}` },
    ...(pages === undefined ? {} : { helpUri: `${pages}${rule.alias}.md` }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.category] },
  };
}

function resultOf(finding: Finding) {
  const { severity, message, remedy, generated, edits } = finding;
  return {
    level: levels[severity],
    message: { text: withoutLinks(`${message} ${remedy}`) },
    locations: [locationOf(finding)],
    ...(generated === undefined
      ? {}
      : { relatedLocations: [{ id: 1, physicalLocation: physical(generated.file, generated) }] }),
    ...(edits === undefined ? {} : { fixes: [fixOf(finding, edits)] }),
  };
}

/** In a message of SARIF `[text](target)` is a link, whatever value it came with. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

function locationOf(finding: Finding) {
  const { path } = finding;
  return {
    physicalLocation: physical(finding.file, finding),
    ...(path === undefined || path === ''
      ? {}
      : { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

function physical(file: string, place: Place) {
  return { artifactLocation: { uri: toUri(file) }, region: regionOf(place) };
}

function regionOf({ line, column, endLine, endColumn }: Place) {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

function fixOf({ file, remedy }: Finding, edits: readonly FindingEdit[]) {
  const replacements = edits.map((edit) => ({
    deletedRegion: regionOf(edit),
    insertedContent: { text: edit.text },
  }));
  const artifactLocation = { uri: toUri(file) };
  return {
    description: { text: withoutLinks(remedy) },
    artifactChanges: [{ artifactLocation, replacements }],
  };
}

/** A path of any operating system: a relative one as a relative reference, an absolute one as a file URI. */
function toUri(file: string): string {
  const path = file
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
  const [, drive, rest = path] = /^([A-Za-z]:)(\/.*)$/.exec(path) ?? [];
  const escaped = rest.split('/').map(encodeURIComponent).join('/');
  if (drive !== undefined) return `file:///${drive}${escaped}`;
  return path.startsWith('/') ? `file://${escaped}` : escaped;
}
