import { exchangeGenerations, skypeGenerations } from '../../catalog/versions.ts';
import type { Products } from '../powershell/products.ts';
import type { Command } from '../powershell/script.ts';
import { givenValues } from './given-values.ts';
import { literalText } from './value-text.ts';

/** The step or check of a runbook that a command stands in; docs/runbook.md describes them. */
export function runbookItem(command: Command): Command | undefined {
  for (let outer = command.outer; outer !== undefined; outer = outer.outer) {
    if (/^(Step|Add-Check)$/i.test(outer.name ?? '')) return outer;
  }
  return undefined;
}

/** An item of a runbook says which product it asks where an organisation has several: `Step … -Generation '2016'`. */
export function productsFor(command: Command, products: Products): Products {
  const item = runbookItem(command);
  if (item === undefined) return products;
  const given = givenValues(item).find(({ parameter }) => parameter === 'Generation');
  if (given === undefined) return products;
  const stated = literalText(given.value);
  const exchange = (Object.keys(exchangeGenerations) as (keyof typeof exchangeGenerations)[]).find(
    (one) => one === stated,
  );
  const skype = (Object.keys(skypeGenerations) as (keyof typeof skypeGenerations)[]).find(
    (one) => one === stated,
  );
  return {
    ...products,
    ...(exchange === undefined ? {} : { exchange }),
    ...(skype === undefined ? {} : { skype }),
  };
}
