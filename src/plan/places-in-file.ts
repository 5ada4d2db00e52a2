import type { Environment } from '../environment/environment.ts';
import type { Section } from './plan.ts';

/**
 * `sections` of a plan for some of the servers, with the places that the servers have in the file: key paths, and
 * sentences that name them, come with the place in `planned`.
 */
export function withPlacesInFile(
  sections: readonly Section[],
  planned: Environment,
  file: Environment,
): readonly Section[] {
  if (planned === file) return sections;
  const places = planned.exchange.servers.map(({ name }) =>
    file.exchange.servers.findIndex((server) => server.name === name),
  );
  const moved = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replaceAll(/exchange\.servers\[(\d+)\]/g, (text, place: string) => {
        const index = places[Number(place)];
        return index === undefined || index < 0 ? text : `exchange.servers[${index}]`;
      });
    if (Array.isArray(value)) return value.map(moved);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner)]));
  };
  return moved(sections) as readonly Section[];
}
