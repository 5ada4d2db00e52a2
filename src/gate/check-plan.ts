import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import { Refusal } from '../system/refusal.ts';
import { sha256 } from '../system/sha256.ts';

/** Refuses with `digest-mismatch` unless the plan directory is the approved one. */
export function requireDigest(plan: PlanDirectory, approved: string): void {
  if (plan.digest === approved) return;
  throw new Refusal(
    'digest-mismatch',
    `the digest of ${plan.path} is ${plan.digest}, and ${approved} was asked for`,
    'Fetch the plan that was approved, or have this one reviewed.',
  );
}

/** Refuses with `digest-mismatch` the plan of another environment: who approves one decides nothing about the other. */
export function requireEnvironment({ path, record }: PlanDirectory, environment: string): void {
  if (record.name === environment) return;
  throw new Refusal(
    'digest-mismatch',
    `${path} is the plan of ${record.name}, not of ${environment}`,
    'Name the environment and the digest of one and the same plan.',
  );
}

/** A plan made again: the version that made it, and its files by name. */
export interface Regeneration {
  readonly generator: string;
  readonly source: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** How two versions of one of the plan's files differ, as text for a person; empty where that can't be shown. */
export type ShowDifference = (name: string, approved: string, again: string) => string;

/** Refuses with `plan-changed`, naming the files, unless planning the environment file again gives the same bytes. */
export function requireSamePlan(plan: PlanDirectory, again: Regeneration, show: ShowDifference): void {
  const names = [...new Set([...plan.files.keys(), ...again.files.keys()])].sort();
  const different = names.filter(
    (name) => name !== 'SHA256SUMS' && hashOf(plan.files.get(name)) !== hashOf(again.files.get(name)),
  );
  if (different.length === 0) return;
  const made = plan.record.generator;
  throw new Refusal(
    'plan-changed',
    `${again.source} now gives another plan; different: ${different.join(', ')}`,
    made === again.generator
      ? 'Undo the change of the environment file, or plan it again and have that reviewed.'
      : `The plan was made by ${made}, this is ${again.generator}: use the version that made it, or plan again.`,
    different
      .map((name) => show(name, textOf(plan.files.get(name)), textOf(again.files.get(name))))
      .filter((text) => text !== '')
      .join('\n'),
  );
}

function textOf(content: string | Uint8Array | undefined): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content ?? new Uint8Array());
}

function hashOf(content: string | Uint8Array | undefined): string | undefined {
  return content === undefined ? undefined : sha256(content);
}
