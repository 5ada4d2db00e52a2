import { certificateThumbprintKey, imServerNameKey } from '../catalog/web-config-keys.ts';
import type { Environment } from '../environment/environment.ts';
import { type Finding, rankOf } from '../environment/finding.ts';
import type { AcknowledgedFinding } from '../lint/lint-environment.ts';
import { leavingServers, renamedServers, stayingOf } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';
import { inRolloutOrder } from '../plan/rollout-order.ts';
import { shownTarget } from '../plan/server-target.ts';
import { impactLine } from './impact-line.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { paceText } from './pace.ts';
import { settingOverrideLines } from './setting-override-lines.ts';
import { changesBySection } from './summary-changes.ts';
import { topologyDiagram } from './topology.ts';
import type { WebConfigResult } from './web-config-result.ts';

export interface SummaryInput {
  readonly plan: Plan;
  /** What the rules found that need neither a clock nor a shell. */
  readonly findings: readonly Finding[];
  /** What the owner accepts is shown all the same. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly webConfigs: readonly WebConfigResult[];
}

interface Section {
  readonly title: string;
  readonly body: readonly string[];
}

export interface Summary {
  /** `summary.md`: impact first, then what changes where, then what to know. */
  readonly page: string;
  /** The same without the diagram, for a terminal that can't draw it; put together when asked for. */
  readonly terminal: () => string;
}

/** What a reviewer reads. */
export function summary(input: SummaryInput): Summary {
  const all = sections(input);
  return {
    page: page(input, [...all.slice(0, 1), topology(input.plan), ...all.slice(1)]),
    terminal: () => page(input, all),
  };
}

function page({ plan }: SummaryInput, parts: readonly Section[]): string {
  const { environment } = plan;
  const { features } = environment;
  const pace = paceText(environment);
  const wanted = [
    ...(features.instantMessaging ? ['presence and IM in OWA'] : []),
    ...(features.onlineMeetings ? ['Online Meetings'] : []),
    ...(features.skypeAccessToExchange ? ['Lync/Skype access to Exchange'] : []),
  ];
  const head = [
    `# ${markdownText(environment.name)}: ${markdownText(impactLine(plan))}`,
    '',
    ...(environment.description === undefined
      ? []
      : [`${markdownText(environment.description)}.`.replace(/\.\.$/, '.'), '']),
    `Stage ${environment.stage}. ${environment.state === 'absent' ? 'Takes out' : 'Gives'}: ${wanted.join(', ') || 'no feature is switched on'}.`,
    ...(environment.state === 'absent'
      ? [
          'Apply goes from the last step below to the first, and takes out only what a journal says that owa-im made or changed.',
        ]
      : []),
    ...leavingText(environment),
    `${markdownCode(environment.skype.version.text)} and Exchange ${versionsOf(environment).map(markdownCode).join(', ')}, Exchange servers in the order of the rollout: ${stayingOf(environment).rollout.order.map(markdownCode).join(', ')}.`,
    ...(pace === '' ? [] : ['', pace]),
    '',
  ];
  const body = parts
    .filter((part) => part.body.length > 0)
    .flatMap((part) => [`## ${part.title}`, '', ...part.body, '']);
  return [...head, ...body].join('\n');
}

function leavingText(environment: Environment): readonly string[] {
  const names = leavingServers(environment).map(({ name }) => markdownCode(name));
  const old = renamedServers(environment).map(({ certificate }) => markdownCode(certificate.replaces ?? ''));
  const renamed =
    old.length === 0
      ? []
      : [
          `Certificates get another name. The trusted application pool of the old one goes when the server presents the new one, if a journal says that owa-im made it and nothing else lives there: ${old.join(', ')}.`,
        ];
  if (names.length === 0) return renamed;
  return [
    ...renamed,
    `Takes out again: ${names.join(', ')}. That comes last and goes backwards, and only what a journal says that owa-im made or changed; what a listed server shares stays.`,
  ];
}

/** Those of the servers, in the order of the rollout. */
function versionsOf(environment: Environment): readonly string[] {
  return [...new Set(inRolloutOrder(stayingOf(environment)).map(({ version }) => version.text))];
}

function topology(plan: Plan): Section {
  return { title: 'Topology', body: ['```mermaid', topologyDiagram(plan.environment).trimEnd(), '```'] };
}

