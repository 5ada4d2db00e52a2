import { exchangeGenerations } from '../../catalog/versions.ts';
import type { Environment, Server } from '../../environment/environment.ts';
import { buildOf, minimumUpdate } from '../minimum-build.ts';
import type { Check } from '../plan.ts';
import { type PowerShellPart, part } from '../template.ts';

/**
 * The method follows the version of each server, so the live one has to be of the same generation; an update is a
 * minimum. Get-ExchangeServer shows the servers of every generation, so the organisation's shell is asked.
 */
export function exchangeServers(environment: Environment): Check[] {
  return environment.exchange.servers.map((server, index) => {
    const { generation } = server.version;
    // Online Meeting requests came with the first cumulative update of Exchange 2013.
    const least = environment.features.onlineMeetings && generation === '2013' ? 1 : 0;
    const update = Math.max(minimumUpdate(server.version), least);
    const { product } = exchangeGenerations[generation];
    return {
      kind: 'check',
      id: `exchange/server/${server.name}`,
      target: 'exchange',
      title: `${server.name} is ${product}${update > 0 ? `, at least cumulative update ${update}` : ''}${rolesText(server)}`,
      why: 'What is written where depends on the version of the server.',
      safety: 'required',
      phase: 'preflight',
      keyPath: `exchange.servers[${index}].version`,
      powershell: question(server, index, update),
    };
  });
}

const bothRoles = ({ roles }: Server) => roles.includes('clientAccess') && roles.includes('mailbox');

function rolesText(server: Server): string {
  if (server.version.generation !== '2013') return '';
  if (bothRoles(server)) return ', with both roles';
  return server.roles.includes('mailbox')
    ? ', with the role Mailbox alone'
    : ', with the role ClientAccess alone';
}

function question(server: Server, index: number, update: number): PowerShellPart {
  const { generation } = server.version;
  const { product, version } = exchangeGenerations[generation];
  const minimumBuild = buildOf(generation, update);
  if (minimumBuild === undefined) throw new Error(`No build is known of ${server.version.text}.`);
  const values = {
    Server: server.name,
    Fqdn: server.fqdn,
    Version: version,
    MinimumBuild: minimumBuild,
    Unknown: `Get-ExchangeServer shows no server ${server.name}. Correct exchange.servers[${index}].name, or take the entry out of the file if the server is gone.`,
    WrongFqdn: `The FQDN of ${server.name} should be ${server.fqdn}. It is `,
    WrongVersion: `${server.name} should be ${product}, version ${version}. Correct exchange.servers[${index}].version. It is `,
    TooOld: `${server.name} should be build ${minimumBuild} at least, cumulative update ${update}. Update it first. It is `,
  };
  if (generation === '2013' && bothRoles(server)) {
    return part('checks/exchange-servers.ps1', {
      ...values,
      MissingRole: `${server.name} should have the roles ClientAccess and Mailbox. It has `,
    });
  }
  const roles = liveRoles(server);
  return part('checks/exchange-server-roles.ps1', {
    ...values,
    // SE goes on where 2019 ends, within the same version.
    FirstBuild: exchangeGenerations[generation].builds[0],
    NextBuild: generation === '2019' ? exchangeGenerations.se.builds[0] : '65535.0',
    Roles: roles,
    WrongRoles: `${server.name} should have the role ${roles} and no other. Correct exchange.servers[${index}].roles. It has `,
  });
}

/** From Exchange 2016 on there is the Mailbox role alone, which serves clients, too. */
function liveRoles(server: Server): string {
  return server.version.generation !== '2013' || server.roles.includes('mailbox')
    ? 'Mailbox'
    : 'ClientAccess';
}
