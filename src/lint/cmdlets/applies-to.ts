import type { Applicability, Cmdlet } from '../../catalog/cmdlets/cmdlet.ts';
import { exchangeGenerations, skypeGenerations } from '../../catalog/versions.ts';
import type { Products } from '../powershell/products.ts';

/** Microsoft's reference names no Subscription Edition of Skype for Business: it ships the module of 2019. */
const letters = {
  exchange: { '2013': 'b', '2016': 'c', '2019': 'd', se: 'e' },
  skype: { 'lync-2013': 'l', 'sfb-2015': 'm', 'sfb-2019': 'n', 'sfb-se': 'n' },
} as const;

/** The product that a cmdlet would run on: its letter in the catalogue, and its name. */
export function productOf(cmdlet: Cmdlet, { exchange, skype }: Products) {
  if (cmdlet.module === 'Exchange' && exchange !== undefined) {
    return { letter: letters.exchange[exchange], name: exchangeGenerations[exchange].product };
  }
  if (cmdlet.module === 'Skype' && skype !== undefined) {
    return { letter: letters.skype[skype], name: skypeGenerations[skype].product };
  }
  return undefined;
}

export type Product = NonNullable<ReturnType<typeof productOf>>;

/** `unknown` where the page names no product, or where its versions disagree. */
export function appliesTo({ products, formerly }: Applicability, { letter }: Product) {
  if (products.includes(letter)) return 'yes';
  return products === '' || formerly.includes(letter) ? 'unknown' : 'no';
}

/** Whether it is for servers at all, and not only for an online service. */
export function isOnPremises({ products, formerly }: Applicability): boolean {
  return products === '' || /[a-ek-n1-6]/.test(products + formerly);
}

const names: Readonly<Record<string, string>> = {
  ...{ a: 'Exchange 2010', b: 'Exchange 2013', c: 'Exchange 2016', d: 'Exchange 2019', e: 'Exchange SE' },
  ...{ k: 'Lync 2010', l: 'Lync 2013', m: 'Skype for Business 2015', n: 'Skype for Business 2019' },
  ...{ o: 'Exchange Online', s: 'Security & Compliance', p: 'Exchange Online Protection' },
  ...{ f: 'Skype for Business Online', t: 'Microsoft Teams' },
};

/** `Exchange 2016, Exchange 2019`, as a person reads it. */
export function productNames({ products }: Applicability): string {
  return [...products].flatMap((letter) => names[letter] ?? []).join(', ');
}
