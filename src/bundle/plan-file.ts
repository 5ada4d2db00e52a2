/** A finished file of a plan directory; `name` uses `/` and lies below the directory. */
export interface PlanFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export const checksumsName = 'SHA256SUMS';
export const planName = 'plan.json';

/** Files without which a directory is no plan directory. */
export const requiredNames: readonly string[] = [
  planName,
  'runbook.ps1',
  'OwaIm.psm1',
  'summary.md',
  'MANUAL.md',
];
