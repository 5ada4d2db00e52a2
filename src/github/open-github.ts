import type { ZodType } from 'zod';
import type { System } from '../system/system.ts';
import type { GitHub, ListQuestion, Question } from './github.ts';
import { repositoryName } from './repository-name.ts';
import { Unanswered } from './unanswered.ts';

/** A page of lists, and how many of them are read before a list counts as endless. */
const pageSize = 100;
const mostPages = 50;

export interface Patience {
  /** Milliseconds until an answer has to be there, with its body. */
  readonly timeout: number;
  /** How often a request is repeated after 5xx, 429 or no answer. */
  readonly retries: number;
  /** Milliseconds of the first wait; the next ones are 4, 9, … times as long. */
  readonly wait: number;
  /** The longest wait for a rate limit that is awaited, once; a longer one is told instead. */
  readonly rateLimit: number;
}

export const patience: Patience = { timeout: 30_000, retries: 3, wait: 1000, rateLimit: 60_000 };

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/** The API that the runner's variables name, as the holder of `token`. The library is loaded now, not before. */
export async function openGitHub(
  system: System,
  token: string,
  limits: Patience = patience,
): Promise<GitHub> {
  const repository = repositoryName(system.variables.GITHUB_REPOSITORY);
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
      retry: { retries: limits.retries, retryAfterBaseValue: limits.wait, doNotRetry: [...answersForGood] },
      throttle: { onRateLimit: mayWait, onSecondaryRateLimit: mayWait, fallbackSecondaryRateRetryAfter: 5 },
    },
    // The types of the packages name different releases of the same core.
    ...([eachWithin(limits.timeout), retry, throttling] as never[]),
  );
  let latest: Date | undefined;

  const send = async (
    { about, route, parameters }: Omit<Question<unknown>, 'answer'>,
    more = {},
  ): Promise<Response> => {
    try {
      const response = (await octokit.request(route, {
        ...repository,
        ...parameters,
        ...more,
        headers: { 'x-github-api-version': '2022-11-28' },
        request: { redirect: 'manual' },
      })) as Response;
      latest = dateOf(response) ?? latest;
      return response;
    } catch (error) {
      throw unanswered(about, error);
    }
  };

  const ask = async <Answer>(question: Question<Answer>): Promise<Answer> =>
    parse(question.about, question.answer, (await send(question)).data);

  return {
    repository,
    ask,
    async find(question) {
      try {
        return await ask(question);
      } catch (error) {
        if (error instanceof Unanswered && error.status === 404) return undefined;
        throw error;
      }
    },
    async list<Item>(question: ListQuestion<Item>): Promise<readonly Item[]> {
      const items: Item[] = [];
      for (let page = 1; page <= mostPages; page += 1) {
        const { headers, data } = await send(question, { per_page: pageSize, page });
        const { found, total } = itemsOf(question, data);
        for (const item of found) items.push(parse(question.about, question.item, item));
        if (/<[^>]*>;\s*rel="next"/.test(String(headers.link ?? ''))) continue;
        if (total !== undefined && total > items.length)
          throw new Unanswered(question.about, `${items.length} of ${total} were listed`);
        return items;
      }
      throw new Unanswered(question.about, `the list has more than ${mostPages * pageSize} entries`);
    },
    clock: () => latest,
  };
}

/** Asking again does not change these; 403 and 429 for a rate limit are waited for on their own. */
const answersForGood = [400, 401, 403, 404, 410, 422, 429, 451];

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

function parse<Answer>(about: string, form: ZodType<Answer>, data: unknown): Answer {
  const parsed = form.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new Unanswered(about, `its answer has another form${place}`);
}

function itemsOf(
  { about, key }: ListQuestion<unknown>,
  data: unknown,
): { found: readonly unknown[]; total: number | undefined } {
  const holder = key === undefined ? undefined : (data as Record<string, unknown> | null);
  const found = key === undefined ? data : holder?.[key];
  if (!Array.isArray(found)) throw new Unanswered(about, 'its answer is no list');
  const total = holder?.total_count;
  return { found, total: typeof total === 'number' ? total : undefined };
}

function dateOf({ headers }: Response): Date | undefined {
  const date = new Date(String(headers.date ?? ''));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function unanswered(about: string, error: unknown): Unanswered {
  const { status, message, cause } = error as { status?: unknown; message?: unknown; cause?: unknown };
  const code = typeof status === 'number' && !isNoAnswer(error) ? status : undefined;
  const text = String((cause as { message?: unknown } | undefined)?.message ?? message ?? error)
    .replace(/[^\x20-\x7E]+/g, ' ')
    .slice(0, 200);
  return new Unanswered(about, code === undefined ? text : `HTTP ${code}, ${text}`, code);
}

/** The library reports a request without an answer as status 500, with no response. */
function isNoAnswer(error: unknown): boolean {
  return (error as { response?: unknown }).response === undefined;
}
