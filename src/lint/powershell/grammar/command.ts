import type { Range } from '../../../environment/source-text.ts';
import type { Argument, Command, Pipeline } from '../script.ts';
import { atCommandEnd, isRedirection, readArgument, readParameterName } from './argument.ts';
import { endsToken, isDash, isDoubleQuote, isLetter } from './characters.ts';
import type { Expression, Reader } from './reader.ts';
import { readRedirection } from './redirection.ts';

type Open<T> = { -readonly [Key in keyof T]: T[Key] };

/** A command with its arguments; undefined, and nothing read, where there is none. */
export function readCommand(
  reader: Reader,
  pipeline: Pipeline,
  redirectedTo: Pipeline['redirectedTo'][number][],
): Command | undefined {
  const start = reader.position;
  const invocation = readInvocation(reader);
  reader.skipSpace();
  const nameStart = reader.position;
  if (atCommandEnd(reader) || isRedirection(reader))
    return invocation === 'plain' ? undefined : reader.fail();
  const given: Argument[] = [];
  const command: Open<Command> = {
    ...{ at: reader.from(start), name: undefined, nameAt: reader.from(nameStart), invocation },
    ...{ arguments: given, pipeline, index: pipeline.elements.length },
    ...{ outer: reader.context.outer, inFunction: reader.context.inFunction },
  };
  const { openCommand } = reader.context;
  reader.context.openCommand = command;
  reader.enter();
  const name = readArgument(reader, 'one');
  if (name === undefined) return reader.fail();
  command.nameAt = name.at;
  command.name = nameOf(name, command);
  let end = name.at.end;
  let areAllValues = false;
  for (;;) {
    const back = reader.position;
    reader.skipSpace();
    if (atCommandEnd(reader)) {
      reader.position = back;
      break;
    }
    if (isRedirection(reader)) {
      const redirection = readRedirection(reader);
      if (redirection.file !== undefined) redirectedTo.push(redirection.file);
      end = redirection.at.end;
      continue;
    }
    const element = readElement(reader, areAllValues ? 'values' : 'any');
    if (element.kind === 'parameter' && element.name === '-') areAllValues = true;
    given.push(element);
    end = element.at.end;
    if (element.kind === 'value' && element.value.kind === 'string' && element.value.text === '--%') {
      const rest = readVerbatim(reader);
      given.push({ kind: 'value', at: rest.at, value: rest.value });
      end = rest.at.end;
      break;
    }
  }
  reader.leave();
  reader.context.openCommand = openCommand;
  command.at = { start: reader.from(start).start, end };
  reader.found.commands.push(command);
  return command;
}

function readInvocation(reader: Reader): Command['invocation'] {
  const c = reader.peek();
  const next = reader.peek(1);
  if (c === '&' && next !== '&') {
    reader.position += 1;
    return 'call';
  }
  const isDot = c === '.' && (endsToken(next) || ['$', '"', "'"].includes(next));
  if (isDot) reader.position += 1;
  return isDot ? 'dot' : 'plain';
}

/** A plain name with a variable in it is a name as it stands; after `&` and `.` it is computed. */
function nameOf({ value }: Expression, command: Command): string | undefined {
  if (value.kind === 'string' && sameRange(value.at, command.nameAt)) return value.text;
  return value.kind === 'expandable' && command.invocation === 'plain' ? value.raw : undefined;
}

function sameRange(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}

function readElement(reader: Reader, expected: 'any' | 'values'): Argument {
  const start = reader.position;
  if (isDash(reader.peek())) {
    const next = reader.peek(1);
    if (isDash(next) && endsToken(reader.peek(2))) {
      reader.position += 2;
      const at = reader.from(start);
      return expected === 'any'
        ? { kind: 'parameter', at, name: '-', value: undefined }
        : { kind: 'value', at, value: { kind: 'string', at, text: '--', quote: 'none' } };
    }
    if (expected === 'any' && (isLetter(next) || next === '_' || next === '?')) {
      const parameter = readParameter(reader);
      if (parameter !== undefined) return parameter;
    }
  }
  const argument = readArgument(reader, 'list');
  if (argument === undefined) return reader.fail();
  const { at, value, isSplatted } = argument;
  return isSplatted === true && value.kind === 'variable'
    ? { kind: 'splatted', at, variable: value.name }
    : { kind: 'value', at, value };
}

function readParameter(reader: Reader): Argument | undefined {
  const start = reader.position;
  const parameter = readParameterName(reader);
  if (parameter === undefined) return undefined;
  const { name, hasColon } = parameter;
  const end = reader.position;
  if (hasColon) {
    reader.skipSpace();
    const value = reader.peek() === ',' ? undefined : readArgument(reader, 'list');
    if (value !== undefined)
      return {
        kind: 'parameter',
        at: { ...value.at, start: reader.from(start).start },
        name,
        value: value.value,
      };
    reader.position = end;
  }
  return { kind: 'parameter', at: reader.from(start), name, value: undefined };
}

/** After `--%` PowerShell reads nothing up to the end of the line or a pipe. */
function readVerbatim(reader: Reader): Expression {
  reader.skipSpace();
  const start = reader.position;
  let quoted = false;
  for (let c = reader.peek(); c !== '' && c !== '\r' && c !== '\n'; c = reader.peek()) {
    if (isDoubleQuote(c)) quoted = !quoted;
    if (!quoted && (c === '|' || reader.startsWith('&&'))) break;
    reader.position += 1;
  }
  const at = reader.from(start);
  const text = reader.text.slice(start, reader.position);
  return { at, value: { kind: 'string', at, text, quote: 'none' } };
}
