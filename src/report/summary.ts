import type { Finding } from '../environment/finding.ts';
import type { AcknowledgedFinding } from '../lint/linted-environment.ts';
import type { Plan } from '../plan/plan.ts';
import { shownTarget } from '../plan/server-target.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { settingOverrideLines } from './setting-override-lines.ts';
import { changesBySection } from './summary-changes.ts';
import { findingRows } from './summary-findings.ts';
import { summaryHead } from './summary-head.ts';
import { webConfigLines } from './summary-web-config.ts';
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
  const body = parts
    .filter((part) => part.body.length > 0)
    .flatMap((part) => [`## ${part.title}`, '', ...part.body, '']);
  return [...summaryHead(plan), ...body].join('\n');
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

function bullets(texts: readonly string[], none: string): readonly string[] {
  return texts.length === 0 ? [none] : texts.map((text) => `- ${markdownText(text)}`);
}

/** What is asked before the first change, by what an answer other than the right one does. */
function checks(plan: Plan): readonly string[] {
  const preflight = plan.checks.filter(({ phase }) => phase === 'preflight');
  const lines = (wanted: 'required' | 'advice') =>
    preflight
      .filter(({ safety }) => safety === wanted)
      .map(({ title, target }) => `- ${markdownText(title)} (${markdownCode(shownTarget(target))})`);
  const [required, advice] = [lines('required'), lines('advice')];
  return [
    ...(required.length === 0
      ? []
      : ['One that fails, or that cannot be made, stops the run before its first change:', '', ...required]),
    ...(advice.length === 0 ? [] : ['', 'Told, and no reason to stop:', '', ...advice]),
  ];
}
