import { join } from 'node:path';
import { openPlanWriter, type PlanWriter } from '../bundle/plan-writer.ts';
import { claimName } from '../environment/claim-name.ts';
import { planRules } from '../lint/plan-rules.ts';
import type { SuppressedFinding } from '../lint/suppressions/suppressed-finding.ts';
import { type Reason, reasons } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { countText } from './count-text.ts';
import { environmentPaths } from './environment-paths.ts';
import { exitCodeOf } from './exit-code.ts';
import { makeFindingPrinter } from './finding-printer.ts';
import { type Judgement, judgeEnvironment, obstacle } from './judge-environment.ts';
import { findLintConfiguration } from './lint/configuration.ts';
import { suppressedLines } from './lint/suppressed-text.ts';
import type { Output } from './output.ts';
import { type Command, flagValue } from './parse-arguments.ts';
import { defaultOut } from './plan-directory-operand.ts';
import { planEnvironment } from './plan-environment.ts';
import { remedyOf } from './remedy-of.ts';
import { sourceName } from './repository.ts';
import { type RulePages, rulePages } from './rule-pages.ts';
import { sarifCompanion, sarifOf } from './sarif-file.ts';
import { type ShownFindings, shownFindings } from './shown-findings.ts';
import type { EnvironmentResult, VerbResult } from './verb-result.ts';

/** Up to this many plans are shown whole; of more, a line each. */
const shownWhole = 5;

interface Written extends EnvironmentResult {
  readonly directory: string;
  readonly digest: string;
  /** The whole summary, unless there are too many. */
  readonly text?: string;
}

interface Failed extends EnvironmentResult {
  readonly reason: Reason;
}

/** Plans every file and writes all plan directories, or, if one of them can't be planned, none. */
export async function planVerb(system: System, command: Command, output: Output): Promise<VerbResult> {
  const paths = environmentPaths(system, command.operands);
  const out = flagValue(command, '--out') ?? defaultOut;
  const pages = rulePages(system);
  const printer = makeFindingPrinter(output, pages);
  const configuration = await findLintConfiguration(system);
  printer.print(configuration?.findings ?? [], () => configuration?.source);
  const owners = new Map<string, string>();
  const written: Written[] = [];
  const failed: Failed[] = [];
  const suppressed: SuppressedFinding[] = [];
  const writer = lazyWriter(system, out);
  try {
    for (const path of paths) {
      const judgement = await judgeEnvironment(system, path);
      const { reading } = judgement;
      const shown = await shownFindings(judgement, configuration);
      const { findings } = shown;
      printer.print(findings, shown.sourceOf);
      suppressed.push(...shown.suppressed);
      const reason = obstacle({ ...judgement, findings }, command);
      if (reason !== undefined) failed.push({ name: reading.partial.name ?? path, findings, reason });
      else claimName(owners, reading.partial.name ?? path, path);
      // The summaries of a thousand plans would neither be read nor fit into memory.
      const length = paths.length > shownWhole ? 'line' : 'whole';
      if (failed.length === 0)
        written.push(stage(system, { judgement, shown, pages }, writer.open(), out, length));
    }
    printer.finish();
    for (const line of suppressedLines(suppressed, 'summary.md and in the SARIF')) output.line(line);
    if (failed.length > 0) return { ...refused(failed), suppressed };
    writer.open().commit();
  } finally {
    writer.close();
  }
  show(written, output);
  const environments = written.map(({ text: _, ...environment }) => environment);
  return { verb: 'plan', exitCode: 0, environments, findings: [], suppressed };
}

interface ToStage {
  readonly judgement: Judgement;
  readonly shown: ShownFindings;
  readonly pages: RulePages;
}

function stage(
  system: System,
  { judgement, shown, pages }: ToStage,
  writer: PlanWriter,
  out: string,
  length: 'line' | 'whole',
): Written {
  const { files, steps, text, name } = planEnvironment(judgement, sourceName(system, judgement.reading.file));
  const digest = writer.stage(name, files, [sarifCompanion(name, sarifOf(shown, planRules(), pages))]);
  return {
    name,
    directory: join(out, name),
    digest,
    steps,
    findings: shown.findings,
    ...(length === 'whole' ? { text: text() } : {}),
  };
}

/** Opens the output folder only when there is something to write. */
function lazyWriter(system: System, out: string) {
  let writer: PlanWriter | undefined;
  return {
    open: () => {
      writer ??= openPlanWriter(system.files, system.processIds, out);
      return writer;
    },
    close: () => writer?.discard(),
  };
}

function refused(failed: readonly Failed[]): VerbResult {
  const order = Object.keys(reasons);
  const [reason = 'internal-error'] = failed
    .map((one) => one.reason)
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const list = failed.map(({ name, findings }) => `${name} (${countText(findings)})`).join(', ');
  return {
    verb: 'plan',
    exitCode: exitCodeOf(reason),
    reason,
    message: `nothing was planned: ${list}`,
    remedy: remedyOf(reason),
    environments: failed.map(({ name, findings }) => ({ name, findings })),
    findings: [],
  };
}

function show(written: readonly Written[], output: Output): void {
  for (const { name, directory, digest, steps, text } of written) {
    if (text === undefined) {
      output.line(`${digest}  ${name}: ${steps} steps, ${directory}`);
      continue;
    }
    output.line(`Digest ${digest}`, 'heading');
    output.line();
    output.line(text);
    output.line(`Plan directory: ${directory}`, 'heading');
  }
}
