import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SourceText } from '../../src/environment/source-text.ts';
import { decodeText } from '../../src/lint/decode-text.ts';
import type { Example } from '../../src/lint/rule.ts';
import { runTextRules } from '../../src/lint/run-text-rules.ts';
import { noContext, type TextFile } from '../../src/lint/text-file.ts';
import type { TextRule } from '../../src/lint/text-rule.ts';
import { readWebConfigFile } from '../../src/lint/web-config-rules/read-web-config-file.ts';
import { webConfigFileRules } from '../../src/lint/web-config-rules/web-config-file-rules.ts';
import { readWorkflow } from '../../src/lint/workflow-rules/read-workflow.ts';
import { workflowRules } from '../../src/lint/workflow-rules/workflow-rules.ts';

/** Places of an example's text are cut, doubled, or overwritten by what means something in such files. */
function broken(rules: readonly TextRule<never>[]): fc.Arbitrary<Uint8Array> {
  const texts = rules.flatMap(({ bad, good }) => [...bad, ...good].map(({ text }: Example) => text));
  const piece = fc.constantFrom(
    ...[
      '<',
      '>',
      '/>',
      '&',
      '"',
      "'",
      '\uFEFF',
      '\0',
      '\r',
      '\t',
      ' ',
      '- ',
      ': ',
      '{',
      ']',
      '*a',
      '&a ',
      '|',
    ],
    ...['${{', '}}', '<clear/>', 'xmlns:constructor="u"', '__proto__', 'constructor:', '\uD800', '\u200E'],
  );
  const change = fc.record({ at: fc.nat(2_000), length: fc.nat(30), text: fc.oneof(piece, fc.string()) });
  return fc
    .record({
      text: fc.constantFrom(...texts),
      changes: fc.array(change, { maxLength: 4 }),
      end: fc.option(fc.nat(2_000)),
      noise: fc.option(fc.uint8Array({ maxLength: 20 })),
    })
    .map(({ text, changes, end, noise }) => {
      let result = text;
      for (const { at, length, text: put } of changes) {
        const place = at % (result.length + 1);
        result = result.slice(0, place) + put + result.slice(place + length);
      }
      const bytes = Buffer.from(end === null ? result : result.slice(0, end), 'utf8');
      return noise === null ? bytes : Buffer.concat([bytes, noise]);
    });
}

function crashes<Model>(
  rules: readonly TextRule<Model>[],
  read: (file: TextFile) => Model,
  bytes: Uint8Array,
): readonly string[] {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return [];
  const source = new SourceText(decoded.text);
  const server = {
    name: 'EX15',
    version: { text: '2013', generation: '2013' },
    imServerName: 'a.b',
  } as const;
  const context = { ...noContext, environments: ['prod'], server };
  const model = read({ file: 'a', bytes, source, encoding: decoded.encoding, context });
  const found = runTextRules(rules, model, source, 'a');
  const wrong = found.filter(({ line, column, endLine = line }) => line < 1 || column < 1 || endLine < line);
  return [...found.filter(({ rule }) => rule === 'rule-crashed'), ...wrong].map(({ message }) => message);
}

test('no rule on web.config files fails on what is broken', () => {
  fc.assert(
    fc.property(broken(webConfigFileRules), (bytes) => {
      expect(crashes(webConfigFileRules, readWebConfigFile, bytes)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('no rule on workflows fails on what is broken', () => {
  fc.assert(
    fc.property(broken(workflowRules), (bytes) => {
      expect(crashes(workflowRules, readWorkflow, bytes)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
