import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import type { Check } from '../plan.ts';
import { oauthConnectivity } from './oauth-connectivity.ts';
import { storageConnectivity } from './storage-connectivity.ts';

/** The products' own tests of the whole way, with a mailbox. */
export const connectivity: Contribution = { verification, notMade };

function verification(environment: Environment): Check[] {
  return [...storageConnectivity(environment), ...oauthConnectivity(environment)];
}

/** Checks that would write to a mailbox, or act for one, are made only with one that was named for it. */
function notMade(environment: Environment): string[] {
  const { features, verification: given } = environment;
  const notes: string[] = [];
  if (features.skypeAccessToExchange && given.sipUri === undefined) {
    notes.push(
      'Not made: Test-CsExStorageConnectivity, since verification.sipUri names no user whose mailbox it may write to.',
    );
  }
  if (features.onlineMeetings && given.mailbox === undefined) {
    notes.push('Not made: Test-OAuthConnectivity, since verification.mailbox names no mailbox.');
  }
  return notes;
}
