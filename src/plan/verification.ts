import type { Environment } from '../environment/environment.ts';
import { oauthConnectivity } from './checks/oauth-connectivity.ts';
import { partnerHealth } from './checks/partner-health.ts';
import { replication } from './checks/replication.ts';
import { signIn } from './checks/sign-in.ts';
import { storageConnectivity } from './checks/storage-connectivity.ts';
import { switchHealth } from './checks/switch-health.ts';
import { trustedApplicationHealth } from './checks/trusted-application.ts';
import type { Check } from './plan.ts';

/** What Verify asks beside the health of each server. */
export function verification(environment: Environment): Check[] {
  const checks: Check[] = [];
  if (environment.features.instantMessaging) {
    checks.push(
      ...trustedApplicationHealth(environment),
      replication('verification'),
      ...switchHealth(environment),
      ...environment.exchange.servers.map(signIn),
    );
  }
  checks.push(
    ...partnerHealth(environment),
    ...storageConnectivity(environment),
    ...oauthConnectivity(environment),
  );
  return checks;
}

/** Checks that would write to a mailbox, or act for one, are made only with one that was named for it. */
export function checksNotMade(environment: Environment): string[] {
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
