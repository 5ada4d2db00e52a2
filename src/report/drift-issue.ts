import { markdownCode } from './markdown-text.ts';
import { shortenedText } from './shortened-text.ts';

/** What a test found of one step. */
export interface DriftStep {
  readonly id: string;
  readonly outcome: string;
  readonly message: string;
}

export interface Drift {
  readonly environment: string;
  readonly digest: string;
  readonly run: string;
  readonly steps: readonly DriftStep[];
  /** Why the comparison could not be made, where it could not. */
  readonly failure: string | undefined;
}

/** The label by which the issues of a repository are found. */
export const driftLabel = 'owa-im-drift';

/** Rows; more are not read one by one. */
const mostRows = 200;
/** Characters of all rows: GitHub takes 65,536 for an issue, and a row may hold much of what a server said. */
const longest = 50_000;

export function driftTitle(environment: string): string {
  return `owa-im: ${environment} differs from its plan`;
}

/** The text of the one issue of an environment, the same for the same drift whatever run found it. */
export function driftIssue({ environment, digest, run, steps, failure }: Drift): string {
  const different = steps.filter(({ outcome }) => outcome === 'differs');
  const rows = rowsOf(different);
  const more = different.length - rows.length;
  return [
    driftMark(environment),
    `The live system of ${markdownCode(environment)} is not what the plan with the digest ${markdownCode(digest)} says.`,
    ...(failure === undefined ? [] : ['', `It could not be read as a whole: ${shortenedText(failure)}`]),
    '',
    ...(rows.length === 0 ? [] : ['| step | what is there |', '| --- | --- |', ...rows]),
    ...(more > 0 ? ['', `${more} more are in the run.`] : []),
    '',
    `Plan and apply put it right; if the change was meant, write it into the environment file. Found first by [this run](${run}).`,
    '',
  ].join('\n');
}

/** As many of the first steps as have room, a row each. */
function rowsOf(steps: readonly DriftStep[]): readonly string[] {
  const rows: string[] = [];
  let left = longest;
  for (const { id, message } of steps.slice(0, mostRows)) {
    const row = `| ${markdownCode(id)} | ${message === '' ? '' : shortenedText(message)} |`;
    left -= row.length + 1;
    if (left < 0) break;
    rows.push(row);
  }
  return rows;
}

/** The hidden first line by which the issue of an environment is found again. */
export function driftMark(environment: string): string {
  return `<!-- owa-im-drift: ${environment} -->`;
}