function sections({ plan, findings, acknowledged, webConfigs }: SummaryInput): readonly Section[] {
  return [
    { title: 'What changes', body: changesBySection(plan) },
    { title: 'web.config', body: webConfigLines(plan, webConfigs) },
    { title: 'Setting overrides', body: settingOverrideLines(plan) },
    { title: 'Findings', body: findingRows(findings, acknowledged) },
    {
      title: 'What a rollback leaves behind',
      body: bullets(plan.residue, 'Nothing: everything can be taken back.'),
    },
    { title: 'Not managed, not checked', body: bullets(plan.notes, 'Nothing to add.') },
    { title: 'Asked of the live system before the first change', body: checks(plan) },
    {
      title: 'How to go on',
      body: [
        '`runbook.ps1` shows every command in the order of execution; `MANUAL.md` tells how to check, run, stop and undo it by hand.',
      ],
    },
  ];
}

/** The values that each server gets, and what the edit does to the copy where there is one. */
function webConfigLines(plan: Plan, results: readonly WebConfigResult[]): readonly string[] {
  if (plan.environment.state === 'absent') return [];
  return stayingOf(plan.environment).exchange.servers.flatMap(({ name, certificate, imServerName }) => {
    if (!plan.steps.some((step) => step.resource === 'web-config' && step.target === `server/${name}`))
      return [];
    const keys = `\`${certificateThumbprintKey}\` = ${markdownCode(certificate.thumbprint ?? '')}, \`${imServerNameKey}\` = ${markdownCode(imServerName)}`;
    const result = results.find(({ server }) => server === name);
    return [`- ${markdownCode(name)}: ${keys}.${result === undefined ? '' : ` ${copyText(result)}`}`];
  });
}

function copyText({ server, path, preview }: WebConfigResult): string {
  const copy = `On the copy ${markdownCode(path)}`;
  if (preview.kind === 'refused') {
    const { line, column, message, remedy } = preview.problem;
    return `${copy} the edit is refused at line ${line}, column ${column}: ${markdownText(message)} ${markdownText(remedy)}`;
  }
  const warnings = preview.warnings
    .map((warning) => ` Warning at line ${warning.line}: ${markdownText(warning.message)}`)
    .join('');
  if (preview.diff === '') return `${copy} nothing changes.${warnings}`;
  const changed = preview.diff.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line)).length;
  return `${copy} ${changed === 1 ? '1 line changes' : `${changed} lines change`}, see ${markdownCode(`web.config/${server}.diff`)}; the file on the server decides.${warnings}`;
}

function findingRows(
  findings: readonly Finding[],
  acknowledged: readonly AcknowledgedFinding[],
): readonly string[] {
  if (findings.length + acknowledged.length === 0) return ['None.'];
  return [
    '| Severity | Key | Finding | What to do | Rule |',
    '|---|---|---|---|---|',
    ...rowsByKey(findings.map((finding) => ({ finding, remedy: finding.remedy }))),
    ...rowsByKey(
      acknowledged.map(({ finding, reason }) => ({ finding, remedy: `Accepted by the owner: ${reason}` })),
    ),
  ];
}

/** Not in the order of the file: reordered keys are the same plan, and so the same digest. */
function rowsByKey(
  rows: readonly { readonly finding: Finding; readonly remedy: string }[],
): readonly string[] {
  return rows
    .map(({ finding, remedy }) => ({ finding, row: findingRow(finding, remedy) }))
    .sort((a, b) => rankOf(a.finding.severity) - rankOf(b.finding.severity) || (a.row < b.row ? -1 : 1))
    .map(({ row }) => row);
}

function findingRow({ severity, path, message, rule }: Finding, remedy: string): string {
  const key = path === undefined || path === '' ? '' : markdownCode(path);
  return `| ${severity} | ${key} | ${markdownText(message)} | ${markdownText(remedy)} | ${markdownCode(rule)} |`;
}

function bullets(texts: readonly string[], none: string): readonly string[] {
  return texts.length === 0 ? [none] : texts.map((text) => `- ${markdownText(text)}`);
}

function checks(plan: Plan): readonly string[] {
  const preflight = plan.checks.filter((check) => check.phase === 'preflight');
  const line = (title: string, target: string) =>
    `- ${markdownText(title)} (${markdownCode(shownTarget(target))})`;
  const required = preflight
    .filter((check) => check.safety === 'required')
    .map((check) => line(check.title, check.target));
  const advice = preflight
    .filter((check) => check.safety === 'advice')
    .map((check) => line(check.title, check.target));
  return [
    ...(required.length === 0
      ? []
      : ['One that fails, or that cannot be made, stops the run before its first change:', '', ...required]),
    ...(advice.length === 0 ? [] : ['', 'Told, and no reason to stop:', '', ...advice]),
  ];
}
