import { type Range, SourceText } from '../../environment/source-text.ts';
import { type Context, type Found, Reader } from './grammar/reader.ts';
import { readScriptBody } from './grammar/script-body.ts';
import { inOrder } from './in-order.ts';
import type { Products } from './products.ts';
import type { Script } from './script.ts';

/** Texts above this are not read: no script that a person wrote is as long. In UTF-16 units. */
const longestScript = 10 * 1024 * 1024;

/**
 * What our own grammar finds in a script; it never judges validity. What it cannot read is in `unread`, and everything
 * else is told as PowerShell's own parser would. The text has no byte order mark.
 */
export function readScriptByGrammar(text: string, encoding: Script['encoding'], products: Products): Script {
  const found: Found = {
    ...{ commands: [], pipelines: [], assignments: [], members: [] },
    ...{ functions: [], newerSyntax: [], comments: [], unread: [] },
  };
  if (text.length > longestScript) found.unread.push({ start: 0, end: text.length });
  else readAll(text, found);
  return {
    ...{ source: new SourceText(text), provider: 'grammar', encoding, products, syntaxErrors: [] },
    ...{ commands: inOrder(found.commands), pipelines: inOrder(found.pipelines) },
    ...{ assignments: inOrder(found.assignments), members: inOrder(found.members) },
    ...{ functions: inOrder(found.functions), newerSyntax: inOrder(found.newerSyntax) },
    ...{ comments: inOrder(found.comments), unread: found.unread.toSorted(byStart) },
  };
}

function readAll(text: string, found: Found): void {
  const context: Context = {
    ...{ openCommand: undefined, outer: undefined, inFunction: undefined, commas: 'join', depth: 0 },
  };
  const reader = new Reader({ text, start: 0, end: text.length, found, context, source: text });
  try {
    readScriptBody(reader, '');
  } catch (error) {
    if (!reader.isFailure(error)) throw error;
    found.unread.push(reader.from(reader.failure.start, text.length));
  }
}

function byStart(a: Range, b: Range): number {
  return a.start - b.start;
}
