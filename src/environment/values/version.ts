import {
  type ExchangeGeneration,
  exchangeGenerations,
  type SkypeGeneration,
  skypeGenerations,
} from '../../catalog/versions.ts';
import { nearest } from './nearest.ts';
import { Problem } from './problem.ts';
import { quote } from './quote.ts';

/** A generation, with the least cumulative update or service pack that is expected to be installed. */
export interface Version<
  G extends ExchangeGeneration | SkypeGeneration = ExchangeGeneration | SkypeGeneration,
> {
  readonly text: string;
  readonly generation: G;
  readonly cumulativeUpdate?: number;
  readonly servicePack?: number;
}

const exchange = Object.keys(exchangeGenerations) as ExchangeGeneration[];
const skype = Object.keys(skypeGenerations) as SkypeGeneration[];

export function readExchangeVersion(text: string): Version<ExchangeGeneration> | Problem {
  const version = read(
    text,
    exchange,
    '2013, 2016, 2019 or se, with -cuN or -spN for the least update expected',
  );
  if (version instanceof Problem || version.servicePack === undefined) return version;
  if (String(version.servicePack) in exchangeGenerations[version.generation].servicePacks) return version;
  return new Problem(
    `There is no service pack ${version.servicePack} for Exchange ${version.generation}.`,
    'Only 2013 has one: 2013-sp1.',
  );
}

export function readSkypeVersion(text: string): Version<SkypeGeneration> | Problem {
  const version = read(
    text,
    skype,
    'lync-2013, sfb-2015, sfb-2019 or sfb-se, with -cuN for the least update expected',
  );
  if (version instanceof Problem || version.servicePack === undefined) return version;
  return new Problem(
    `${quote(text)} names a service pack; these products have none.`,
    `Write ${version.generation}-cuN.`,
  );
}

function read<G extends ExchangeGeneration | SkypeGeneration>(
  text: string,
  generations: readonly G[],
  expected: string,
): Version<G> | Problem {
  const generation = generations.find((name) => text === name || text.startsWith(`${name}-`));
  const update =
    generation === undefined ? null : /^(?:-(cu|sp)([1-9]\d?))?$/.exec(text.slice(generation.length));
  if (generation === undefined || update === null) {
    const meant = /^(.*?)(-(?:cu|sp)\d+)?$/i.exec(text);
    const guess = nearest(generation ?? meant?.[1] ?? '', generations);
    const suggestion =
      guess === undefined ? '' : ` Did you mean "${guess}${(meant?.[2] ?? '').toLowerCase()}"?`;
    return new Problem(`${quote(text)} is not a version.`, `Write ${expected}.${suggestion}`);
  }
  const number = Number(update[2]);
  if (update[1] === 'cu') return { text, generation, cumulativeUpdate: number };
  if (update[1] === 'sp') return { text, generation, servicePack: number };
  return { text, generation };
}
