import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** One global object serves every partner: a value that somebody set before is told before it is replaced. */
export function otherValues(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const { realm, serviceName, exchangeAutodiscoverUrl } = environment.oauth;
  const values = [
    { name: 'Realm', value: realm, keyPath: 'oauth.realm' },
    { name: 'ServiceName', value: serviceName, keyPath: 'oauth.serviceName' },
    {
      name: 'ExchangeAutodiscoverUrl',
      value: exchangeAutodiscoverUrl,
      keyPath: 'oauth.exchangeAutodiscoverUrl',
    },
  ];
  return values.flatMap(({ name, value, keyPath }): Check[] => {
    if (value === undefined) return [];
    return [
      {
        kind: 'check',
        id: `skype/oauth-configuration-before/${name}`,
        target: 'skype',
        title: `${name} of ${skype}'s OAuth configuration is empty, or as planned`,
        why: 'There is one such object for the whole deployment. What stands in it serves every other partner, too.',
        safety: 'advice',
        phase: 'preflight',
        keyPath,
        powershell: part('oauth-configuration/other-values.ps1', {
          Name: name,
          Value: value,
          Foreign: `${name} will be replaced by ${value}, for every partner of this ${skype} deployment. Ask whoever set it; a rollback sets it again. It is `,
        }),
      },
    ];
  });
}
