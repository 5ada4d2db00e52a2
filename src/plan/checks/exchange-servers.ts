import { exchangeGenerations } from '../../catalog/versions.ts';
import type { Environment } from '../../environment/environment.ts';
import { buildOf, minimumUpdate } from '../minimum-build.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

/** The method follows the version of each server, so the live one has to be of the same generation; an update is a minimum. */
export function exchangeServers(environment: Environment): Check[] {
  return environment.exchange.servers.map((server, index) => {
    const { generation } = server.version;
    const { product, version } = exchangeGenerations[generation];
    // Online Meeting requests came with the first cumulative update of Exchange 2013.
    const least = environment.features.onlineMeetings && generation === '2013' ? 1 : 0;
    const update = Math.max(minimumUpdate(server.version), least);
    const minimumBuild = buildOf(generation, update);
    if (minimumBuild === undefined) throw new Error(`No build is known of ${server.version.text}.`);
    return {
      kind: 'check',
      id: `exchange/server/${server.name}`,
      target: 'exchange',
      title: `${server.name} is ${product}${update > 0 ? `, at least cumulative update ${update}` : ''}, with both roles`,
      why: 'What is written where depends on the version of the server.',
      safety: 'required',
      phase: 'preflight',
      keyPath: `exchange.servers[${index}].version`,
      powershell: part('checks/exchange-servers.ps1', {
        Server: server.name,
        Fqdn: server.fqdn,
        Version: version,
        MinimumBuild: minimumBuild,
        Unknown: `Get-ExchangeServer shows no server ${server.name}. Correct exchange.servers[${index}].name.`,
        WrongFqdn: `The FQDN of ${server.name} should be ${server.fqdn}. It is `,
        WrongVersion: `${server.name} should be ${product}, version ${version}. Correct exchange.servers[${index}].version. It is `,
        TooOld: `${server.name} should be build ${minimumBuild} at least, cumulative update ${update}. Update it first. It is `,
        MissingRole: `${server.name} should have the roles ClientAccess and Mailbox. It has `,
      }),
    };
  });
}
