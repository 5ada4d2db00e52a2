import type { Finding } from '../../environment/finding.ts';
import type { Configuration } from '../../lint/configuration/read-configuration.ts';
import { judgeFindings } from '../../lint/fail-on.ts';
import type { System } from '../../system/system.ts';
import { countText } from '../count-text.ts';
import { exitCodeOf } from '../exit-code.ts';
import { makeFindingPrinter } from '../finding-printer.ts';
import { failOn } from '../judge-environment.ts';
import type { Output } from '../output.ts';
import { type Command, flagValue } from '../parse-arguments.ts';
import { remedyOf } from '../remedy-of.ts';
import { rulePages } from '../rule-pages.ts';
import { sarifOf } from '../sarif-file.ts';
import type { EnvironmentResult, VerbResult } from '../verb-result.ts';
import { findLintConfiguration, type LintConfiguration, otherConfigurations } from './configuration.ts';
import type { JudgedUnit, LintedFile } from './linted.ts';
import { type Judged, suppress } from './suppress.ts';
import { suppressedLines } from './suppressed-text.ts';
import { type LintTargets, lintTargets } from './targets.ts';
import { lintUnits } from './units.ts';

/** Finds mistakes in files of every kind. What shape faults leave readable is judged, too. */
export async function lintVerb(system: System, command: Command, output: Output): Promise<VerbResult> {
  const found = lintTargets(system, command.operands);
  const configuration = await findLintConfiguration(system);
  const linted = await lintUnits(system, found.targets, configuration);
  const suppressing = await suppress(linted.units, configuration, extentOf(found, configuration));
  const named = found.targets.filter(({ kind }) => kind === 'configuration').map(({ path }) => path);
  const unused = await otherConfigurations(system, named, configuration);
  const judged = {
    ...suppressing,
    configuration: [...suppressing.configuration, ...unused.flatMap(({ findings }) => findings)],
  };
  print(system, output, judged, configuration === undefined ? unused : [configuration, ...unused]);
  const notes = [...leftOutNote(found), ...unused.map(unusedNote), ...linted.notes];
  const files = judged.units.reduce((sum, unit) => sum + unit.files.length, 0);
  const findings = findingsOf(judged);
  const sarif = flagValue(command, '--sarif');
  if (sarif !== undefined) notes.push(...(await writeSarif(system, sarif, judged)));
  for (const note of notes) output.line(note, 'warning');
  const suppressed = judged.units.flatMap(allSuppressed);
  for (const line of suppressedLines(suppressed, 'the SARIF and in the JSON')) output.line(line);

  const message = `${countText(findings)} found in ${files <= 1 ? found.targets[0]?.path : `${files} files`}`;
  const environments = judged.units.flatMap(environmentResult);
  const ofEnvironments = new Set(environments.flatMap((environment) => environment.findings));
  const base = {
    ...{ verb: 'lint', environments, notes },
    findings: findings.filter((finding) => !ofEnvironments.has(finding)),
    suppressed,
  };
  const reason = judgeFindings(findings, failOn(command));
  if (reason !== 'passed')
    return { ...base, exitCode: exitCodeOf(reason), reason, message, remedy: remedyOf(reason) };
  output.line(message, 'good');
  return { ...base, exitCode: 0 };
}

function print(
  system: System,
  output: Output,
  judged: Judged,
  configurations: readonly Configuration[],
): void {
  const printer = makeFindingPrinter(output, rulePages(system));
  const texts = new Map(configurations.map(({ file, source }) => [file, source]));
  printer.print(judged.configuration, (file) => texts.get(file));
  for (const unit of judged.units) {
    const sources = new Map(unit.files.map(({ file, source }) => [file, source]));
    for (const { findings } of unit.files) printer.print(findings, (file) => sources.get(file));
  }
  printer.finish();
}

function findingsOf({ units, configuration }: Judged): readonly Finding[] {
  return [...configuration, ...units.flatMap(ofUnit)];
}

function ofUnit({ files }: JudgedUnit): readonly Finding[] {
  return files.flatMap((file: LintedFile) => file.findings);
}

function environmentResult(unit: JudgedUnit): readonly EnvironmentResult[] {
  const { environment } = unit;
  return environment === undefined ? [] : [{ ...environment, findings: ofUnit(unit) }];
}

function allSuppressed({ suppressed, acknowledged }: JudgedUnit) {
  return [...suppressed, ...acknowledged.map((one) => ({ ...one, by: 'acknowledge' as const }))];
}

/** Entries without effect are told only where everything that they could mean was linted. */
function extentOf({ folders }: LintTargets, configuration: LintConfiguration | undefined): 'all' | 'some' {
  const covers = (folder: string) => folder === '' || folder === configuration?.folder;
  return folders.some(covers) ? 'all' : 'some';
}

function unusedNote({ file }: Configuration): string {
  return `${file} has no effect: what counts is owa-im.lint.yml in the working directory, or the nearest above it.`;
}

/** A folder's other YAML files are passed over, but not in silence. */
function leftOutNote({ leftOut }: LintTargets): readonly string[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.slice(0, 5).join(', ');
  const more = leftOut.length > 5 ? ` and ${leftOut.length - 5} more` : '';
  return [`Not linted, as neither an environment nor a workflow: ${named}${more}.`];
}

async function writeSarif(system: System, path: string, judged: Judged): Promise<readonly string[]> {
  const { allRules } = await import('../../lint/all-rules.ts');
  const found = {
    findings: findingsOf(judged),
    acknowledged: judged.units.flatMap(({ acknowledged }) => acknowledged),
    suppressed: judged.units.flatMap(({ suppressed }) => suppressed),
  };
  const { text, leftOut } = sarifOf(found, allRules(), rulePages(system));
  system.files.write(path, text);
  return leftOut === 0 ? [] : [`${leftOut} findings, the least grave, had no room in ${path}.`];
}
