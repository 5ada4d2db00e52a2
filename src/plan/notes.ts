import type { Environment } from '../environment/environment.ts';
import type { Contribution } from './contribution.ts';
import { takenOutReason } from './leaving.ts';
import { skypeName } from './product-names.ts';

/** What the plan leaves alone or does not look at: absent means unmanaged, never removed. */
export function notes(wanted: readonly Contribution[], environment: Environment): string[] {
  const skype = skypeName(environment);
  const { instantMessaging, onlineMeetings, skypeAccessToExchange } = environment.features;
  const found: string[] = [];
  if (!instantMessaging)
    found.push(
      'Presence and instant messaging are not managed: trusted applications, web.config, virtual directories and policies stay as they are.',
    );
  if (!onlineMeetings)
    found.push(
      `Online Meeting requests are not managed: the partner application and the OAuth configuration of ${skype} stay as they are.`,
    );
  if (!skypeAccessToExchange)
    found.push(
      `Access of ${skype} to Exchange is not managed: the partner applications of Exchange stay as they are.`,
    );
  for (const { name, reason } of environment.exchange.exclude)
    found.push(
      reason === takenOutReason
        ? `${name} is looked at only to take out what is there: nothing is made for it.`
        : `${name} is left out on purpose: ${reason}`,
    );
  found.push(...wanted.flatMap((resource) => resource.notes?.(environment) ?? []));
  for (const { rule, reason } of environment.acknowledge) found.push(`The owner accepts ${rule}: ${reason}`);
  return found;
}
