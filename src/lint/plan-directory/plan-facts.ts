import {
  type ExchangeGeneration,
  exchangeGenerations,
  type SkypeGeneration,
  skypeGenerations,
} from '../../catalog/versions.ts';
import type { DeepPartial, Server } from '../../environment/environment.ts';
import { isObject } from '../../system/is-object.ts';
import { parseJson } from '../../system/parse-json.ts';

/** What `lint` needs of a plan.json, whichever version wrote it. */
export interface PlanFacts {
  readonly name: string;
  /** Path of the environment file inside its repository. */
  readonly source: string;
  readonly skype?: SkypeGeneration;
  /** Those of the servers, the newest first: it speaks for the organisation. */
  readonly exchange: readonly ExchangeGeneration[];
  readonly servers: readonly DeepPartial<Server>[];
  /** The key path that each step, check and pause comes from, by id. */
  readonly keyPaths: ReadonlyMap<string, string>;
}

/** Undefined where the text is no plan. */
export function planFacts(text: string): PlanFacts | undefined {
  const plan = parseJson(text);
  if (!isObject(plan) || typeof plan.name !== 'string' || typeof plan.source !== 'string') return undefined;
  const environment = objectAt(plan, 'environment');
  const skype = generationIn(skypeGenerations, objectAt(environment, 'skype'));
  const servers = listAt(objectAt(environment, 'exchange'), 'servers');
  const generations = new Set(servers.map((server) => generationIn(exchangeGenerations, server)));
  const exchange = Object.keys(exchangeGenerations) as ExchangeGeneration[];
  const items = ['steps', 'checks', 'pauses'].flatMap((kind) => listAt(plan, kind));
  return {
    name: plan.name,
    source: plan.source,
    ...(skype === undefined ? {} : { skype }),
    exchange: exchange.reverse().filter((generation) => generations.has(generation)),
    servers: servers as DeepPartial<Server>[],
    keyPaths: new Map(
      items.flatMap(({ id, keyPath }) =>
        typeof id === 'string' && typeof keyPath === 'string' ? [[id, keyPath] as const] : [],
      ),
    ),
  };
}

function generationIn<G extends string>(
  known: Readonly<Record<G, unknown>>,
  owner: Readonly<Record<string, unknown>>,
): G | undefined {
  const { generation } = objectAt(owner, 'version');
  return (Object.keys(known) as G[]).find((name) => name === generation);
}

type Fields = Readonly<Record<string, unknown>>;

function objectAt(owner: Fields, name: string): Fields {
  const value = owner[name];
  return isObject(value) ? value : {};
}

function listAt(owner: Fields, name: string): readonly Fields[] {
  const value = owner[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
