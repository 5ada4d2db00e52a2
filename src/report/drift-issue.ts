import { markdownCode, markdownText } from './markdown-text.ts';

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

/** More are not read one by one. */
const longest = 200;

export function driftTitle(environment: string): string {
  return `owa-im: ${environment} differs from its plan`;
}

/** The text of the one issue of an environment, the same for the same drift whatever run found it. */
export function driftIssue({ environment, digest, run, steps, failure }: Drift): string {
  const different = steps.filter(({ outcome }) => outcome === 'differs');
  const rows = different
    .slice(0, longest)
    .map(({ id, message }) => `| ${markdownCode(id)} | ${message === '' ? '' : markdownText(message)} |`);
  return [
    driftMark(environment),
    `The live system of ${markdownCode(environment)} is not what the plan with the digest ${markdownCode(digest)} says.`,
    ...(failure === undefined ? [] : ['', `It could not be read as a whole: ${markdownText(failure)}`]),
    '',
    ...(rows.length === 0 ? [] : ['| step | what is there |', '| --- | --- |', ...rows]),
    ...(different.length > longest ? ['', `${different.length - longest} more are in the run.`] : []),
    '',
    `Plan and apply put it right; if the change was meant, write it into the environment file. Found first by [this run](${run}).`,
    '',
  ].join('\n');
}

/** The hidden first line by which the issue of an environment is found again. */
export function driftMark(environment: string): string {
  return `<!-- owa-im-drift: ${environment} -->`;
}
