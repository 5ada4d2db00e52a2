import { markdownText } from './markdown-text.ts';

/** Characters. Escaping makes them at most seven times as many. */
const longest = 1000;

/** A sentence that may hold what a server said, as Markdown of at most 7,100 characters; the log has all of it. */
export function shortenedText(sentence: string): string {
  if (sentence.length <= longest) return markdownText(sentence);
  return `${markdownText(sentence.slice(0, longest))} (cut here, see the log of the run)`;
}
