import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { usedCmdlets } from '../runbook/used-cmdlets.ts';
import { windowsCmdlets } from '../runbook/windows-cmdlets.ts';
import { parseSyntax, runtimeType, type SyntaxParameter } from './cmdlet-syntax.ts';
import { newOrganisation, runFile } from './engine.ts';

interface EngineParameter {
  readonly name: string;
  readonly type: string;
  readonly mandatory: boolean;
  readonly position: number;
  readonly values: readonly string[];
}

interface EngineSet {
  readonly command: string;
  readonly parameters: readonly EngineParameter[];
}

/** One line a parameter: what Microsoft documents and what the stand-in declares must read the same. */
function documented(set: readonly SyntaxParameter[]): string[] {
  return set
    .map((one) =>
      text(
        one.name,
        runtimeType(one.type),
        one.mandatory ? 'mandatory' : 'optional',
        one.position,
        one.values,
      ),
    )
    .sort();
}

function declared(set: EngineSet): string[] {
  const positional = set.parameters
    .filter((one) => one.position >= 0)
    .sort((one, other) => one.position - other.position);
  return set.parameters
    .map((one) => {
      const position = one.position >= 0 ? positional.indexOf(one) : undefined;
      return text(one.name, one.type, one.mandatory ? 'mandatory' : 'optional', position, one.values);
    })
    .sort();
}

function text(
  name: string,
  type: string,
  presence: string,
  position: number | undefined,
  values: readonly string[],
): string {
  return `-${name} ${type} ${presence} ${position ?? 'named'} ${[...values].sort().join('|')}`;
}

test('every syntax line begins with the name of its cmdlet and can be read', () => {
  for (const cmdlet of windowsCmdlets) {
    for (const line of cmdlet.syntax) expect(`${line} `.startsWith(`${cmdlet.name} `)).toBe(true);
    expect(cmdlet.syntax.flatMap(parseSyntax).every((parameter) => parameter.name !== '')).toBe(true);
  }
  expect(usedCmdlets.length).toBe(76);
  expect(new Set(usedCmdlets.map((cmdlet) => cmdlet.name)).size).toBe(usedCmdlets.length);
});

describe('the stand-ins declare what Microsoft documents', () => {
  testInPowerShell('every parameter set of every used cmdlet, and no other', () => {
    const dump = runFile(newOrganisation(), fileURLToPath(new URL('signatures.ps1', import.meta.url)));
    expect(dump.errors).toBe('');
    const sets = JSON.parse(dump.lines.join('')) as EngineSet[];
    const byCommand = (name: string): string[][] => sets.filter((set) => set.command === name).map(declared);
    for (const cmdlet of usedCmdlets) {
      const order = (all: string[][]): string[][] =>
        all.sort((one, other) => (one.join() < other.join() ? -1 : 1));
      expect({ name: cmdlet.name, sets: order(byCommand(cmdlet.name)) }).toEqual({
        name: cmdlet.name,
        sets: order(cmdlet.sets.map(documented)),
      });
    }
    expect([...new Set(sets.map((set) => set.command))].sort()).toEqual(
      usedCmdlets.map((cmdlet) => cmdlet.name).sort(),
    );
  });
});
