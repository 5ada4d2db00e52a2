import type { Command, Script } from '../powershell/script.ts';

const assertion = /^(Assert|Confirm|Test)-\w*(Version|Supported|Generation)/i;

/** The functions (undefined for the script itself) that stop for some versions, and from where on. */
export function versionAssertions({ commands }: Script): ReadonlyMap<string | undefined, number> {
  const starts = new Map<string | undefined, number>();
  for (const { name, at, inFunction } of commands) {
    if (assertion.test(name ?? '') && !starts.has(inFunction)) starts.set(inFunction, at.start);
  }
  return starts;
}

/** Whether a command comes after an assertion on versions, as `Assert-IsSupportedWithExchangeVersion`. */
export function isAfterAssertion(
  { at, inFunction }: Command,
  assertions: ReadonlyMap<string | undefined, number>,
): boolean {
  const start = assertions.get(inFunction);
  return start !== undefined && start < at.start;
}
