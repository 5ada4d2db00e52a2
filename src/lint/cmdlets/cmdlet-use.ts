import type { Cmdlet, CmdletParameter } from '../../catalog/cmdlets/cmdlet.ts';
import type { Range } from '../../environment/source-text.ts';
import type { Argument, Command } from '../powershell/script.ts';
import type { Value } from '../powershell/value.ts';
import type { Product } from './applies-to.ts';

export type ParameterArgument = Extract<Argument, { readonly kind: 'parameter' }>;
export type ValueArgument = Extract<Argument, { readonly kind: 'value' }>;

/** A command of a script that is a documented cmdlet, with its arguments bound as PowerShell would. */
export interface CmdletUse {
  readonly command: Command;
  readonly cmdlet: Cmdlet;
  /** The product that the script is for, where it is known. */
  readonly product: Product | undefined;
  readonly bound: readonly BoundParameter[];
  /** Arguments that name no documented parameter. */
  readonly unknown: readonly ParameterArgument[];
  /** Abbreviations that several parameters begin with. */
  readonly ambiguous: readonly {
    readonly argument: ParameterArgument;
    readonly candidates: readonly string[];
  }[];
  /** Values for which no positional parameter is left. */
  readonly unplaced: readonly ValueArgument[];
  /** Parameter sets, by index, that have all that is bound. */
  readonly sets: readonly number[];
  /** More parameters may come, by splatting. */
  readonly isOpen: boolean;
  /** Something comes through the pipeline, which may bind any parameter. */
  readonly hasInput: boolean;
}

export interface BoundParameter {
  /** In full. */
  readonly name: string;
  /** Undefined for a common parameter. */
  readonly parameter: CmdletParameter | undefined;
  readonly how: 'name' | 'prefix' | 'position';
  readonly argument: ParameterArgument | ValueArgument;
  /** Undefined for a switch that is only named, and where no value follows. */
  readonly value: Value | undefined;
}

/** What a parameter is bound to, by its name in full. */
export function boundTo({ bound }: CmdletUse, name: string): BoundParameter | undefined {
  return bound.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

/** Whether nothing else can be given: no splatting, and no argument that may be a misspelling of what seems to be missing. */
export function isComplete({ isOpen, unknown, ambiguous, unplaced }: CmdletUse): boolean {
  return !isOpen && unknown.length + ambiguous.length + unplaced.length === 0;
}

/** The name alone: a parameter's dash is not part of it, and a key of a splatted hashtable has none. */
export function nameRange({ at, name }: ParameterArgument, text: string): Range {
  const start = /\w/.test(text.charAt(at.start)) ? at.start : at.start + 1;
  return { start, end: start + name.length };
}
