import type { Cmdlets } from '../../catalog/cmdlets/cmdlets.ts';
import type { Command, Script } from '../powershell/script.ts';
import type { TextRule } from '../text-rule.ts';
import { bindCommand } from './bind-command.ts';
import type { CmdletUse } from './cmdlet-use.ts';
import { productsFor } from './runbook-item.ts';

/** A script whose calls of documented cmdlets are bound. */
export interface BoundScript extends Script {
  /** In the order of the script. */
  readonly uses: readonly CmdletUse[];
  readonly useOf: ReadonlyMap<Command, CmdletUse>;
  readonly cmdlets: Cmdlets;
}

export type PowershellRule = TextRule<BoundScript>;

/** A function of the script's own goes before the cmdlet of its name. */
export function bindScript(script: Script, cmdlets: Cmdlets): BoundScript {
  const own = new Set(script.functions.map(({ name }) => name.toLowerCase()));
  const uses = script.commands.flatMap((command) => {
    // Implicit remoting and module prefixes: `Lync\New-CsX`.
    const name = command.name?.replace(/^[\w.]+\\/, '');
    if (name === undefined || own.has(name.toLowerCase())) return [];
    const cmdlet = cmdlets.get(name);
    return cmdlet === undefined ? [] : [bindCommand(command, cmdlet, productsFor(command, script.products))];
  });
  return { ...script, uses, useOf: new Map(uses.map((use) => [use.command, use])), cmdlets };
}
