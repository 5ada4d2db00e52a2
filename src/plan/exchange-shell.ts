import type { ExchangeGeneration } from '../catalog/versions.ts';
import type { Environment, Server } from '../environment/environment.ts';
import { organisationGeneration } from './organisation-generation.ts';

/** The generations among the servers, that of the organisation's shell first. */
export function generationsOf(environment: Environment): ExchangeGeneration[] {
  const organisation = organisationGeneration(environment);
  const present = environment.exchange.servers.map(({ version }) => version.generation);
  return [...new Set([organisation, ...present])];
}

/** What a step or check about one server carries so that the shell of its own generation is asked; nothing where that is the organisation's. */
export function shellOf(
  environment: Environment,
  { version }: Pick<Server, 'version'>,
): { readonly generation?: ExchangeGeneration } {
  return ofGeneration(environment, version.generation);
}

/** The same for a question about all servers of a generation. */
export function ofGeneration(
  environment: Environment,
  generation: ExchangeGeneration,
): { readonly generation?: ExchangeGeneration } {
  return generation === organisationGeneration(environment) ? {} : { generation };
}
