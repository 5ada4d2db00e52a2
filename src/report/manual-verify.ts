import { leavingServers } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';

/** What only a person sees, in OWA itself. */
export function manualVerify({ environment }: Plan): readonly string[] {
  const { features, state } = environment;
  const where = `as a user with a mailbox on each server${leavingServers(environment).length > 0 ? ' that stays' : ''}`;
  const gone = state === 'absent';
  const seen = [
    ...(features.instantMessaging
      ? [
          gone
            ? 'presence and instant messaging are gone, unless somebody else had switched them on'
            : 'the presence mark beside the name and the list of contacts have to appear',
        ]
      : []),
    ...(features.onlineMeetings && !gone ? ['a new meeting has to offer to make it an online meeting'] : []),
  ];
  return seen.length === 0 ? [] : [`Then sign in to OWA ${where}: ${seen.join(', and ')}.`, ''];
}
