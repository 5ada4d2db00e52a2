import { markdownCode } from './markdown-text.ts';
import { shortenedText } from './shortened-text.ts';

/** What has become of a plan since it was made. */
export type CommentState =
  | 'planned'
  | 'not-planned'
  | 'untouched'
  | 'applying'
  | 'applied'
  | 'rolled-back'
  | 'refused'
  | 'failed';

export interface ReviewComment {
  readonly environment: string;
  readonly state: CommentState;
  /** Empty where there is no plan. */
  readonly digest: string;
  /** Address of the run that the state comes from. */
  readonly run: string;
  /** What has to be read first: a changed name or stage, a reason; each a sentence that may hold values. */
  readonly notices: readonly string[];
  /** What is good to know besides, each a sentence that may hold values. */
  readonly remarks?: readonly string[];
  /** The plan's summary.md. */
  readonly summary: string;
}

const sentences: Readonly<Record<CommentState, string>> = {
  planned: 'Planned; nothing has changed yet.',
  'not-planned': 'Not planned. What stood here was the plan of an earlier commit; this one gives none.',
  untouched: 'Not touched any more. What stood here was the plan of an earlier commit.',
  applying: 'Being applied.',
  applied: 'Applied.',
  'rolled-back': 'Rolled back.',
  refused: 'Refused; this run changed nothing.',
  failed:
    'Failed. What was changed is in the journal: start a new run to go on (a re-run is refused), or roll back.',
};

/** GitHub takes 65,536 characters; the rest is left for what its editor adds. */
const longest = 60_000;
/** What can be said before the summary; a plan has one notice or two. */
const mostSentences = 6;

/** The environment of a comment that this tool wrote; undefined for every other text. */
export function commentedEnvironment(body: string): string | undefined {
  return /^<!-- owa-im: ([a-z0-9][a-z0-9-]{0,62}) -->\n/.exec(body)?.[1];
}

/** What an earlier comment goes on saying, read back from its text. */
export interface Told {
  readonly state: CommentState | undefined;
  /** Address of the run that the state comes from. */
  readonly run: string | undefined;
  readonly summary: string;
}

export function toldBy(body: string): Told {
  const [, sentence] = /^\*\*(.+?)\*\* /m.exec(body) ?? [];
  const state = (Object.keys(sentences) as CommentState[]).find((one) => sentences[one] === sentence);
  const start = body.search(/^# /m);
  const [, run] = /^\*\*.+\[run\]\(([^)]*)\)/m.exec(body) ?? [];
  return { state, run, summary: start < 0 ? '' : body.slice(start) };
}

/** The hidden first line by which the comment of an environment is found again. */
export function commentMark(environment: string): string {
  return `<!-- owa-im: ${environment} -->`;
}

/**
 * The comment of one environment on a pull request, at most 60,000 characters: whole sections of the summary are left
 * out, the last ones first, and named. Text of the summary is Markdown already; every other value is escaped.
 */
export function reviewComment(comment: ReviewComment): string {
  const { environment, state, digest, run, notices, remarks = [], summary } = comment;
  const head = [
    commentMark(environment),
    ...notices.slice(0, mostSentences).map((notice) => `> [!WARNING]\n> ${shortenedText(notice)}\n`),
    `**${sentences[state]}** ${digest === '' ? '' : `Digest ${markdownCode(digest)}, `}[run](${run})`,
    ...remarks.slice(0, 1).map((remark) => `\n${shortenedText(remark)}`),
    '',
  ].join('\n');
  const sections = sectionsOf(summary);
  for (let kept = sections.length; kept > 0; kept -= 1) {
    const text = `${head}\n${sections.slice(0, kept).join('')}${leftOut(sections.slice(kept))}`;
    if (text.length <= longest) return text;
  }
  return `${head}\n${leftOut(sections)}`;
}

/** Whether two comments tell the same; which run told it first is no news. */
export function sameComment(one: string, other: string): boolean {
  const plain = (body: string) => body.replace(/\[run\]\([^)]*\)/, '[run]');
  return plain(one) === plain(other);
}

/** The summary in pieces that begin with a heading of the second level; the first is what stands before them. */
function sectionsOf(summary: string): readonly string[] {
  return summary.split(/^(?=## )/m);
}

function leftOut(sections: readonly string[]): string {
  if (sections.length === 0) return '';
  const titles = sections.map((section) => /^## (.*)$/m.exec(section)?.[1] ?? 'the beginning');
  return `\nToo long for a comment, and so left out: ${titles.join(', ')}. The summary of the run has all of it.\n`;
}
