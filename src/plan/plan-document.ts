import type { Plan } from './plan.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The plan as data, for plan.json: keys sorted, no time, no path and no digest, so that the same environment gives the
 * same bytes on every machine. The PowerShell is in the runbook and is not repeated.
 */
export function planDocument(plan: Plan): { readonly [key: string]: Json } {
  const document = {
    schema: 1,
    environment: plan.environment,
    connections: plan.connections,
    checks: plan.checks.map(({ kind: _kind, powershell: _powershell, ...check }) => check),
    steps: plan.steps.map(({ kind: _kind, powershell: _powershell, ...step }) => step),
    pauses: plan.pauses.map(({ kind: _kind, ...pause }) => pause),
    residue: plan.residue,
    notes: plan.notes,
  };
  return sorted(document) as { readonly [key: string]: Json };
}

function sorted(value: unknown): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(
      entries
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, member]) => [key, sorted(member)]),
    );
  }
  return value as Json;
}
