import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { usedCmdlets } from '../../src/catalog/used-cmdlets.ts';
import type { Environment } from '../../src/environment/environment.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { organisationGeneration } from '../../src/plan/organisation-generation.ts';
import type { Check, Step } from '../../src/plan/plan.ts';
import { representative } from '../end-to-end/deployment.ts';
import { parseSyntax } from '../organisation/cmdlet-syntax.ts';
import { type ParsedScript, parseScripts } from '../powershell/parse.ts';
import { pwsh } from '../powershell/pwsh.ts';
import { variants } from './variants.ts';

interface Item {
  readonly environment: Environment;
  readonly item: Step | Check;
}

/** The variants use every template between them. */
const environments: readonly (readonly [name: string, environment: Environment])[] = [
  ...representative.map((file) => {
    const read = readEnvironment({ file, bytes: readFileSync(file) });
    if (read.outcome !== 'valid') throw new Error(`${file} is not valid`);
    return [basename(file), read.environment] as const;
  }),
  ...Object.entries(variants),
];

const plans = environments.map(([name, environment]) => {
  const plan = makePlan(environment);
  const items: Item[] = [...plan.steps, ...plan.checks].map((item) => ({ environment, item }));
  return [name, items] as const;
});

const cmdlets = new Map(usedCmdlets.map((cmdlet) => [cmdlet.name, cmdlet]));

/** The product version that a block's commands are asked of, as the catalogue of cmdlets names it. */
function generationOf({ environment, item }: Item): string {
  // Microsoft's reference names no Subscription Edition of Skype for Business: it ships the module of 2019.
  if (item.target === 'skype') return environment.skype.version.generation.replace('sfb-se', 'sfb-2019');
  return item.generation ?? organisationGeneration(environment);
}

type ParsedCommand = ParsedScript['commands'][number];

/** Why a call would not bind for its product version, or would wait for somebody. */
function problems(command: ParsedCommand, generation: string): string[] {
  const cmdlet = cmdlets.get(command.name ?? '');
  if (cmdlet === undefined) return [];
  const found: string[] = [];
  const shells = ['Lync', 'Exchange'];
  if (
    shells.includes(cmdlet.module) &&
    cmdlet.generations !== 'any' &&
    !cmdlet.generations.includes(generation)
  )
    found.push(`is not a cmdlet of ${generation}`);
  const given = command.parameters.filter((name) => !common.has(name));
  const sets = cmdlet.syntax.map(parseSyntax);
  const fitting = sets.filter((set) => given.every((name) => set.some((one) => one.name === name)));
  if (fitting.length === 0) found.push(`has no parameter set with -${given.join(' -')}`);
  const open = command.positional - command.splatted;
  const complete = fitting.some((set) => {
    const missing = set.filter((one) => one.mandatory && !given.includes(one.name));
    return command.splatted > 0 || missing.length <= open;
  });
  if (fitting.length > 0 && !complete) found.push('lacks a mandatory parameter');
  if (
    cmdlet.effect === 'changes' &&
    cmdlet.module !== 'Windows' &&
    asks(sets) &&
    !command.arguments.includes('Confirm:$false')
  )
    found.push('may ask before it acts');
  return found;
}

const common = new Set(['ErrorAction', 'WarningAction', 'ErrorVariable', 'WarningVariable', 'Verbose']);

function asks(sets: readonly ReturnType<typeof parseSyntax>[]): boolean {
  return sets.some((set) => set.some((one) => one.name === 'Confirm'));
}

(pwsh === undefined ? describe.skip : describe)(
  'every call binds for the product version that it is made to',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'owa-im-binding-'));
    const parsed = new Map<string, ParsedScript>();
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    // The values of a template are literals: what is called, and with which parameters, stands in its text.
    const textOf = ({ item }: Item): string => item.powershell.template;

    beforeAll(() => {
      const texts = [...new Set(plans.flatMap(([, items]) => items.map(textOf)))];
      const files = texts.map((text, index) => {
        const file = join(folder, `${index}.ps1`);
        writeFileSync(file, text);
        return file;
      });
      for (const [index, answer] of parseScripts(files).entries()) parsed.set(texts[index] ?? '', answer);
    }, 120_000);

    test.each(plans)('%s', (_name, items) => {
      const found = items.flatMap((one) =>
        (parsed.get(textOf(one))?.commands ?? []).flatMap((command) =>
          problems(command, generationOf(one)).map((problem) => `${one.item.id}: ${command.name} ${problem}`),
        ),
      );
      expect(found).toEqual([]);
    });
  },
);
