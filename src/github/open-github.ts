import type { ZodType } from 'zod';
import { isObject } from '../system/is-object.ts';
import type { System } from '../system/system.ts';
import type { GitHub, ListQuestion, Question } from './github.ts';
import { type Answered, openRequests, type Patience, type Send } from './open-requests.ts';
import { repositoryName } from './repository-name.ts';
import { Unanswered } from './unanswered.ts';

/** A page of lists, and how many of them are read before a list counts as endless. */
const pageSize = 100;
const mostPages = 50;

const patience: Patience = { timeout: 30_000, retries: 3, wait: 1000, rateLimit: 60_000 };
const otherForm = {
  remedy:
    'Run it again; if it says so again, report it: GitHub has changed, or something answers in its place.',
};

/** The API of the repository that the runner's variables name, as the holder of `token`. */
export async function openGitHub(
  system: System,
  token: string,
  limits: Patience = patience,
): Promise<GitHub> {
  const repository = repositoryName(system.variables.GITHUB_REPOSITORY);
  const request = await openRequests(repository, token, limits);
  let latest: Date | undefined;
  const send: Send = async (question, more) => {
    const answered = await request(question, more);
    latest = dateOf(answered) ?? latest;
    return answered;
  };
  return {
    repository,
    ask: (question) => ask(send, question),
    async find(question) {
      try {
        return await ask(send, question);
      } catch (error) {
        if (error instanceof Unanswered && error.status === 404) return undefined;
        throw error;
      }
    },
    list: (question) => list(send, question),
    clock: () => latest,
  };
}

async function ask<Answer>(send: Send, question: Question<Answer>): Promise<Answer> {
  return parse(question.about, question.answer, (await send(question)).data);
}

async function list<Item>(send: Send, question: ListQuestion<Item>): Promise<readonly Item[]> {
  const { about } = question;
  const items: Item[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { headers, data } = await send(question, { per_page: pageSize, page });
    const { found, total } = itemsOf(question, data);
    for (const item of found) items.push(parse(about, question.item, item));
    if (/<[^>]*>;\s*rel="next"/.test(String(headers.link ?? ''))) continue;
    if (total !== undefined && total > items.length)
      throw new Unanswered(about, `${items.length} of ${total} were listed`);
    return items;
  }
  throw new Unanswered(about, `the list has more than ${mostPages * pageSize} entries`, {
    remedy: 'owa-im reads no longer ones: take out what is no longer needed there.',
  });
}

function parse<Answer>(about: string, form: ZodType<Answer>, data: unknown): Answer {
  const parsed = form.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new Unanswered(about, `its answer has another form${place}`, otherForm);
}

function itemsOf(
  { about, key }: ListQuestion<unknown>,
  data: unknown,
): { found: readonly unknown[]; total: number | undefined } {
  const holder = key !== undefined && isObject(data) ? data : {};
  const found = key === undefined ? data : holder[key];
  if (!Array.isArray(found)) throw new Unanswered(about, 'its answer is no list', otherForm);
  const { total_count: total } = holder;
  return { found, total: typeof total === 'number' ? total : undefined };
}

function dateOf({ headers }: Answered): Date | undefined {
  const date = new Date(String(headers.date ?? ''));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
