import * as z from 'zod/mini';
import { definitionOf, expected, formOf } from '../schema/expectation.ts';
import type { ShapeRule } from '../shape-rule.ts';
import { findInvisibleCharacter, type InvisibleCharacter } from '../values/invisible-character.ts';
import { nearest } from '../values/nearest.ts';
import { quote } from '../values/quote.ts';
import type { YamlScalar } from '../yaml/node.ts';

export type ScalarReading =
  | { readonly value: unknown }
  | {
      readonly rule: ShapeRule;
      readonly message: string;
      readonly remedy: string;
      /** Where in the decoded text the fault is, if at one character. */
      readonly at?: { readonly index: number; readonly length: number };
    };

/** A scalar that is neither empty nor secret → the value that the schema makes of it. */
export function readScalar(scalar: YamlScalar, schema: z.core.$ZodType): ScalarReading {
  const { value, text } = scalar;
  if (typeof value === 'string') {
    const invisible = findInvisibleCharacter(value);
    if (invisible !== undefined) return invisibleCharacter(invisible);
  }
  const form = formOf(schema);
  const given = typeof value === 'string' ? 'text' : typeof value;
  if (form !== 'any' && form !== given) return wrongType(scalar, schema);
  if (typeof value === 'number' && String(value) !== text) {
    return {
      rule: 'number-notation',
      message: `YAML reads ${text} as the number ${value}.`,
      remedy: `Write ${value}${form === 'any' ? ', or put the text in quotes' : ''}.`,
    };
  }
  const result = z.safeParse(schema, value);
  if (result.success) return { value: result.data };
  const [issue] = result.error.issues;
  if (issue?.code === 'custom') {
    return { rule: 'invalid-value', message: issue.message, remedy: String(issue.params?.remedy) };
  }
  return notOneOf(scalar, schema);
}

function invisibleCharacter(found: InvisibleCharacter): ScalarReading {
  return {
    rule: 'invisible-character',
    message: `The text holds ${found.name} as its character ${found.index + 1}.`,
    remedy:
      'Delete it: a value is one line without controls and invisible marks. Such a mark often comes with a copy, as of a thumbprint from the certificate dialog.',
    at: found,
  };
}

function wrongType(scalar: YamlScalar, schema: z.core.$ZodType): ScalarReading {
  const form = formOf(schema);
  if (form === 'text') return textWithoutQuotes(scalar, schema);
  if (form === 'boolean') return notBoolean(scalar);
  const wanted = expected(schema);
  return {
    rule: 'wrong-type',
    message: `${form === 'number' ? `A number (${wanted})` : `A ${form}`} is expected here, not ${quote(scalar.text)}.`,
    remedy: form === 'number' && /^\d+$/.test(scalar.text) ? 'Remove the quotes.' : `Write ${wanted}.`,
  };
}

/** A number or a boolean where text is expected: quotes help only if the text is right. */
function textWithoutQuotes({ value, text }: YamlScalar, schema: z.core.$ZodType): ScalarReading {
  const issue = z.safeParse(schema, text).error?.issues[0];
  if (issue?.code === 'custom') {
    return { rule: 'invalid-value', message: issue.message, remedy: String(issue.params?.remedy) };
  }
  return {
    rule: 'wrong-type',
    message: `Text is expected here (${expected(schema)}); YAML reads ${quote(text)} as a ${typeof value}.`,
    remedy: issue === undefined ? `Put it in quotes: "${text}".` : `Write ${expected(schema)}.`,
  };
}

function notBoolean({ text }: YamlScalar): ScalarReading {
  const isTrue = /^(?:yes|on|y|1|true)$/i.test(text);
  const isFalse = /^(?:no|off|n|0|false)$/i.test(text);
  return {
    rule: 'wrong-type',
    message: `true or false is expected here, not ${quote(text)}.`,
    remedy: `Write ${isTrue ? 'true' : isFalse ? 'false' : 'true or false'}, without quotes.`,
  };
}

function notOneOf(scalar: YamlScalar, schema: z.core.$ZodType): ScalarReading {
  const def = definitionOf(schema);
  const entries = def.type === 'enum' ? Object.values(def.entries) : def.type === 'literal' ? def.values : [];
  const options = entries.map(String);
  const meant = typeof scalar.value === 'string' ? nearest(scalar.value, options) : undefined;
  const list = options.length > 1 ? `one of ${options.join(', ')}` : expected(schema);
  return {
    rule: 'invalid-value',
    message: `${quote(scalar.text)} is not allowed here.`,
    remedy: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Write ${list}.`,
  };
}
