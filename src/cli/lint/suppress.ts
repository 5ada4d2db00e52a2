import type { Finding } from '../../environment/finding.ts';
import { RuleNames } from '../../lint/suppressions/rule-names.ts';
import { suppressByComment } from '../../lint/suppressions/suppress-by-comment.ts';
import type { SuppressedFinding } from '../../lint/suppressions/suppressed-finding.ts';
import type { LintConfiguration } from './configuration.ts';
import type { JudgedUnit, LintedFile, LintedUnit } from './linted.ts';

export interface Judged {
  readonly units: readonly JudgedUnit[];
  /** Findings in the configuration itself. */
  readonly configuration: readonly Finding[];
}

/** Takes out what comments in the files accept, then what `owa-im.lint.yml` accepts. */
export async function suppress(
  units: readonly LintedUnit[],
  configuration: LintConfiguration | undefined,
  extent: 'all' | 'some',
): Promise<Judged> {
  const commented: JudgedUnit[] = [];
  for (const unit of units) commented.push(await byComment(unit));
  if (configuration === undefined) return { units: commented, configuration: [] };
  if (configuration.content === undefined || configuration.content.suppress.length === 0)
    return { units: commented, configuration: configuration.findings };
  return byConfiguration(commented, configuration, extent);
}

async function byComment(unit: LintedUnit): Promise<JudgedUnit> {
  const suppressed: SuppressedFinding[] = [];
  const files: LintedFile[] = [];
  for (const file of unit.files) {
    const { source } = file;
    if (source === undefined) {
      files.push(file);
      continue;
    }
    const rest = await suppressByComment({ ...file, source }, ruleNames);
    suppressed.push(...rest.suppressed);
    files.push({ ...file, findings: rest.findings });
  }
  return { ...unit, files, suppressed };
}

async function byConfiguration(
  units: readonly JudgedUnit[],
  configuration: LintConfiguration,
  extent: 'all' | 'some',
): Promise<Judged> {
  const { suppressByConfiguration } = await import('../../lint/suppressions/suppress-by-configuration.ts');
  const all = units.flatMap(({ files }) => files.flatMap(({ findings }) => findings));
  const { matches } = configuration;
  const rest = suppressByConfiguration(configuration, { findings: all, matches, extent }, await ruleNames());
  const gone = new Map(rest.suppressed.map((one) => [one.finding, one]));
  return {
    units: units.map((unit) => {
      const own = unit.files.flatMap(({ findings }) =>
        findings.flatMap((finding) => gone.get(finding) ?? []),
      );
      const files = unit.files.map((file) => ({
        ...file,
        findings: file.findings.filter((finding) => !gone.has(finding)),
      }));
      return { ...unit, files, suppressed: [...unit.suppressed, ...own] };
    }),
    configuration: [
      ...configuration.findings,
      ...rest.findings.filter(({ file }) => file === configuration.file),
    ],
  };
}

let names: Promise<RuleNames> | undefined;

/** Loaded only where something is suppressed. */
function ruleNames(): Promise<RuleNames> {
  names ??= import('../../lint/all-rules.ts').then(({ allRules }) => new RuleNames(allRules()));
  return names;
}
