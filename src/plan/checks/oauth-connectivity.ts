import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { onlyPool } from '../pools.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

export function oauthConnectivity(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const { mailbox } = environment.verification;
  if (mailbox === undefined || !environment.features.onlineMeetings) return [];
  return [
    {
      kind: 'check',
      id: `exchange/oauth-connectivity/${mailbox}`,
      target: 'exchange',
      title: `${skype} accepts a token of Exchange for ${mailbox}`,
      why: `Test-OAuthConnectivity asks ${skype} on behalf of the mailbox, as an Online Meeting request does.`,
      safety: 'required',
      phase: 'verification',
      keyPath: 'verification.mailbox',
      powershell: part('checks/oauth-connectivity.ps1', {
        TargetUri: `https://${onlyPool(environment).fqdn}/`,
        Mailbox: mailbox,
        NotAccepted: `${skype} does not accept the token of Exchange for ${mailbox}. Worker processes keep what they know of partner applications: recycle MSExchangeServicesAppPool and MSExchangeAutodiscoverAppPool, then look again. It says: `,
      }),
    },
  ];
}
