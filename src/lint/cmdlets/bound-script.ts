import type { Cmdlets } from '../../catalog/cmdlets/cmdlets.ts';
import type { Command, Script } from '../powershell/script.ts';
import type { TextRule } from '../text-rule.ts';
import { bindCommand } from './bind-command.ts';
import type { CmdletUse } from './cmdlet-use.ts';
import { LastAssignments } from './last-assignments.ts';
import { productsFor } from './runbook-item.ts';
import { withSplatted } from './with-splatted.ts';

/** A script whose calls of documented cmdlets are bound. */
export interface BoundScript extends Script {
  /** In the order of the script. */
  readonly uses: readonly CmdletUse[];
  readonly useOf: ReadonlyMap<Command, CmdletUse>;
  readonly cmdlets: Cmdlets;
  readonly assigned: LastAssignments;
}

export type PowershellRule = TextRule<BoundScript>;

/** A function of the script's own goes before the cmdlet of its name. */
export function bindScript(script: Script, cmdlets: Cmdlets): BoundScript {
  const assigned = new LastAssignments(script);
  const own = new Set(script.functions.map(({ name }) => name.toLowerCase()));
  const uses = script.commands.flatMap((command) => {
    // Module prefixes: `Lync\New-CsX`; and dashes that PowerShell takes for a hyphen.
    const name = command.name?.replace(/^[\w.]+\\/, '').replace(/[\u2013-\u2015]/g, '-');
    if (name === undefined || own.has(name.toLowerCase())) return [];
    const cmdlet = cmdlets.get(name);
    if (cmdlet === undefined) return [];
    const use = bindCommand(command, cmdlet, productsFor(command, script.products));
    return [use.isOpen ? withSplatted(use, assigned, script) : use];
  });
  return { ...script, uses, useOf: new Map(uses.map((use) => [use.command, use])), cmdlets, assigned };
}
