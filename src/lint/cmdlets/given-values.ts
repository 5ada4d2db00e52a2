import type { Command } from '../powershell/script.ts';
import type { Value } from '../powershell/value.ts';

/** A value in a command, and the name of the parameter that it is given to or, for all that is known, follows. */
export interface GivenValue {
  readonly parameter: string | undefined;
  readonly value: Value;
}

/** The values of a command that need be no cmdlet: which of its parameters are switches is not known here. */
export function givenValues({ arguments: list }: Command): readonly GivenValue[] {
  return list.flatMap((argument, index): readonly GivenValue[] => {
    if (argument.kind === 'splatted' || argument.value === undefined) return [];
    if (argument.kind === 'parameter') return [{ parameter: argument.name, value: argument.value }];
    const before = list[index - 1];
    const isAfterParameter = before?.kind === 'parameter' && before.value === undefined;
    return [{ parameter: isAfterParameter ? before.name : undefined, value: argument.value }];
  });
}

/** The values alone, those of parameters among them. */
export function valuesOf(command: Command): readonly Value[] {
  return givenValues(command).map(({ value }) => value);
}
