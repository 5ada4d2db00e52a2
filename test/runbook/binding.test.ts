import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { appliesTo, productOf } from '../../src/lint/cmdlets/applies-to.ts';
import { isChange } from '../../src/lint/cmdlets/is-change.ts';
import type { Products } from '../../src/lint/powershell/products.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { organisationGeneration } from '../../src/plan/organisation-generation.ts';
import type { Check, Step } from '../../src/plan/plan.ts';
import { representative } from '../end-to-end/deployment.ts';
import { type ParsedScript, parseScripts } from '../powershell/parse.ts';
import { pwsh } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { parametersOf, type UsedCmdlet, usedCmdlets } from './used-cmdlets.ts';
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

/** The product version that a block's commands are asked of. */
function productsOf({ environment, item }: Item): Products {
  if (item.target === 'skype') return { skype: environment.skype.version.generation };
  return { exchange: item.generation ?? organisationGeneration(environment) };
}

type ParsedCommand = ParsedScript['commands'][number];

/** Why a call would not bind for its product version, or would wait for somebody. */
function problems(command: ParsedCommand, products: Products): string[] {
  const cmdlet = cmdlets.get(command.name ?? '');
  if (cmdlet === undefined) return [];
  const found: string[] = [];
  const given = command.parameters.filter((name) => !common.has(name));
  found.push(...missingIn(cmdlet, given, products));
  const sets = setsOf(cmdlet);
  const fitting = sets.filter((set) => given.every((name) => set.some((one) => one.name === name)));
  if (fitting.length === 0) found.push(`has no parameter set with -${given.join(' -')}`);
  const open = command.positional - command.splatted;
  const complete = fitting.some((set) => {
    const missing = set.filter((one) => one.mandatory && !given.includes(one.name));
    return command.splatted > 0 || missing.length <= open;
  });
  if (fitting.length > 0 && !complete) found.push('lacks a mandatory parameter');
  if (
    cmdlet.documented !== undefined &&
    isChange(cmdlet.documented) &&
    asks(sets) &&
    !command.arguments.includes('Confirm:$false')
  )
    found.push('may ask before it acts');
  return found;
}

const common = new Set(['ErrorAction', 'WarningAction', 'ErrorVariable', 'WarningVariable', 'Verbose']);

/** What the product version does not have, of a cmdlet or of its parameters. */
function missingIn({ documented }: UsedCmdlet, given: readonly string[], products: Products): string[] {
  if (documented === undefined || documented.module === 'WebAdministration') return [];
  const product = productOf(documented, products);
  const name = products.skype ?? products.exchange;
  if (product === undefined || appliesTo(documented.applies, product) !== 'yes')
    return [`is not a cmdlet of ${name}`];
  return documented.parameters
    .filter((one) => given.includes(one.name) && appliesTo(one.applies, product) !== 'yes')
    .map((one) => `has no -${one.name} in ${name}`);
}

/** All documented sets, whatever part of them a runbook is to use. */
function setsOf({ documented, sets }: UsedCmdlet): UsedCmdlet['sets'] {
  return documented === undefined
    ? sets
    : documented.sets.map((_set, index) => parametersOf(documented, index));
}

function asks(sets: UsedCmdlet['sets']): boolean {
  return sets.some((set) => set.some((one) => one.name === 'Confirm'));
}

(pwsh === undefined ? describe.skip : describe)(
  'every call binds for the product version that it is made to',
  () => {
    const folder = temporaryFolder('binding');
    const parsed = new Map<string, ParsedScript>();

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
          problems(command, productsOf(one)).map((problem) => `${one.item.id}: ${command.name} ${problem}`),
        ),
      );
      expect(found).toEqual([]);
    });
  },
);
