import type { Range } from '../../../src/environment/source-text.ts';
import type { Pipeline, Script } from '../../../src/lint/powershell/script.ts';

type Kind = 'commands' | 'pipelines' | 'assignments' | 'members' | 'functions' | 'newerSyntax' | 'comments';
const kinds: readonly Kind[] = [
  ...(['commands', 'pipelines', 'assignments', 'members', 'functions'] as const),
  ...(['newerSyntax', 'comments'] as const),
];

/** What a provider tells outside of the places, one line of JSON a thing, with places where it has references. */
export function plainScript(script: Script, without: readonly Range[]): readonly string[] {
  const isOutside = ({ start, end }: Range) =>
    !without.some((place) => start <= place.end && end >= place.start);
  return kinds.flatMap((kind) =>
    script[kind]
      .filter(({ at }) => isOutside(at))
      .map((thing) => `${kind} ${JSON.stringify(flat(thing, kind))}`),
  );
}

function flat(thing: object, kind: Kind): object {
  const sorted = Object.entries(thing).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([key, value]) => {
      if (kind === 'commands' && (key === 'outer' || key === 'pipeline')) return [key, value?.at];
      if (kind === 'assignments' && key === 'value') return [key, value?.at];
      if (kind === 'pipelines' && key === 'elements') return [key, elementsOf(value)];
      return [key, sortedKeys(value)];
    }),
  );
}

function elementsOf(elements: Pipeline['elements']): unknown {
  return elements.map((element) => ('kind' in element ? sortedKeys(element) : element.at));
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
