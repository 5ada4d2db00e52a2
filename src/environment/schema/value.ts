import * as z from 'zod/mini';
import { Problem } from '../values/problem.ts';
import { key } from './metadata.ts';

interface ValueType<T> {
  /** In words: "FQDN". */
  readonly type: string;
  /** For editors, which know only the JSON Schema; at least what `read` accepts. */
  readonly pattern?: string;
  readonly read: (text: string) => T | Problem;
}

/** A text that is read into a value once; a `Problem` becomes an issue whose remedy travels in `params`. */
export function value<T>(valueType: ValueType<T>) {
  const { type, pattern } = valueType;
  return key(z.pipe(z.string(), reading(valueType.read)), {
    type,
    ...(pattern === undefined ? {} : { pattern }),
  });
}

/** The same for a value that may also be written as a number: `2013`. */
export function valueOrNumber<T>(valueType: ValueType<T>) {
  const { type, pattern } = valueType;
  const schema = z.pipe(
    z.union([z.string(), z.number()]),
    reading((input: string | number) => valueType.read(String(input))),
  );
  return key(schema, { type, ...(pattern === undefined ? {} : { pattern }) });
}

function reading<I, T>(read: (input: I) => T | Problem) {
  return z.transform((input: I, context): Exclude<T, Problem> => {
    const result = read(input);
    if (!(result instanceof Problem)) return result as Exclude<T, Problem>;
    context.issues.push({
      code: 'custom',
      message: result.message,
      params: { remedy: result.remedy },
      input,
    });
    return z.NEVER;
  });
}

/** No organisation comes near; what looks at each pair of entries stays quick. */
export const longestList = 1000;

/** A list whose entries differ, without regard to case. */
export function distinct<S extends z.ZodMiniType>(item: S) {
  return key(list(item), { uniqueItems: true });
}

/** The same, with at least one entry. */
export function distinctNonEmpty<S extends z.ZodMiniType>(item: S) {
  return key(nonEmpty(item), { uniqueItems: true });
}

export function nonEmpty<S extends z.ZodMiniType>(item: S) {
  return z.array(item).check(z.minLength(1), z.maxLength(longestList));
}

export function list<S extends z.ZodMiniType>(item: S) {
  return z.array(item).check(z.maxLength(longestList));
}
