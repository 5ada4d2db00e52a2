import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What expressions can speak of at one place of a workflow. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the jobs or steps before came out, as success(), failure(), cancelled() and always() tell it. */
export type Status = 'success' | 'failure' | 'skipped';

/** The value of one expression, as GitHub's own library computes it. */
export function evaluate(
  expression: string,
  contexts: Contexts,
  status: Status = 'success',
): data.ExpressionData {
  const says = {
    success: status === 'success',
    failure: status === 'failure',
    cancelled: false,
    always: true,
  };
  const functions = new Map(
    Object.entries(says).map(([name, value]) => [
      name,
      { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) },
    ]),
  );
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), [...functions.values()]).parse();
  const dictionary = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(tree, dictionary, functions).evaluate();
}

/** A text with expressions in it, or one expression alone. */
export function fill(text: unknown, contexts: Contexts): string {
  return String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  );
}

/** Whether a condition holds; without a word about the status it asks for success as well. */
export function holds(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const expression = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const asks = /\b(success|failure|cancelled|always)\(\)/.test(expression);
  if (!asks && status !== 'success') return false;
  return truth(evaluate(expression, contexts, status));
}

function truth(value: data.ExpressionData): boolean {
  const text = value.coerceString();
  return !['', 'false', '0'].includes(text);
}
