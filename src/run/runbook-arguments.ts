import type { RunRequest } from './run-request.ts';

/**
 * The arguments of PowerShell, one array element each: no shell parses them. Several targets or steps travel in one
 * element, joined by commas, since `-File` takes only the first of several. Execution policy is left as it is.
 */
export function runbookArguments(request: RunRequest, runbook: string): readonly string[] {
  return [
    ...['-NoProfile', '-NonInteractive', '-File', runbook],
    ...['-Mode', request.mode, '-OutputFormat', 'Json'],
    ...listed('-Target', request.targets),
    ...listed('-Step', request.steps),
    ...listed('-JournalPath', request.journal === undefined ? [] : [request.journal]),
    ...listed('-Observed', request.observed === undefined ? [] : [request.observed]),
    ...listed('-ApprovedBy', request.approvedBy === undefined ? [] : [request.approvedBy]),
    ...listed('-StopBefore', request.stopBefore === undefined ? [] : [request.stopBefore.toISOString()]),
  ];
}

function listed(name: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [name, values.join(',')];
}
