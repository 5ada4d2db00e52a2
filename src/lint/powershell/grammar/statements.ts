import type { Range } from '../../../environment/source-text.ts';
import type { Pipeline } from '../script.ts';
import { readAttributes, wordBehindBrackets } from './attribute.ts';
import { endsToken } from './characters.ts';
import { endOfBroken } from './end-of-broken.ts';
import { keywordStatements } from './keyword-statements.ts';
import { readPipelineChain } from './pipeline.ts';
import type { Expression, Reader } from './reader.ts';

export interface Statement {
  readonly at: Range;
  /** Where the statement is one pipeline. */
  readonly pipeline?: Pipeline;
  /** Where that is one value and nothing else. */
  readonly value?: Expression | undefined;
}

export type Closer = '' | ')' | '}';

/**
 * Statements up to the bracket that closes them, or the end. What cannot be read is noted as such, to the end of the
 * line where brackets allow, and reading goes on behind it.
 */
export function readStatements(reader: Reader, closer: Closer): readonly Statement[] {
  const statements: Statement[] = [];
  const { context } = reader;
  const before = { ...context };
  for (;;) {
    const start = reader.position;
    try {
      reader.skipSeparators();
      const c = reader.peek();
      if (c === '' || c === closer) return statements;
      const statement = readStatement(reader);
      if (statement === undefined) reader.fail();
      else statements.push(statement);
    } catch (error) {
      if (!reader.isFailure(error)) throw error;
      Object.assign(context, before);
      skipBroken(reader, start, closer);
    }
  }
}

function skipBroken(reader: Reader, start: number, closer: Closer): void {
  const from = Math.max(reader.failure.start, start);
  const end = endOfBroken(reader, Math.max(from, reader.failure.end), closer);
  // A bracket that closes nothing is passed by.
  reader.position = end > start ? end : start + 1;
  reader.found.unread.push(reader.from(from, Math.max(reader.position, from)));
}

/** One statement; undefined, and nothing read, where there is none. */
export function readStatement(reader: Reader): Statement | undefined {
  reader.skipSpace();
  const start = reader.position;
  const keyword = keywordAt(reader);
  const read = keyword === undefined ? undefined : keywordStatements.get(keyword);
  if (keyword !== undefined && read !== undefined) {
    reader.position += keyword.length;
    reader.enter();
    const end = read(reader, keyword, start);
    reader.leave();
    return { at: reader.from(start, end ?? reader.position) };
  }
  if (reader.peek() === ':') {
    const label = reader.match(/:[\p{L}_][\p{L}\p{Nd}_]*(?=\s)/uy);
    if (label !== undefined) {
      reader.position += label.length;
      reader.skipNewlines();
      if (['switch', 'foreach', 'for', 'while', 'do'].includes(keywordAt(reader) ?? ''))
        return readStatement(reader);
      reader.position = start;
    }
  }
  if (reader.peek() === '[') return readAttributed(reader);
  return readPipelineChain(reader);
}

/** The word at the place in lower case, if it could be a keyword. */
export function keywordAt(reader: Reader): string | undefined {
  const word = reader.match(/[a-zA-Z]+/y);
  return word !== undefined && endsToken(reader.peek(word.length)) ? word.toLowerCase() : undefined;
}

/** `[Flags()] enum …` and `[DscResource()] class …`, or a value with types before it. */
function readAttributed(reader: Reader): Statement | undefined {
  const word = wordBehindBrackets(reader);
  if (word !== 'class' && word !== 'enum') return readPipelineChain(reader);
  const start = reader.position;
  readAttributes(reader, 'between');
  reader.skipNewlines();
  if (keywordAt(reader) === word) return readStatement(reader);
  reader.position = start;
  return readPipelineChain(reader);
}
