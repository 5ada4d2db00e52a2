import type { DeepPartial, PartialEnvironment, Pool, Server } from '../environment/environment.ts';

interface Located<T> {
  readonly value: DeepPartial<T>;
  readonly path: string;
}

/** The servers that could be read, each with its key path. */
export function serversOf(environment: PartialEnvironment): Located<Server>[] {
  return located(environment.exchange?.servers, 'exchange.servers');
}

/** The pools that could be read, each with its key path. */
export function poolsOf(environment: PartialEnvironment): Located<Pool>[] {
  return located(environment.skype?.pools, 'skype.pools');
}

function located<T>(
  list: readonly (T | undefined)[] | undefined,
  path: string,
): { value: T; path: string }[] {
  return (list ?? []).flatMap((value, index) =>
    value === undefined ? [] : [{ value, path: `${path}[${index}]` }],
  );
}
