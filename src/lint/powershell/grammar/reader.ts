import type { Range } from '../../../environment/source-text.ts';
import type { Assignment, Command, MemberUse, Pipeline, Script } from '../script.ts';
import type { Value } from '../value.ts';
import { isNewline, isSpace } from './characters.ts';
import { lineEnd } from './line-end.ts';

/** What was read, with the place of the whole; a value in parentheses keeps its own place. */
export interface Expression {
  readonly at: Range;
  readonly value: Value;
  readonly isSplatted?: boolean;
  /** Written with commas, so that an array around it has its items. */
  readonly isList?: boolean;
}

type Elements<T> = T extends readonly (infer Item)[] ? Item[] : never;

/** What the script holds, filled while it is read. */
export interface Found {
  readonly commands: Command[];
  readonly pipelines: Pipeline[];
  readonly assignments: Assignment[];
  readonly members: MemberUse[];
  readonly functions: Elements<Script['functions']>;
  readonly newerSyntax: Elements<Script['newerSyntax']>;
  readonly comments: Elements<Script['comments']>;
  readonly unread: Range[];
}

/** Where in the script the reader is. */
export interface Context {
  openCommand: Command | undefined;
  outer: Command | undefined;
  inFunction: string | undefined;
  /** Whether a comma makes an array here, or divides the arguments of a method or an attribute. */
  commas: 'join' | 'divide';
  depth: number;
}

/** Far above what people write, and far below what the stack of JavaScript holds. */
const deepest = 120;
const unreadable = new Error('the grammar does not know this');

/** The text, the place in it, and what was found so far. The functions of the grammar take it as their first argument. */
export class Reader {
  position: number;
  /** Where the place begins that could not be read, and what is lost at least, after `fail`. */
  failure: Range = { start: 0, end: 0 };
  /** Comments before this were told already. */
  #told = 0;
  /** What is not in the text any more from some place on, so that it is looked for once. */
  readonly #absent = new Set<string>();
  /** Where an expression begins that no operator precedes: `1?` is a word there, and a number in a condition. */
  expressionStart = -1;

  readonly text: string;
  readonly end: number;
  readonly found: Found;
  readonly context: Context;
  /** For text that was changed before it is read: the place in the source of each of its characters. */
  readonly origins: readonly Range[] | undefined;
  /** The text of the whole script. */
  readonly source: string;

  constructor(part: {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly found: Found;
    readonly context: Context;
    readonly origins?: readonly Range[] | undefined;
    readonly source: string;
  }) {
    this.text = part.text;
    this.position = part.start;
    this.end = part.end;
    this.found = part.found;
    this.context = part.context;
    this.origins = part.origins;
    this.source = part.source;
  }

  /** The character at the place or after it; empty at the end. */
  peek(ahead = 0): string {
    const index = this.position + ahead;
    return index < this.end ? this.text.charAt(index) : '';
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.position) && this.position + token.length <= this.end;
  }

  /** The match of a sticky expression at the place. */
  match(expression: RegExp): string | undefined {
    expression.lastIndex = this.position;
    const found = expression.exec(this.text)?.[0];
    return found === undefined || this.position + found.length <= this.end
      ? found
      : found.slice(0, this.end - this.position);
  }

  /** The name at the place, which is not read yet. */
  identifier(): string | undefined {
    return this.match(/[\p{L}_][\p{L}\p{Nd}_]*/uy);
  }

  /** Where the token comes next; -1 where it does not. Never asked for a place before that of an earlier question. */
  indexOf(token: string, from: number): number {
    const at = this.#absent.has(token) ? -1 : this.text.indexOf(token, from);
    if (at !== -1 && at + token.length <= this.end) return at;
    this.#absent.add(token);
    return -1;
  }

  /** From a place to the present one, or to the given one, as offsets in the source. */
  from(start: number, end = this.position): Range {
    if (this.origins === undefined) return { start, end };
    const first = this.origins[start]?.start ?? this.origins.at(-1)?.end ?? 0;
    return { start: first, end: end > start ? (this.origins[end - 1]?.end ?? first) : first };
  }

  /** What is written there. */
  raw({ start, end }: Range): string {
    return this.source.slice(start, end);
  }

  /** Leaves the statement: what comes next is not read. */
  fail(start = this.position, end = start): never {
    this.failure = { start, end };
    throw unreadable;
  }

  isFailure(error: unknown): boolean {
    return error === unreadable;
  }

  enter(): void {
    this.context.depth += 1;
    if (this.context.depth > deepest) this.fail();
  }

  leave(): void {
    this.context.depth -= 1;
  }

  /** White space, continued lines and comments, up to what means something or the end of the line. */
  skipSpace(): void {
    for (;;) {
      const c = this.peek();
      if (isSpace(c)) this.position += 1;
      else if (c === '`' && isNewline(this.peek(1)))
        this.position += this.peek(1) === '\r' && this.peek(2) === '\n' ? 3 : 2;
      else if (c === '`' && (isSpace(this.peek(1)) || this.position + 1 === this.end)) this.position += 1;
      else if (c === '#') this.#comment(lineEnd(this.text, this.position, this.end));
      else if (c === '<' && this.peek(1) === '#') this.skipBlockComment();
      else return;
    }
  }

  skipNewlines(): void {
    for (this.skipSpace(); isNewline(this.peek()); this.skipSpace()) this.position += 1;
  }

  skipSeparators(): void {
    for (this.skipSpace(); isNewline(this.peek()) || this.peek() === ';'; this.skipSpace())
      this.position += 1;
  }

  skipBlockComment(): void {
    const end = this.indexOf('#>', this.position + 2);
    if (end === -1) this.fail(this.position, this.end);
    this.#comment(end + 2);
  }

  #comment(end: number): void {
    const start = this.position;
    this.position = end;
    if (start < this.#told) return;
    this.#told = end;
    this.found.comments.push({ at: this.from(start), text: this.text.slice(start, end) });
  }
}
