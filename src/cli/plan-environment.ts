import type { PlanFile } from '../bundle/plan-file.ts';
import { stayingOf } from '../plan/leaving.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { manual } from '../report/manual.ts';
import { planJson } from '../report/plan-json.ts';
import { summary } from '../report/summary.ts';
import { engineModule } from '../runbook/engine-module.ts';
import { renderRunbook } from '../runbook/render.ts';
import { version } from '../system/generated/version.ts';
import { sha256 } from '../system/sha256.ts';
import { makeTransform } from '../webconfig/transform.ts';
import type { Judgement } from './judge-environment.ts';
import { type WebConfigCopies, webConfigKeys } from './web-config-copies.ts';

/** A plan as the finished files of its directory, `SHA256SUMS` not yet among them. */
export interface PlannedEnvironment {
  readonly name: string;
  readonly steps: number;
  readonly files: readonly PlanFile[];
  /** The summary for a terminal. */
  readonly text: () => string;
}

/** The same for every plan of a version: put together and hashed once for all environments of a run. */
let engine: { readonly bytes: Uint8Array; readonly hash: string } | undefined;

/** From a judged environment to the files of its plan directory; `source` is how plan.json names its file. */
export function planEnvironment(judgement: Judgement, source: string): PlannedEnvironment {
  const { reading, copies, findings, acknowledged } = judgement;
  if (reading.outcome !== 'valid') throw new TypeError(`${reading.file} is not valid and cannot be planned`);
  const plan = makePlan(reading.environment, copies.hashes);
  engine ??= makeEngine();
  const { page, terminal } = summary({ plan, findings, acknowledged, webConfigs: copies.results });
  const files: PlanFile[] = [
    { name: 'plan.json', content: planJson(plan, source) },
    { name: 'runbook.ps1', content: renderRunbook(plan, { engineHash: engine.hash, version }) },
    { name: 'OwaIm.psm1', content: engine.bytes },
    { name: 'summary.md', content: page },
    { name: 'MANUAL.md', content: manual(plan) },
    ...webConfigFiles(plan, copies),
  ];
  return { name: plan.environment.name, steps: plan.steps.length, files, text: terminal };
}

function makeEngine() {
  const bytes = new TextEncoder().encode(engineModule());
  return { bytes, hash: sha256(bytes) };
}

function webConfigFiles(plan: Plan, copies: WebConfigCopies): readonly PlanFile[] {
  // What comes back is what the journal recorded, not an edit of a copy.
  if (plan.environment.state === 'absent') return [];
  const edited = stayingOf(plan.environment).exchange.servers.filter((server) => {
    return plan.steps.some(
      (step) => step.resource === 'web-config' && step.target === `server/${server.name}`,
    );
  });
  return edited.flatMap((server) => {
    const preview = copies.results.find((result) => result.server === server.name)?.preview;
    return [
      { name: `web.config/transform.${server.name}.xdt`, content: makeTransform(webConfigKeys(server)) },
      ...(preview?.kind === 'edited'
        ? [
            { name: `web.config/${server.name}.diff`, content: preview.diff },
            { name: `web.config/${server.name}.web.config`, content: preview.bytes },
          ]
        : []),
    ];
  });
}
