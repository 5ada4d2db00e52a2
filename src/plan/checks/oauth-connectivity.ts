import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** Every pool answers for its own users, so each is asked. */
export function oauthConnectivity(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const { mailbox } = environment.verification;
  if (mailbox === undefined || !environment.features.onlineMeetings) return [];
  const { pools } = environment.skype;
  return pools.map(({ fqdn }) => ({
    kind: 'check',
    id: `exchange/oauth-connectivity/${mailbox}${pools.length === 1 ? '' : `/${fqdn}`}`,
    target: 'exchange',
    title: `${skype} accepts a token of Exchange for ${mailbox}${pools.length === 1 ? '' : `, at ${fqdn}`}`,
    why: `Test-OAuthConnectivity asks ${skype} on behalf of the mailbox, as an Online Meeting request does.`,
    safety: 'required',
    phase: 'verification',
    keyPath: 'verification.mailbox',
    powershell: part('checks/oauth-connectivity.ps1', {
      TargetUri: `https://${fqdn}/`,
      Mailbox: mailbox,
      NotAccepted: `${skype} does not accept the token of Exchange for ${mailbox}. See Get-CsPartnerApplication, and with Get-CsManagementStoreReplicationStatus whether every front end has heard of it, then look again. It says: `,
    }),
  }));
}
