import { inFileOrder } from '../../lint/finding-order.ts';
import { planUnreadable } from '../../lint/frame-rules.ts';
import { noContext } from '../../lint/text-file.ts';
import type { System } from '../../system/system.ts';
import { type Judgement, judgeEnvironment } from '../judge-environment.ts';
import { configuredProducts, type LintConfiguration } from './configuration.ts';
import { environmentUnit } from './environment-unit.ts';
import type { LintedFile, LintedUnit } from './linted.ts';
import { pathIn, placePlanFiles, planTargets, readPlanFacts, sourceOfPlan } from './plan-directory.ts';
import type { LintTarget } from './targets.ts';
import { lintTextFiles, type TextTarget } from './text-units.ts';

export interface LintedUnits {
  /** Environments with all that belongs to them, then the files that belong to none. */
  readonly units: readonly LintedUnit[];
  /** What was not checked, in whole sentences. */
  readonly notes: readonly string[];
}

interface Plan {
  readonly directory: string;
  readonly facts: NonNullable<ReturnType<typeof readPlanFacts>>;
  readonly source: string | undefined;
}

/** Lints every target. The environment file of a plan directory is linted with it where it is at hand. */
export async function lintUnits(
  system: System,
  targets: readonly LintTarget[],
  configuration: LintConfiguration | undefined,
): Promise<LintedUnits> {
  const notes: string[] = [];
  const directories = targets.flatMap(({ kind, path }) => (kind === 'plan-directory' ? [path] : []));
  const opened = directories.map((directory) => ({ directory, plan: openPlan(system, directory) }));
  const plans = opened.flatMap(({ plan }) => plan ?? []);
  const broken = opened.flatMap(({ directory, plan }) =>
    plan === undefined ? [withoutPlan(system, directory)] : [],
  );
  const files = new Set(targets.filter(({ kind }) => kind === 'environment').map(({ path }) => path));
  for (const { source } of plans) if (source !== undefined) files.add(source);
  const judgements = new Map<string, Judgement>();
  for (const file of files) judgements.set(file, await judgeEnvironment(system, file));

  const units = new Map([...judgements].map(([file, judgement]) => [file, environmentUnit(judgement)]));
  const ofPlans = plans.map(({ directory, facts }) => planTargets(system, directory, facts));
  const taken = new Set([...units.values()].flatMap((unit) => unit.files.map(({ file }) => file)));
  for (const { path } of ofPlans.flat()) taken.add(path);
  const names = [...plans.map(({ facts }) => facts.name), ...[...units.values()].flatMap(nameOf)];
  const others = [
    ...broken.flatMap(({ scripts }) => scripts),
    ...targets
      .filter(({ path }) => !taken.has(path))
      .flatMap((target) => textTarget(target, [...new Set(names)], configuration)),
  ];

  // All at once: a shell that looks at scripts is started a single time.
  const texts = await lintTextFiles(system, [...ofPlans.flat(), ...others]);
  notes.push(...texts.notes);
  let at = 0;
  for (const [index, { directory, facts, source }] of plans.entries()) {
    const linted = texts.files.slice(at, at + (ofPlans[index]?.length ?? 0));
    at += linted.length;
    if (source === undefined)
      notes.push(`${facts.source}, which ${directory} was made from, is not at hand and was not linted.`);
    const judgement = source === undefined ? undefined : judgements.get(source);
    const unit = units.get(source ?? directory);
    units.set(source ?? directory, {
      environment: { name: facts.name, directory },
      files: joined([...(unit?.files ?? []), ...placePlanFiles(linted, directory, facts, judgement)]),
      acknowledged: unit?.acknowledged ?? [],
    });
  }
  return {
    units: [
      ...units.values(),
      { files: [...broken.map(({ file }) => file), ...texts.files.slice(at)], acknowledged: [] },
    ],
    notes: [...new Set(notes)],
  };
}

function nameOf({ environment }: LintedUnit): readonly string[] {
  return environment === undefined ? [] : [environment.name];
}

function openPlan(system: System, directory: string): Plan | undefined {
  const facts = readPlanFacts(system, directory);
  return facts && { directory, facts, source: sourceOfPlan(system, directory, facts) };
}

/** A folder whose plan.json holds no plan: the finding that says so, and its scripts, which are linted as any other. */
function withoutPlan(
  system: System,
  directory: string,
): { file: LintedFile; scripts: readonly TextTarget[] } {
  const file = pathIn(directory, 'plan.json');
  const { alias: rule, severity } = planUnreadable;
  const message = 'This is no plan: which products its runbook is for is not known.';
  const remedy = 'Plan again, or lint the folder that you meant.';
  const finding = { rule, severity, message, remedy, file, line: 1, column: 1 };
  const scripts = ['runbook.ps1', 'OwaIm.psm1']
    .map((name) => pathIn(directory, name))
    .filter((path) => system.files.kind(path) === 'file');
  return {
    file: { kind: 'environment', file, source: undefined, findings: [finding] },
    scripts: scripts.map((path) => ({ kind: 'powershell', path, context: noContext })),
  };
}

function textTarget(
  { kind, path }: LintTarget,
  environments: readonly string[],
  configuration: LintConfiguration | undefined,
): readonly TextTarget[] {
  if (kind === 'environment' || kind === 'configuration' || kind === 'plan-directory') return [];
  const products = kind === 'powershell' ? configuredProducts(configuration, path) : {};
  return [{ kind, path, context: { products, environments } }];
}

/** What the runbook's findings add to the environment file belongs to that file. */
function joined(files: readonly LintedFile[]): readonly LintedFile[] {
  const byName = new Map<string, LintedFile>();
  for (const file of files) {
    const other = byName.get(file.file);
    byName.set(
      file.file,
      other === undefined ? file : { ...other, findings: inFileOrder([...other.findings, ...file.findings]) },
    );
  }
  return [...byName.values()];
}
