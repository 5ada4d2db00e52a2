import { breakableCode, markdownCode, markdownText } from './markdown-text.ts';
import { serverOfStep } from './server-of-step.ts';
import { shortenedText } from './shortened-text.ts';

interface Step {
  readonly id: string;
  readonly target: string;
  readonly outcome: string;
  readonly message: string;
}

/** One run of a verb on a live system, or why there was none. */
export interface ToldRun {
  readonly verb: 'test' | 'apply' | 'verify' | 'rollback';
  readonly environment: string;
  readonly digest: string;
  /** Undefined where all is done, or as planned. */
  readonly failure:
    | { readonly reason: string; readonly message: string; readonly remedy: string }
    | undefined;
  readonly targets: readonly string[];
  /** Those that were gone through; none where there was no run. */
  readonly steps: readonly Step[];
  readonly journal: string | null;
  readonly machine: string | null;
}

const mostSteps = 100;
/** What `test` says of a step that apply would carry out. */
const due: ReadonlySet<string> = new Set(['differs', 'would-change']);

/** What the page of a job shows first: how it came out, how far each server is, and how to go on. Every value is escaped. */
export function runPage(run: ToldRun): string {
  const { verb, environment, digest, failure, steps } = run;
  const differing = steps.filter(({ outcome }) => verb === 'test' && due.has(outcome));
  const ended = differing.length > 0 ? 'differs' : verb === 'test' ? 'as planned' : 'done';
  return [
    `## ${verb} ${markdownCode(environment)}: ${failure?.reason ?? ended}`,
    ...(failure === undefined
      ? []
      : [`> [!CAUTION]\n> ${shortenedText(failure.message)}`, wayOn(run, failure.remedy)]),
    ...(steps.length === 0 ? [] : [table(run)]),
    ...(differing.length === 0 ? [] : [list(differing)]),
    `Digest ${markdownCode(digest)}${place(run)}`,
    '',
  ].join('\n\n');
}

function wayOn({ verb, steps }: ToldRun, remedy: string): string {
  const again = 'Start a new run to go on where the journal says that this one stopped; a re-run is refused.';
  const back = 'To go back instead, start `rollback` by hand with this environment and digest.';
  const more =
    steps.length === 0 ? [] : verb === 'apply' ? [again, back] : verb === 'rollback' ? [again] : [];
  return [markdownText(remedy), ...more].filter((text) => text !== '').join(' ');
}

/** The steps by the server that they are about; what is about none stays with its target. */
function table({ verb, targets, steps, failure }: ToldRun): string {
  const servers = targets.filter((target) => target !== 'skype' && target !== 'exchange');
  const rows = targets.flatMap((target) => {
    const own = steps.filter((step) => (serverOfStep(step, servers) ?? step.target) === target);
    const isWaited = failure !== undefined && (verb === 'apply' || verb === 'rollback');
    if (own.length === 0) return isWaited ? [`| ${markdownCode(target)} | not begun |`] : [];
    return [`| ${markdownCode(target)} | ${counted(own)} |`];
  });
  return ['| where | steps |', '|---|---|', ...rows].join('\n');
}

function counted(steps: readonly Step[]): string {
  const outcomes = [...new Set(steps.map(({ outcome }) => outcome))];
  return outcomes
    .map((one) => {
      const text = `${steps.filter(({ outcome }) => outcome === one).length} ${markdownText(one)}`;
      return one === 'failed' ? `**${text}**` : text;
    })
    .join(', ');
}

function list(steps: readonly Step[]): string {
  const lines = steps.slice(0, mostSteps).map(({ id, message }) => {
    const why = message === '' ? '' : `: ${shortenedText(message)}`;
    return `- ${breakableCode(markdownCode(id))}${why}`;
  });
  const left = steps.length - lines.length;
  return [...lines, ...(left > 0 ? [`- and ${left} more, which the log of this step names`] : [])].join('\n');
}

function place({ journal, machine }: ToldRun): string {
  if (journal === null) return '';
  return `, journal ${markdownCode(journal)}${machine === null ? '' : ` on ${markdownCode(machine)}`}`;
}
