import type { Finding, Severity } from '../environment/finding.ts';
import { allRules } from './all-rules.ts';
import type { AcknowledgedFinding } from './lint-environment.ts';
import type { RuleDescription } from './rule.ts';

interface SarifInput {
  readonly version: string;
  readonly findings: readonly Finding[];
  /** Written as suppressed, with the reason. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Absolute URL of the folder that holds the rules' pages, ending with "/"; without it no rule names its page. */
  readonly pages?: string;
  /** What else can be found than what this room reports. */
  readonly rules?: readonly RuleDescription[];
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/**
 * SARIF 2.1.0, the same bytes for the same findings. Lines and columns count from 1, columns in UTF-16 units, as
 * findings have them; files are relative URIs.
 */
export function toSarif({ version, findings, acknowledged, pages, rules = allRules() }: SarifInput): string {
  const index = new Map(rules.map((rule, position) => [rule.alias, { rule, position }]));
  const result = (finding: Finding, reason?: string) => ({
    ruleId: index.get(finding.rule)?.rule.id ?? finding.rule,
    ...(index.has(finding.rule) ? { ruleIndex: index.get(finding.rule)?.position } : {}),
    level: levels[finding.severity],
    message: { text: `${finding.message} ${finding.remedy}` },
    locations: [locationOf(finding)],
    ...(reason === undefined ? {} : { suppressions: [{ kind: 'external', justification: reason }] }),
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'owa-im', version, rules: rules.map((rule) => describe(rule, pages)) } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...findings.map((finding) => result(finding)),
          ...acknowledged.map(({ finding, reason }) => result(finding, reason)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describe(rule: RuleDescription, pages: string | undefined) {
  return {
    id: rule.id,
    name: rule.alias,
    shortDescription: { text: rule.summary },
    fullDescription: { text: `${rule.summary} ${rule.why}` },
    help: { text: `${rule.why} Source: ${rule.source}` },
    ...(pages === undefined ? {} : { helpUri: `${pages}${rule.alias}.md` }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.category] },
  };
}

function locationOf(finding: Finding) {
  const { line, column, endLine, endColumn, path } = finding;
  const region = {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
  return {
    physicalLocation: { artifactLocation: { uri: toUri(finding.file) }, region },
    ...(path === undefined || path === ''
      ? {}
      : { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
  };
}

/** A relative path, of any operating system, as a relative URI reference. */
function toUri(file: string): string {
  const path = file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  return path.split('/').map(encodeURIComponent).join('/');
}
