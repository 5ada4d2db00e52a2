import { Unanswered } from './unanswered.ts';

/** The answer to a question; undefined where GitHub does not show it to this token. */
export async function ifVisible<Answer>(question: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Unanswered && [401, 403, 404].includes(error.status ?? 0)) return undefined;
    throw error;
  }
}
