import { isDash } from './characters.ts';
import type { Reader } from './reader.ts';

const comparisons = [
  ...['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'like', 'notlike', 'match', 'notmatch', 'replace'],
  ...['contains', 'notcontains', 'in', 'notin', 'split'],
];
const binaryWords: ReadonlySet<string> = new Set([
  ...comparisons.flatMap((word) => [word, `i${word}`, `c${word}`]),
  ...['and', 'or', 'xor', 'band', 'bor', 'bxor', 'shl', 'shr', 'is', 'isnot', 'as', 'join', 'f'],
]);
const unaryWords: ReadonlySet<string> = new Set(['not', 'bnot', 'join', 'split', 'isplit', 'csplit']);
const signs = ['??=', '??', '..', '++', '--', '+=', '*=', '/=', '%=', '+', '*', '/', '%', '='];
const assignments: ReadonlySet<string> = new Set(['=', '+=', '-=', '*=', '/=', '%=', '??=']);
const binarySigns: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '..', '??']);

/** The operator at the place, in lower case and with a plain dash; undefined, and nothing read, where there is none. */
export function readOperator(reader: Reader): string | undefined {
  if (isDash(reader.peek())) return readDashed(reader);
  const sign = signs.find((one) => reader.startsWith(one));
  if (sign === undefined || (sign === '*' && reader.peek(1) === '>')) return undefined;
  reader.position += sign.length;
  return sign;
}

function readDashed(reader: Reader): string | undefined {
  const start = reader.position;
  reader.position += 1;
  const c = reader.peek();
  if (isDash(c) || c === '=') {
    reader.position += 1;
    return c === '=' ? '-=' : '--';
  }
  const word = reader.match(/[a-zA-Z_?][a-zA-Z]*/y);
  if (word === undefined) return '-';
  const operator = word.toLowerCase();
  if (!binaryWords.has(operator) && !unaryWords.has(operator)) {
    reader.position = start;
    return undefined;
  }
  reader.position += word.length;
  return `-${operator}`;
}

export function isBinaryOperator(operator: string): boolean {
  return binarySigns.has(operator) || (operator.length > 1 && binaryWords.has(operator.slice(1)));
}

export function isAssignment(operator: string): boolean {
  return assignments.has(operator);
}

export function isUnaryOperator(operator: string): boolean {
  return (
    ['+', '-', '++', '--'].includes(operator) || (operator.length > 1 && unaryWords.has(operator.slice(1)))
  );
}
