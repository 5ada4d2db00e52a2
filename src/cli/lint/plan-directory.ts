import { join } from 'node:path';
import type { ExchangeGeneration } from '../../catalog/versions.ts';
import type { Finding } from '../../environment/finding.ts';
import { type PlanFacts, planFacts } from '../../lint/plan-directory/plan-facts.ts';
import { type RunbookItem, runbookItems } from '../../lint/plan-directory/runbook-items.ts';
import type { Products } from '../../lint/powershell/products.ts';
import { noContext } from '../../lint/text-file.ts';
import type { System } from '../../system/system.ts';
import type { Judgement } from '../judge-environment.ts';
import { repositoryAround } from '../repository.ts';
import { shownPath } from '../shown-path.ts';
import type { LintedFile } from './linted.ts';
import type { TextTarget } from './text-units.ts';

/** Undefined where the folder's plan.json is none. */
export function readPlanFacts(system: System, directory: string): PlanFacts | undefined {
  return planFacts(new TextDecoder().decode(system.files.read(join(directory, 'plan.json'))));
}

/** The environment file that a plan directory came from, where it is at hand. */
export function sourceOfPlan(system: System, directory: string, { source }: PlanFacts): string | undefined {
  const isInside = !/^(?:[/\\]|[A-Za-z]:)/.test(source) && !source.split('/').includes('..');
  const repository = repositoryAround(system, directory) ?? repositoryAround(system, system.workingDirectory);
  if (!isInside || repository === undefined) return undefined;
  const path = join(repository, source);
  return system.files.kind(path) === 'file' ? shownPath(system, path) : undefined;
}

/** The working directory is a plan directory like any other; its files bear no folder. */
export function pathIn(directory: string, name: string): string {
  return directory === '.' ? name : `${directory}/${name}`;
}

/** The generated files of a plan directory: runbook, engine, previews. */
export function planTargets(system: System, directory: string, facts: PlanFacts): readonly TextTarget[] {
  const path = (name: string) => pathIn(directory, name);
  return [...generatedScripts(facts, path), ...previews(system, directory, facts)].filter(
    (target) => system.files.kind(target.path) === 'file',
  );
}

/**
 * The same files once they are linted. What is found in a step of the runbook is placed on the line of the environment
 * file that the step comes from, where that file is at hand.
 */
export function placePlanFiles(
  files: readonly LintedFile[],
  directory: string,
  facts: PlanFacts,
  environment: Judgement | undefined,
): readonly LintedFile[] {
  const runbooks = files.filter(({ file }) => file === pathIn(directory, 'runbook.ps1'));
  const others = files.filter((file) => !runbooks.includes(file));
  return [...placed(mergeRunbooks(runbooks, facts), facts, environment), ...others];
}

/** The runbook once for each Exchange generation that it asks, the engine once. */
function generatedScripts(facts: PlanFacts, path: (name: string) => string): readonly TextTarget[] {
  const script = (name: string, exchange: ExchangeGeneration | undefined): TextTarget => ({
    ...{ kind: 'powershell', path: path(name) },
    context: { ...noContext, environments: [facts.name], products: productsFor(facts, exchange) },
  });
  const generations = facts.exchange.length === 0 ? [undefined] : facts.exchange;
  return [
    ...generations.map((generation) => script('runbook.ps1', generation)),
    script('OwaIm.psm1', facts.exchange[0]),
  ];
}

/** Generated PowerShell keeps to what Windows PowerShell 3.0 can do. */
function productsFor({ skype }: PlanFacts, exchange: ExchangeGeneration | undefined): Products {
  return {
    powershell: '3.0',
    ...(skype === undefined ? {} : { skype }),
    ...(exchange === undefined ? {} : { exchange }),
  };
}

function previews(system: System, directory: string, facts: PlanFacts): readonly TextTarget[] {
  const folder = join(directory, 'web.config');
  if (system.files.kind(folder) !== 'directory') return [];
  return system.files.list(folder).flatMap(({ name }): TextTarget[] => {
    const [, own] = /^(.+)\.web\.config$/.exec(name) ?? [];
    if (own === undefined) return [];
    const server = facts.servers.find((one) => one.name === own);
    const context = { ...noContext, environments: [facts.name], ...(server === undefined ? {} : { server }) };
    return [{ kind: 'web-config', path: pathIn(directory, `web.config/${name}`), context }];
  });
}

/** From each reading of the runbook what stands in the steps of its generation; elsewhere the organisation's counts. */
function mergeRunbooks(runbooks: readonly LintedFile[], facts: PlanFacts): readonly Placed[] {
  return runbooks.map((file, index) => {
    const items = file.source === undefined ? [] : runbookItems(file.source);
    const organisation = facts.exchange[0];
    const own = facts.exchange[index] ?? organisation;
    const found = file.findings.map((finding) => ({ finding, item: itemAt(items, finding.line) }));
    const wanted = found.filter(({ item }) => (item?.generation ?? organisation) === own);
    return { file, found: wanted };
  });
}

interface Placed {
  readonly file: LintedFile;
  readonly found: readonly { readonly finding: Finding; readonly item: RunbookItem | undefined }[];
}

function itemAt(items: readonly RunbookItem[], line: number): RunbookItem | undefined {
  return items.find(({ from, to }) => from <= line && line <= to);
}

function placed(
  runbooks: readonly Placed[],
  facts: PlanFacts,
  environment: Judgement | undefined,
): readonly LintedFile[] {
  const [first] = runbooks;
  if (first === undefined) return [];
  const all = runbooks.flatMap(({ found }) => found);
  const moved: Finding[] = [];
  const stayed: Finding[] = [];
  for (const { finding, item } of all) {
    const path = item === undefined ? undefined : facts.keyPaths.get(item.id);
    if (item === undefined || path === undefined || environment === undefined) stayed.push(finding);
    else moved.push(atSource(finding, item, path, environment));
  }
  const source = runbooks.flatMap(({ file }) => file.source ?? [])[0];
  const runbook = { ...first.file, source, findings: stayed };
  if (environment === undefined || moved.length === 0) return [runbook];
  const { reading } = environment;
  return [{ kind: 'environment', file: reading.file, source: reading.source, findings: moved }, runbook];
}

/** The edits of a generated file would be lost with the next plan. */
function atSource(
  { edits: _, endLine: __, endColumn: ___, ...finding }: Finding,
  { id }: RunbookItem,
  path: string,
  { reading }: Judgement,
): Finding {
  const { file, line, column } = finding;
  return {
    ...finding,
    message: `In the step ${id} of the runbook: ${finding.message}`,
    file: reading.file,
    ...reading.positions.nearest(path),
    ...(path === '' ? {} : { path }),
    generated: { file, line, column },
  };
}
