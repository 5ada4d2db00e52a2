import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { usesOAuth } from '../uses-oauth.ts';

export function autodiscoverUris(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const { autodiscover } = environment.exchange;
  if (!usesOAuth(environment) || autodiscover === '') return [];
  return environment.exchange.servers.map((server) => ({
    kind: 'check',
    id: `exchange/autodiscover-uri/${server.name}`,
    target: 'exchange',
    title: `AutoDiscoverServiceInternalUri of ${server.name} is at ${autodiscover}`,
    why: `${skype} finds mailboxes and the metadata document of Exchange by Autodiscover.`,
    safety: 'advice',
    phase: 'preflight',
    keyPath: 'exchange.autodiscover',
    powershell: part('checks/autodiscover-uris.ps1', {
      Server: server.name,
      Autodiscover: autodiscover,
      Empty: `AutoDiscoverServiceInternalUri of ${server.name} is empty. Set it with Set-ClientAccessServer.`,
      Elsewhere: `AutoDiscoverServiceInternalUri of ${server.name} is not at ${autodiscover}. That is right only if both names lead to Autodiscover. It is `,
    }),
  }));
}
