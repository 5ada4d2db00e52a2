import { Refusal } from '../system/refusal.ts';

/** What GitHub was asked and did not answer, or answered in a form that it does not document. Nothing is concluded from it. */
export class Unanswered extends Refusal {
  /** HTTP status; undefined where no answer came, or one of another form. */
  readonly status: number | undefined;

  constructor(about: string, what: string, status?: number) {
    super('unverifiable', `GitHub did not say ${about}: ${what}`, remedyOf(status));
    this.name = 'Unanswered';
    this.status = status;
  }
}

function remedyOf(status: number | undefined): string {
  switch (status) {
    case 401:
    case 403:
    case 404:
      return "Give the job's token the permission that docs/actions.md names for this action, or wait if it is a rate limit.";
    default:
      return 'Run it again when githubstatus.com shows no incident. Nothing was changed.';
  }
}
