import { isObject } from '../system/is-object.ts';
import type { Question } from './github.ts';
import type { RepositoryName } from './repository-name.ts';
import { Unanswered, wordsOf } from './unanswered.ts';

export interface Patience {
  /** Milliseconds until an answer has to be there, with its body. */
  readonly timeout: number;
  /** How often a request that adds nothing is repeated after 5xx, 429 or no answer. */
  readonly retries: number;
  /** Milliseconds of the first wait; the next ones are 4, 9, … times as long. */
  readonly wait: number;
  /** Milliseconds: the longest wait for a rate limit that is awaited, once; a longer one is told instead. */
  readonly rateLimit: number;
}

/** An answer as it came: nobody has looked at its form yet. */
export interface Answered {
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/** Sends one request; `more` are parameters besides those of the question. Throws `Unanswered` for all but 2xx. */
export type Send = (
  question: Omit<Question<unknown>, 'answer'>,
  more?: Readonly<Record<string, unknown>>,
) => Promise<Answered>;

/** Asking again does not change these; 403 and 429 for a rate limit are waited for on their own. */
const answersForGood = [400, 401, 403, 404, 410, 422, 429, 451];

/** The way to the API that the runner's variables name, as the holder of `token`. The library is loaded now, not before. */
export async function openRequests(
  repository: RepositoryName,
  token: string,
  limits: Patience,
): Promise<Send> {
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ]);
  const mayWait = (seconds: number, _options: unknown, _octokit: unknown, waited: number) =>
    seconds * 1000 <= limits.rateLimit && waited < 1;
  const octokit = getOctokit(
    token,
    {
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      retry: { retries: limits.retries, retryAfterBaseValue: limits.wait, doNotRetry: answersForGood },
      throttle: { onRateLimit: mayWait, onSecondaryRateLimit: mayWait, fallbackSecondaryRateRetryAfter: 5 },
    },
    // The types of the packages name different releases of the same core.
    ...([eachWithin(limits.timeout), retry, throttling] as never[]),
  );
  return async ({ about, route, parameters }, more = {}) => {
    const answered = await octokit
      .request(route, {
        ...repository,
        ...parameters,
        ...more,
        headers: { 'x-github-api-version': '2022-11-28' },
        request: { redirect: 'manual', ...repetition(route) },
      })
      .catch((error: unknown) => {
        throw unanswered(about, error);
      });
    // The library takes a redirect that it was told not to follow for an answer.
    const { status } = answered;
    if (status >= 300) throw new Unanswered(about, `HTTP ${status}, a redirect`, { status });
    return answered;
  };
}

/** What adds something may have been done although no answer came: asked again, it would be there twice. */
function repetition(route: string): { readonly retries?: 0 } {
  return route.startsWith('POST /repos/') ? { retries: 0 } : {};
}

function ignore(): void {}

/**
 * The first plugin is the one next to the network: the time runs for each attempt, and not while a request waits for its
 * turn. A hook gets the very options of the request, and what it hands on is not looked at.
 */
function eachWithin(milliseconds: number) {
  return (octokit: { hook: { wrap(name: 'request', hook: unknown): void } }) => {
    octokit.hook.wrap('request', (send: () => unknown, options: { request: { signal?: AbortSignal } }) => {
      options.request.signal = AbortSignal.timeout(milliseconds);
      return send();
    });
  };
}

/** The library reports a request without an answer as status 500, with no response; why is the cause of its error. */
function unanswered(about: string, error: unknown): Unanswered {
  const { status, response, cause } = isObject(error) ? error : {};
  const text = wordsOf(isObject(cause) ? cause : error);
  if (typeof status !== 'number' || response === undefined) return new Unanswered(about, text);
  return new Unanswered(about, `HTTP ${status}, ${text}`, { status });
}
