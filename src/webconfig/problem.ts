/** Why a web.config is refused or warned about; a closed set, the same in the PowerShell edit. */
export type ProblemCode =
  | 'encoding'
  | 'malformed'
  | 'doctype'
  | 'root'
  | 'namespace'
  | 'no-section'
  | 'repeated-section'
  | 'front-end'
  | 'config-source'
  | 'protected'
  | 'repeated-key'
  | 'key-case'
  | 'dead-key'
  | 'value'
  | 'inverse'
  | 'file-attribute'
  | 'config-builders';

/** One thing about one place of a web.config; lines and columns count from 1, columns in UTF-16 units. */
export interface WebConfigProblem {
  readonly code: ProblemCode;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
}

/** Thrown inside this room only; its doors catch it and return the problem. */
export class Unfit extends Error {
  readonly problem: WebConfigProblem;

  constructor(problem: WebConfigProblem) {
    super(problem.message);
    this.name = 'Unfit';
    this.problem = problem;
  }
}

/** `before` is the text up to the place: a place is a text's end, so that no one passes an offset of another text. */
export function problemAfter(
  before: string,
  code: ProblemCode,
  message: string,
  remedy: string,
): WebConfigProblem {
  const lines = before.split(/\r\n|\r|\n/);
  return { code, line: lines.length, column: (lines.at(-1) ?? '').length + 1, message, remedy };
}

/** Runs `work`; a file found unfit on the way is `refused` with its problem. */
export function orRefused<T>(
  work: () => T,
): T | { readonly kind: 'refused'; readonly problem: WebConfigProblem } {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unfit) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

/** A name from the file as a sentence may hold it: nobody reads one of a megabyte. */
export function brief(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}...` : name;
}
