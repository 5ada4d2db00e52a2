import type { Script } from '../powershell/script.ts';
import { bindCommand } from './bind-command.ts';
import type { CmdletUse, ParameterArgument } from './cmdlet-use.ts';
import type { LastAssignments } from './last-assignments.ts';
import { productsFor } from './runbook-item.ts';

/**
 * A call with what its splatted hashtables give, where these are written down. It stays open: more may have been added
 * since. A key counts as a parameter without its dash; its value as one behind a colon.
 */
export function withSplatted(use: CmdletUse, assigned: LastAssignments, script: Script): CmdletUse {
  const { command, cmdlet } = use;
  const given = command.arguments.flatMap((argument) =>
    argument.kind === 'splatted' ? entriesOf(argument.variable, command.at.start, assigned, script) : [],
  );
  if (given.length === 0) return use;
  const products = productsFor(command, script.products);
  const { bound, unknown } = bindCommand({ ...command, arguments: given }, cmdlet, products);
  return { ...use, bound: [...use.bound, ...bound], unknown: [...use.unknown, ...unknown] };
}

function entriesOf(
  variable: string,
  offset: number,
  assigned: LastAssignments,
  { source: { text } }: Script,
): readonly ParameterArgument[] {
  const given = assigned.constantOf(variable, offset);
  // `[ordered] @{ … }` splats as well.
  const table = given?.kind === 'type' ? given.converts : given;
  if (table?.kind !== 'hashtable') return [];
  // `$table.Remove('Server')`, and the like.
  const between = text.slice(table.at.end, offset).toLowerCase();
  if (between.includes(`$${variable.toLowerCase()}.`)) return [];
  return table.entries.flatMap(({ at, key, value }): readonly ParameterArgument[] => {
    if (key === undefined) return [];
    const start = /["']/.test(text.charAt(at.start)) ? at.start + 1 : at.start;
    return [{ kind: 'parameter', at: { start, end: start + key.length }, name: key, value }];
  });
}
