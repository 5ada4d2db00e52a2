import type { Environment } from '../environment/environment.ts';
import { checksNotMade } from './verification.ts';

/** What the plan leaves alone or does not look at: absent means unmanaged, never removed. */
export function notes(environment: Environment): string[] {
  const { instantMessaging, onlineMeetings, skypeAccessToExchange } = environment.features;
  const found: string[] = [];
  if (!instantMessaging)
    found.push(
      'Presence and instant messaging are not managed: trusted applications, web.config, virtual directories and policies stay as they are.',
    );
  if (!onlineMeetings)
    found.push(
      'Online Meeting requests are not managed: the partner application and the OAuth configuration of Lync stay as they are.',
    );
  if (!skypeAccessToExchange)
    found.push(
      'Access of Lync to Exchange is not managed: the partner applications of Exchange stay as they are.',
    );
  for (const { name, reason } of environment.exchange.exclude)
    found.push(`${name} is left out on purpose: ${reason}`);
  if (instantMessaging) {
    for (const server of environment.exchange.servers.filter(
      (candidate) => candidate.trustedPool === 'known-server',
    )) {
      found.push(
        `${server.name} gets no trusted application pool: a SIP URI dial plan makes ${server.certificate.subject} known to Lync.`,
      );
    }
    found.push(
      `OWA mailbox policies other than ${environment.exchange.mailboxPolicies.join(', ')} stay as they are.`,
    );
  }
  for (const { rule, reason } of environment.acknowledge) found.push(`The owner accepts ${rule}: ${reason}`);
  return [...found, ...checksNotMade(environment)];
}
