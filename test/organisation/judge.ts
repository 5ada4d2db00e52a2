import { judgeLyncActsOnMailbox } from './judge-mailbox-access.ts';
import { judgeOnlineMeeting } from './judge-online-meeting.ts';
import { judgePresenceAndIm } from './judge-presence.ts';
import { type MailboxUser, readOrganisation } from './organisation-reader.ts';

/** Whether a user has something, and everything that stands in the way. */
export interface Answer {
  readonly yes: boolean;
  readonly reasons: readonly string[];
}

export interface Verdict {
  /** Would this user see presence and instant messaging in Outlook on the web? */
  readonly presenceAndIm: Answer;
  /** Could they add an Online Meeting to a meeting request? */
  readonly onlineMeeting: Answer;
  /** Could Lync act on their mailbox: contact store, archiving, conversation history? */
  readonly lyncActsOnMailbox: Answer;
}

/**
 * Judges the organisation as its users would live it, by mailbox user name. Reads nothing but the state: what the servers
 * have loaded, what is enabled in the topology, what the directory holds. Knows nothing of plans and runbooks.
 */
export function judge(folder: string): Readonly<Record<string, Verdict>> {
  const organisation = readOrganisation(folder);
  const answer = (reasons: readonly string[]): Answer => ({ yes: reasons.length === 0, reasons });
  return Object.fromEntries(
    organisation.users.map((user: MailboxUser) => [
      user.name,
      {
        presenceAndIm: answer(judgePresenceAndIm(organisation, user)),
        onlineMeeting: answer(judgeOnlineMeeting(organisation, user)),
        lyncActsOnMailbox: answer(judgeLyncActsOnMailbox(organisation, user)),
      },
    ]),
  );
}
