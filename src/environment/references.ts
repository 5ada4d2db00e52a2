import { parseKeyPath } from './key-path.ts';
import type { Positions } from './positions.ts';
import type { PartialFile } from './resolve-environment.ts';
import type { ShapeIssue } from './shape-issue.ts';
import { nearest } from './values/nearest.ts';
import { quote } from './values/quote.ts';
import { sameName } from './values/same-name.ts';

/** Names that must be found elsewhere in the file: a server's pool, and the servers of the rollout's order. */
export function referenceIssues(file: PartialFile, positions: Positions): ShapeIssue[] {
  const pools = namesOf(file.skype?.pools?.map((pool) => pool?.fqdn));
  const servers = namesOf(file.exchange?.servers?.map((server) => server?.name));
  const asked = [
    ...(file.exchange?.servers ?? []).map((server, index) => {
      return {
        name: server?.pool,
        path: `exchange.servers[${index}].pool`,
        names: pools,
        list: 'skype.pools',
      };
    }),
    ...(file.rollout?.order ?? []).map((name, index) => {
      return { name, path: `rollout.order[${index}]`, names: servers, list: 'exchange.servers' };
    }),
  ];
  return asked.flatMap(({ name, path, names, list }) => {
    // Where the list could not be read whole, the name may stand in what is missing.
    if (name === undefined || names === undefined) return [];
    if (names.some((one) => sameName(one, name))) return [];
    const meant = nearest(name, names);
    const remedy =
      meant === undefined
        ? `Write one of ${names.join(', ')}, or add it to ${list}.`
        : `Did you mean "${meant}"?`;
    const range = positions.nearestRange(path);
    return [
      {
        rule: 'unknown-reference',
        message: `${quote(name)} is none of ${list}.`,
        remedy,
        range,
        path: parseKeyPath(path) ?? [],
      },
    ];
  });
}

function namesOf(names: readonly (string | undefined)[] | undefined): readonly string[] | undefined {
  const known = (names ?? []).filter((name) => name !== undefined);
  return known.length > 0 && known.length === names?.length ? known : undefined;
}
