import { expect, test } from '@jest/globals';
import type { FindingEdit } from '../../src/environment/finding.ts';
import { showEdits } from '../../src/environment/show-edits.ts';
import { SourceText } from '../../src/environment/source-text.ts';

const source = new SourceText('one\r\ntwo two\r\nthree\r\nfour');

function edit(line: number, column: number, endLine: number, endColumn: number, text: string): FindingEdit {
  return { line, column, endLine, endColumn, text };
}

test.each<[string, FindingEdit[], string[]]>([
  ['a word', [edit(2, 5, 2, 8, '2')], ['- two two', '+ two 2']],
  ['two words of a line', [edit(2, 1, 2, 4, 'A'), edit(2, 5, 2, 8, 'B')], ['- two two', '+ A B']],
  ['two lines apart', [edit(1, 1, 1, 4, '1'), edit(4, 1, 4, 5, '4')], ['- one', '+ 1', '- four', '+ 4']],
  ['a line put in', [edit(3, 1, 3, 1, 'new\n')], ['+ new']],
  ['a line taken out', [edit(2, 1, 3, 1, '')], ['- two two']],
  ['a line put at the end', [edit(4, 5, 4, 5, '\r\nfive')], ['- four', '+ four', '+ five']],
  ['several lines as one', [edit(1, 3, 3, 3, '-')], ['- one', '- two two', '- three', '+ on-ree']],
  ['a secret is masked', [edit(1, 1, 1, 4, 'password: hunter22')], ['- one', '+ password: ********']],
])('%s', (_name, edits, shown) => {
  expect(showEdits(edits, source)).toEqual(shown);
});

test('a long change is counted', () => {
  const long = new SourceText('a\n'.repeat(30));
  const shown = showEdits([edit(1, 1, 31, 1, '')], long);
  expect(shown).toHaveLength(21);
  expect(shown.at(-1)).toBe('... 10 more lines');
});
