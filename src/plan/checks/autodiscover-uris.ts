import type { Environment, Server } from '../../environment/environment.ts';
import { shellOf } from '../exchange-shell.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { usesOAuth } from '../uses-oauth.ts';

export function autodiscoverUris(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const { autodiscover } = environment.exchange;
  if (!usesOAuth(environment) || autodiscover === '') return [];
  return environment.exchange.servers
    .filter(({ roles }) => roles.includes('clientAccess'))
    .map((server) => ({
      kind: 'check',
      id: `exchange/autodiscover-uri/${server.name}`,
      target: 'exchange',
      ...shellOf(environment, server),
      title: `AutoDiscoverServiceInternalUri of ${server.name} is at ${autodiscover}`,
      why: `${skype} finds mailboxes and the metadata document of Exchange by Autodiscover.`,
      safety: 'advice',
      phase: 'preflight',
      keyPath: 'exchange.autodiscover',
      powershell: part(
        isRenamed(server) ? 'checks/autodiscover-uris-2016.ps1' : 'checks/autodiscover-uris.ps1',
        {
          Server: server.name,
          Autodiscover: autodiscover,
          Empty: `AutoDiscoverServiceInternalUri of ${server.name} is empty. Set it with ${isRenamed(server) ? 'Set-ClientAccessService' : 'Set-ClientAccessServer'}.`,
          Elsewhere: `AutoDiscoverServiceInternalUri of ${server.name} is not at ${autodiscover}. That is right only if both names lead to Autodiscover. It is `,
        },
      ),
    }));
}

/** Get-ClientAccessServer became Get-ClientAccessService with Exchange 2016; the old name warns. */
function isRenamed({ version }: Server): boolean {
  return version.generation !== '2013';
}
