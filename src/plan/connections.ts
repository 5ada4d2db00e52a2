import { skypeGenerations } from '../catalog/versions.ts';
import type { Environment, Server } from '../environment/environment.ts';
import { commandsOf } from './commands-of.ts';
import type { Check, Connection, Step } from './plan.ts';
import { serverTarget } from './server-target.ts';
import type { Target } from './target.ts';

/** One connection for each target of the plan, with the commands that its blocks use there. */
export function connections(environment: Environment, items: readonly (Step | Check)[]): Connection[] {
  const commands = (target: Target) => commandsOf(items.filter((item) => item.target === target));
  const targets = new Set(items.map((item) => item.target));
  const found: Connection[] = [];
  if (targets.has('skype')) {
    const { generation } = environment.skype.version;
    const { module } = skypeGenerations[generation];
    found.push({ target: 'skype', kind: 'module', module, generation, commands: commands('skype') });
  }
  if (targets.has('exchange'))
    found.push(exchangeConnection(environment, withOrganisation(commands('exchange'))));
  for (const server of environment.exchange.servers) {
    if (targets.has(serverTarget(server.name))) found.push(serverConnection(server));
  }
  return found;
}

/** The shell of the generation that is planned: cmdlets of another one would not know these servers. */
function exchangeConnection(environment: Environment, commands: readonly string[]): Connection {
  const { generation } = environment.exchange.version;
  const connection = environment.exchange.connections[generation];
  if (connection === undefined) throw new Error(`No server gives a shell of Exchange ${generation}.`);
  return { target: 'exchange', ...connection, generation, commands };
}

function serverConnection(server: Server): Connection {
  const target = serverTarget(server.name);
  if (server.connection.kind === 'local') return { target, kind: 'server-local', fqdn: server.fqdn };
  const { port, ssl, configurationName } = server.connection;
  return { target, kind: 'winrm', fqdn: server.fqdn, port, ssl, configurationName };
}

/** Every run asks which organisation answers, since the journal is bound to it. */
function withOrganisation(commands: readonly string[]): string[] {
  return [...commands, 'Get-OrganizationConfig'].sort();
}
