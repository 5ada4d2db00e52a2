import type { ZodType } from 'zod';
import type { RepositoryName } from './repository-name.ts';

/** One request of GitHub's REST API, and the form of its answer. */
export interface Question<Answer> {
  /** What is asked, as it reads behind "GitHub did not say": `who approved run 12`. */
  readonly about: string;
  /** As GitHub's documentation writes it: `GET /repos/{owner}/{repo}/actions/runs/{run_id}`. */
  readonly route: string;
  /** Besides owner and repo, which are given to every route. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly answer: ZodType<Answer>;
}

/** A question whose answer comes in pages. */
export interface ListQuestion<Item> extends Omit<Question<never>, 'answer'> {
  readonly item: ZodType<Item>;
  /** The key of the answer that holds the items; without one the answer is the list. */
  readonly key?: string;
}

/** The API of one repository. Every method throws `Unanswered` for anything but an answer of the documented form. */
export interface GitHub {
  readonly repository: RepositoryName;
  ask<Answer>(question: Question<Answer>): Promise<Answer>;
  /** Like `ask`, but undefined where GitHub says that there is no such thing, which it also says to a token without the right. */
  find<Answer>(question: Question<Answer>): Promise<Answer | undefined>;
  /** All pages; a list that is cut short is not an answer. */
  list<Item>(question: ListQuestion<Item>): Promise<readonly Item[]>;
  /** GitHub's clock, by its last answer; undefined before the first. */
  clock(): Date | undefined;
}
