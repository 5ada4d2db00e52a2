import { exchangeGenerations, skypeGenerations } from '../../catalog/versions.ts';
import type { Command, Products } from '../powershell/script.ts';
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
  const index =
    item?.arguments.findIndex((one) => one.kind === 'parameter' && one.name === 'Generation') ?? -1;
  const next = item?.arguments[index + 1];
  if (index < 0 || next?.kind !== 'value') return products;
  const stated = literalText(next.value);
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
