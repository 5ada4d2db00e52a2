import type { Range } from '../../../environment/source-text.ts';
import type { MemberUse } from '../script.ts';
import type { Value } from '../value.ts';
import { readArgument } from './argument.ts';
import { readBraces } from './brackets.ts';
import { isDash, isNewline, isSpace, startsIdentifier } from './characters.ts';
import { readExpression } from './expression.ts';
import { readAlone } from './primary.ts';
import type { Expression, Reader } from './reader.ts';
import { readUnary } from './unary.ts';

type Place = 'argument' | 'expression';

/** Members, calls and indexes that follow a value without space: `.Name`, `::new()`, `[0]`, `?.Name`. */
export function readMemberUses(
  reader: Reader,
  first: Expression,
  start: number,
  place: Place,
  of: 'value' | 'type',
): Expression {
  let expression = first;
  for (;;) {
    const back = reader.position;
    while (reader.startsWith('<#')) reader.skipBlockComment();
    const operator = operatorAt(reader, place, expression === first ? of : 'value');
    if (operator === undefined) {
      reader.position = back;
      return expression;
    }
    reader.position += operator.length;
    reader.enter();
    reader.skipNewlines();
    expression = operator.endsWith('[')
      ? readIndex(reader, start)
      : readMember(reader, expression, start, place, operator);
    if (operator.startsWith('?'))
      reader.found.newerSyntax.push({ construct: operator, since: '7.0', at: expression.at });
    reader.leave();
  }
}

function operatorAt(reader: Reader, place: Place, of: 'value' | 'type'): string | undefined {
  if (reader.startsWith('?.')) return '?.';
  if (reader.peek() === '[') return of === 'value' ? '[' : undefined;
  if (reader.startsWith('?[')) return of === 'value' ? '?[' : undefined;
  const operator = reader.startsWith('::') ? '::' : reader.peek() === '.' ? '.' : undefined;
  if (operator === undefined || reader.startsWith('..')) return undefined;
  const next = reader.peek(operator.length);
  const isEnd = next === '' || isSpace(next) || isNewline(next);
  return place === 'argument' && isEnd ? undefined : operator;
}

function readIndex(reader: Reader, start: number): Expression {
  const { commas } = reader.context;
  reader.context.commas = 'join';
  if (readExpression(reader) === undefined) reader.fail();
  reader.context.commas = commas;
  reader.skipNewlines();
  if (reader.peek() !== ']') reader.fail();
  reader.position += 1;
  const at = reader.from(start);
  return { at, value: { kind: 'expression', at } };
}

function readMember(
  reader: Reader,
  target: Expression,
  start: number,
  place: Place,
  operator: string,
): Expression {
  const member = readName(reader, place);
  const nameEnd = reader.position;
  const given = member.isWord ? undefined : readCall(reader, member);
  if (given === undefined) reader.position = nameEnd;
  const at = reader.from(start);
  const use: MemberUse = {
    at,
    of: target.value,
    isStatic: operator === '::',
    name: member.name,
    nameAt: member.at,
    arguments: given,
  };
  reader.found.members.push(use);
  tellNewer(reader, use);
  return {
    at,
    value:
      given === undefined
        ? { kind: 'member', at, of: target.value, name: member.name }
        : { kind: 'expression', at },
  };
}

interface Name {
  readonly at: Range;
  readonly name: string | undefined;
  /** A bare word that is no identifier: nothing can be called by it. */
  readonly isWord: boolean;
}

function readName(reader: Reader, place: Place): Name {
  const start = reader.position;
  const identifier = reader.identifier();
  if (identifier !== undefined) {
    reader.position += identifier.length;
    return { at: reader.from(start), name: identifier, isWord: false };
  }
  const c = reader.peek();
  const isPrefixed = ['+', '!', ',', '['].includes(c) || isDash(c);
  const computed = isPrefixed ? readUnary(reader) : readAlone(reader, place);
  if (computed !== undefined) return { at: computed.at, name: constant(computed), isWord: false };
  const word = readArgument(reader, 'one');
  return word === undefined ? reader.fail() : { at: word.at, name: constant(word), isWord: true };
}

function constant({ at, value }: Expression): string | undefined {
  return value.kind === 'string' && value.at.start === at.start ? value.text : undefined;
}

/** The arguments of a call, in parentheses or as a block, with type arguments before them; undefined where it is none. */
function readCall(reader: Reader, member: Name): readonly Value[] | undefined {
  const generic =
    reader.peek() === '[' ? reader.match(/\[[\p{L}_][\p{L}\p{Nd}_.`+,[\] ]{0,200}?\](?=\()/uy) : undefined;
  if (generic !== undefined) {
    reader.found.newerSyntax.push({
      construct: 'type arguments of a method',
      since: '7.3',
      at: member.at,
    });
    reader.position += generic.length;
  }
  if (reader.peek() === '{') return [readBraces(reader).value];
  return reader.peek() === '(' ? readCallArguments(reader) : undefined;
}

/** At the opening parenthesis. */
export function readCallArguments(reader: Reader): readonly Value[] {
  const { commas } = reader.context;
  reader.context.commas = 'divide';
  reader.position += 1;
  const values: Value[] = [];
  for (;;) {
    reader.skipNewlines();
    const argument = startsIdentifier(reader.peek()) ? undefined : readExpression(reader);
    if (argument === undefined) {
      if (values.length > 0) reader.fail();
      break;
    }
    values.push(argument.value);
    reader.skipNewlines();
    if (reader.peek() !== ',') break;
    reader.position += 1;
  }
  reader.skipNewlines();
  if (reader.peek() !== ')') reader.fail();
  reader.position += 1;
  reader.context.commas = commas;
  return values;
}

function tellNewer(reader: Reader, use: MemberUse): void {
  if (use.arguments === undefined || use.name === undefined) return;
  const name = use.name.toLowerCase();
  if (use.isStatic && name === 'new')
    reader.found.newerSyntax.push({ construct: '::new()', since: '5.0', at: use.nameAt });
  if (!use.isStatic && (name === 'where' || name === 'foreach'))
    reader.found.newerSyntax.push({ construct: `.${use.name}()`, since: '4.0', at: use.nameAt });
}
