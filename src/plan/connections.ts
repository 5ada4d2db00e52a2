import { type ExchangeGeneration, skypeGenerations } from '../catalog/versions.ts';
import type { Environment, Server } from '../environment/environment.ts';
import { commandsOf } from './commands-of.ts';
import { organisationGeneration } from './organisation-generation.ts';
import type { Check, Connection, Step } from './plan.ts';
import { serverTarget } from './server-target.ts';

/** Where the plan's blocks find their commands: one connection for each shell and server that is asked, with the commands that are used there. */
export function connections(environment: Environment, items: readonly (Step | Check)[]): Connection[] {
  const targets = new Set(items.map((item) => item.target));
  return [
    ...(targets.has('skype') ? [skypeConnection(environment, items)] : []),
    ...(targets.has('exchange') ? exchangeConnections(environment, items) : []),
    ...environment.exchange.servers
      .filter((server) => targets.has(serverTarget(server.name)))
      .map(serverConnection),
  ];
}

function skypeConnection(
  { skype: { connection, version } }: Environment,
  items: readonly (Step | Check)[],
): Connection {
  const { generation } = version;
  const commands = commandsOf(items.filter((item) => item.target === 'skype'));
  if (connection.kind === 'ocsPowershell') {
    return { target: 'skype', kind: 'skype-remote', url: connection.url, generation, commands };
  }
  const { module } = skypeGenerations[generation];
  if (connection.kind === 'module') return { target: 'skype', kind: 'module', module, generation, commands };
  return { target: 'skype', kind: 'module-host', module, host: connection.host, generation, commands };
}

/** The organisation's shell first; then those of the other generations that something asks. */
function exchangeConnections(environment: Environment, items: readonly (Step | Check)[]): Connection[] {
  const organisation = organisationGeneration(environment);
  const asked = new Map<ExchangeGeneration, (Step | Check)[]>([[organisation, []]]);
  for (const item of items) {
    if (item.target !== 'exchange') continue;
    const generation = item.generation ?? organisation;
    asked.set(generation, [...(asked.get(generation) ?? []), item]);
  }
  return [...asked].map(([generation, own]) => {
    // Every run asks which organisation answers, since the journal is bound to it.
    const more = generation === organisation ? ['Get-OrganizationConfig'] : [];
    return exchangeConnection(environment, generation, [...commandsOf(own), ...more]);
  });
}

function exchangeConnection(
  { exchange }: Environment,
  generation: ExchangeGeneration,
  commands: readonly string[],
): Connection {
  const connection = exchange.connections[generation];
  if (connection === undefined) throw new Error(`No server gives a shell of Exchange ${generation}.`);
  const { domainController } = exchange;
  if (domainController === undefined) {
    return { target: 'exchange', ...connection, generation, commands: sorted(commands) };
  }
  const needed = sorted([...commands, 'Set-ADServerSettings']);
  return { target: 'exchange', ...connection, generation, domainController, commands: needed };
}

function sorted(commands: readonly string[]): string[] {
  return [...new Set(commands)].sort();
}

function serverConnection(server: Server): Connection {
  const target = serverTarget(server.name);
  if (server.connection.kind === 'local') return { target, kind: 'server-local', fqdn: server.fqdn };
  const { port, ssl, configurationName } = server.connection;
  return { target, kind: 'winrm', fqdn: server.fqdn, port, ssl, configurationName };
}
