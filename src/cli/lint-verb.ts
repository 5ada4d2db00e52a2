import { judgeFindings } from '../lint/fail-on.ts';
import type { System } from '../system/system.ts';
import { countText } from './count-text.ts';
import { environmentPaths } from './environment-paths.ts';
import { exitCodeOf } from './exit-code.ts';
import { makeFindingPrinter } from './finding-printer.ts';
import { failOn, judgeEnvironment } from './judge-environment.ts';
import type { Output } from './output.ts';
import { type Command, flagValue } from './parse-arguments.ts';
import { remedyOf } from './remedy-of.ts';
import { sarifOf } from './sarif-file.ts';
import type { VerbResult } from './verb-result.ts';

/** Finds mistakes in environment files. What shape faults leave readable is judged, too. */
export function lintVerb(system: System, command: Command, output: Output): VerbResult {
  const paths = environmentPaths(system, command.operands);
  const print = makeFindingPrinter(output);
  const linted = paths.map((path) => {
    const judgement = judgeEnvironment(system, path);
    print(judgement.findings, judgement.reading.source, path);
    return { path, judgement };
  });
  const sarif = flagValue(command, '--sarif');
  if (sarif !== undefined) system.files.write(sarif, sarifOf(linted.map(({ judgement }) => judgement)));

  const environments = linted.map(({ path, judgement: { reading, findings } }) => ({
    name: reading.partial.name ?? path,
    findings,
  }));
  const findings = environments.flatMap((environment) => environment.findings);
  const accepted = linted.reduce((sum, { judgement }) => sum + judgement.acknowledged.length, 0);
  const message = `${countText(findings)} found in ${paths.length === 1 ? paths[0] : `${paths.length} files`}`;
  if (accepted > 0)
    output.line(`${accepted} accepted by the owner: not shown, but in the SARIF and in summary.md`);
  const reason = judgeFindings(findings, failOn(command));
  const base = { verb: 'lint', environments, findings: [] };
  if (reason !== 'passed') {
    return {
      ...base,
      exitCode: exitCodeOf(reason),
      reason,
      message,
      remedy: remedyOf(reason),
    };
  }
  output.line(message, 'good');
  return { ...base, exitCode: 0 };
}
