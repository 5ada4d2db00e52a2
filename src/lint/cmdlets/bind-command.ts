import type { Cmdlet, CmdletParameter } from '../../catalog/cmdlets/cmdlet.ts';
import type { Products } from '../powershell/products.ts';
import type { Command } from '../powershell/script.ts';
import { appliesTo, isOnPremises, type Product, productOf } from './applies-to.ts';
import type { BoundParameter, CmdletUse, ParameterArgument, ValueArgument } from './cmdlet-use.ts';
import { commonParameters } from './common-parameters.ts';

/**
 * Binds as about_Parameters and the binder of PowerShell do: exact names and aliases first, then abbreviations, where a
 * cmdlet's own parameters go before the common ones; what has no name goes to positional parameters in their order.
 */
export function bindCommand(command: Command, cmdlet: Cmdlet, products: Products): CmdletUse {
  const product = productOf(cmdlet, products);
  const bound: BoundParameter[] = [];
  const unknown: ParameterArgument[] = [];
  const ambiguous: CmdletUse['ambiguous'][number][] = [];
  const positional: ValueArgument[] = [];
  let awaiting: ((value: ValueArgument | undefined) => void) | undefined;
  let isOpen = false;

  for (const argument of command.arguments) {
    if (argument.kind === 'value') {
      if (awaiting === undefined) positional.push(argument);
      else awaiting(argument);
      awaiting = undefined;
      continue;
    }
    awaiting?.(undefined);
    awaiting = undefined;
    if (argument.kind === 'splatted') {
      isOpen = true;
      continue;
    }
    const matches = parametersNamed(argument.name, cmdlet, product);
    const [match] = matches;
    if (match === undefined) {
      unknown.push(argument);
      // Its value, if it has one, is nobody else's.
      if (argument.value === undefined) awaiting = () => undefined;
      continue;
    }
    if (matches.length > 1) {
      ambiguous.push({ argument, candidates: matches.map(({ name }) => name) });
      if (argument.value === undefined) awaiting = () => undefined;
      continue;
    }
    const { name, parameter, how, isSwitch } = match;
    const bind = (value: BoundParameter['value']) => bound.push({ name, parameter, how, argument, value });
    if (argument.value !== undefined || isSwitch) bind(argument.value);
    else awaiting = (value) => bind(value?.value);
  }
  awaiting?.(undefined);

  let sets = setsWith(cmdlet, bound);
  const unplaced: ValueArgument[] = [];
  for (const argument of positional) {
    // Once none is left, none is left for what follows.
    const parameter = unplaced.length > 0 ? undefined : nextPositional(cmdlet, sets, bound);
    if (parameter === undefined) {
      unplaced.push(argument);
      continue;
    }
    bound.push({ name: parameter.name, parameter, how: 'position', argument, value: argument.value });
    sets = setsWith(cmdlet, bound);
  }
  return {
    command,
    cmdlet,
    product,
    bound,
    unknown,
    ambiguous,
    unplaced,
    sets,
    isOpen,
    hasInput: command.index > 0,
  };
}

interface Match {
  readonly name: string;
  readonly parameter: CmdletParameter | undefined;
  readonly how: 'name' | 'prefix';
  readonly isSwitch: boolean;
}

function parametersNamed(written: string, cmdlet: Cmdlet, product: Product | undefined): readonly Match[] {
  const name = written.toLowerCase();
  const own = cmdlet.parameters.find((one) => namesOf(one).includes(name));
  if (own !== undefined) return [matchOf(own, 'name')];
  const common = commonParameters.find((one) => one.name.toLowerCase() === name || one.alias === name);
  if (common !== undefined) {
    return [{ name: common.name, parameter: undefined, how: 'name', isSwitch: !common.takesValue }];
  }
  const begun = cmdlet.parameters.filter(
    (one) => isThere(one, product) && namesOf(one).some((each) => each.startsWith(name)),
  );
  const declared = begun.filter(({ name: full }) => full !== 'Confirm' && full !== 'WhatIf');
  const preferred = declared.length > 0 ? declared : begun;
  if (preferred.length > 0) return preferred.map((one) => matchOf(one, 'prefix'));
  return commonParameters
    .filter((one) => one.name.toLowerCase().startsWith(name))
    .map((one) => ({ name: one.name, parameter: undefined, how: 'prefix', isSwitch: !one.takesValue }));
}

function matchOf(parameter: CmdletParameter, how: Match['how']): Match {
  return { name: parameter.name, parameter, how, isSwitch: parameter.type === 'switch' };
}

function namesOf({ name, aliases }: CmdletParameter): readonly string[] {
  return [name, ...aliases].map((one) => one.toLowerCase());
}

function isThere({ applies }: CmdletParameter, product: Product | undefined): boolean {
  return product === undefined ? isOnPremises(applies) : appliesTo(applies, product) !== 'no';
}

/** The sets that have every bound parameter, as far as the pages don't contradict themselves about them. */
function setsWith(cmdlet: Cmdlet, bound: readonly BoundParameter[]): readonly number[] {
  return cmdlet.sets
    .map((_set, index) => index)
    .filter((index) =>
      bound.every(
        ({ parameter }) =>
          parameter === undefined ||
          parameter.isDoubtful ||
          parameter.sets.size === 0 ||
          parameter.sets.has(index),
      ),
    );
}

/** The next positional parameter of the default set, or of the set that lacks the least. */
function nextPositional(
  cmdlet: Cmdlet,
  sets: readonly number[],
  bound: readonly BoundParameter[],
): CmdletParameter | undefined {
  const free = cmdlet.parameters.filter((one) => !bound.some(({ parameter }) => parameter === one));
  const lacking = (set: number): number =>
    free.filter(({ sets: all }) => {
      const place = all.get(set);
      return place?.required === true && place.position === undefined;
    }).length;
  const ordered = [...sets].sort(
    (one, other) =>
      Number(cmdlet.sets[other]?.isDefault) - Number(cmdlet.sets[one]?.isDefault) ||
      lacking(one) - lacking(other),
  );
  for (const set of ordered) {
    const [first] = free
      .filter((one) => one.sets.get(set)?.position !== undefined)
      .sort((one, other) => (one.sets.get(set)?.position ?? 0) - (other.sets.get(set)?.position ?? 0));
    if (first !== undefined) return first;
  }
  return undefined;
}
