import { isObject } from '../system/is-object.ts';
import { Refusal } from '../system/refusal.ts';

/** What there is to say of an answer that is none. */
interface Circumstances {
  /** HTTP status; undefined where no answer came, or one of another form. */
  readonly status?: number | undefined;
  /** What helps, where that is neither a right nor patience. */
  readonly remedy?: string;
}

/** What GitHub was asked and did not answer, or answered in a form that it does not document. Nothing is concluded from it. */
export class Unanswered extends Refusal {
  readonly status: number | undefined;

  constructor(about: string, what: string, { status, remedy = remedyOf(status) }: Circumstances = {}) {
    super('unverifiable', `GitHub did not say ${about}: ${what}`, remedy);
    this.name = 'Unanswered';
    this.status = status;
  }
}

/** The words of an error that a library threw, short and without characters that a log would interpret. */
export function wordsOf(error: unknown): string {
  const message = isObject(error) ? error.message : undefined;
  return String(message ?? error)
    .replace(/[^\x20-\x7E]+/g, ' ')
    .slice(0, 200);
}

function remedyOf(status: number | undefined): string {
  switch (status) {
    case 301:
    case 302:
    case 307:
    case 308:
      return 'Run it in the repository under the name that it has now: GitHub sends on to another place.';
    case 401:
    case 403:
    case 404:
      return "Give the job's token the permission that docs/actions.md names for this action, or wait if it is a rate limit.";
    case 410:
    case 422:
      return 'GitHub says the same when it is asked again: put right what it names.';
    default:
      return 'Run it again when githubstatus.com shows no incident. Nothing was changed.';
  }
}
