import type { Environment } from '../../environment/environment.ts';
import { skypeName } from '../product-names.ts';

export const exchangePartnerApplicationId = 'exchange/partner-application/lync';

/** The name that Microsoft's script uses: whoever looks for the account finds it, and the script would reuse it. */
export const applicationAccount = 'LyncEnterprise-ApplicationAccount';

export const accountFilter = `Name -eq '${applicationAccount}'`;

/** The script's own object is named by a random number; this one says where it comes from. */
export const applicationName = 'LyncEnterprise-owa-im';

export function mailboxAccess(environment: Environment): string {
  const skype = skypeName(environment);
  return `Contact store, archiving and conversation history are written by ${skype} into mailboxes: Exchange has to trust the tokens of ${skype}.`;
}
