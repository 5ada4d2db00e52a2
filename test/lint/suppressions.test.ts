import { expect, test } from '@jest/globals';
import type { Finding } from '../../src/environment/finding.ts';
import { SourceText } from '../../src/environment/source-text.ts';
import { allRules } from '../../src/lint/all-rules.ts';
import { readConfiguration } from '../../src/lint/configuration/read-configuration.ts';
import type { FileKind } from '../../src/lint/file-kind.ts';
import { RuleNames } from '../../src/lint/suppressions/rule-names.ts';
import { suppressByComment } from '../../src/lint/suppressions/suppress-by-comment.ts';
import { suppressByConfiguration } from '../../src/lint/suppressions/suppress-by-configuration.ts';

const names = new RuleNames(allRules());

/** A warning of a rule that any kind of file may have, at the start of each named line. */
function warnings(...lines: readonly number[]): Finding[] {
  return lines.map((line) => ({
    ...{ rule: 'products-invalid', severity: 'warning', message: `Line ${line}.`, remedy: 'R.' },
    ...{ file: 'a.txt', line, column: 1 },
  }));
}

async function byComment(kind: FileKind, text: string, findings: readonly Finding[]) {
  const source = new SourceText(text);
  const rest = await suppressByComment({ kind, file: 'a.txt', source, findings }, async () => names);
  return {
    left: rest.findings.map(({ rule, line, column }) => `${line}:${column} ${rule}`),
    suppressed: rest.suppressed.map(({ finding, reason, by }) => `${finding.line} ${by} ${reason}`),
  };
}

const next = '# owa-im-disable-next-line products-invalid: why not';

test.each<[string, FileKind, string, number[], number[]]>([
  ['the next line alone', 'powershell', `a\n${next}\nb\nc`, [1, 3, 4], [3]],
  ['by id', 'powershell', `# owa-im-disable-next-line OWA911: why\nb`, [2], [2]],
  ['the same line', 'powershell', 'a # owa-im-disable-line products-invalid: why\nb', [1, 2], [1]],
  [
    'the whole file, from anywhere',
    'powershell',
    'a\n# owa-im-disable-file products-invalid: why',
    [1, 2],
    [1, 2],
  ],
  [
    'in a comment of a block',
    'powershell',
    '<# owa-im-disable-next-line products-invalid: why #>\nb',
    [2],
    [2],
  ],
  [
    'behind the hash at once, with CRLF',
    'powershell',
    `#owa-im-disable-next-line products-invalid: why\r\nb\r\nc`,
    [2, 3],
    [2],
  ],
  [
    'several rules',
    'powershell',
    '# owa-im-disable-next-line suppression-unused, products-invalid: why\nb',
    [2],
    [2],
  ],
  ['one directive above another', 'powershell', `${next}\n# owa-im-disable-next-line OWA913: x\nb`, [3], [3]],
  [
    'a command that goes on behind a backtick',
    'powershell',
    `${next}\nb \`\n  -C \`\n  -D\ne`,
    [2, 3, 4, 5],
    [2, 3, 4],
  ],
  ['a pipeline', 'powershell', `${next}\nb |\n  c\nd`, [2, 3, 4], [2, 3]],
  [
    'a tag over several lines',
    'web-config',
    '<!-- owa-im-disable-next-line products-invalid: why -->\n<add\n  a="b"\n/>\n<add/>',
    [2, 3, 4, 5],
    [2, 3, 4],
  ],
  [
    'an XML comment behind the tag',
    'web-config',
    '<add/> <!-- owa-im-disable-line products-invalid: why -->',
    [1],
    [1],
  ],
  ['YAML', 'workflow', `jobs:\n  ${next}\n  a: b\n  c: d`, [3, 4], [3]],
])('suppressed: %s', async (_name, kind, text, found, gone) => {
  const { suppressed, left } = await byComment(kind, text, warnings(...found));
  expect(suppressed.map((one) => Number(one.split(' ')[0]))).toEqual(gone);
  expect(left.filter((one) => one.endsWith(' products-invalid'))).toEqual(
    found.filter((line) => !gone.includes(line)).map((line) => `${line}:1 products-invalid`),
  );
});

test('the reason is what stands behind the first colon', async () => {
  const { suppressed } = await byComment(
    'workflow',
    '# owa-im-disable-file OWA911: a: b, and c  ',
    warnings(1),
  );
  expect(suppressed).toEqual(['1 comment a: b, and c']);
});

test.each<[string, FileKind, string, string[]]>([
  [
    'no reason',
    'powershell',
    '# owa-im-disable-next-line products-invalid\nb',
    ['1:3 suppression-without-reason', '2:1 products-invalid'],
  ],
  [
    'an unknown rule',
    'powershell',
    '# owa-im-disable-next-line OWA911, product-invalid: x\nb',
    ['1:36 suppression-unknown-rule'],
  ],
  [
    'an unknown form',
    'powershell',
    '# owa-im-disable-next products-invalid: x\nb',
    ['1:3 suppression-invalid', '2:1 products-invalid'],
  ],
  [
    'nothing to suppress',
    'powershell',
    '# owa-im-disable-line OWA912: x\nb',
    ['1:23 suppression-unused', '2:1 products-invalid'],
  ],
  ['in no comment', 'powershell', '"owa-im-disable-file OWA911: x"\nb', ['2:1 products-invalid']],
  ['a hash in XML', 'web-config', '# owa-im-disable-file OWA911: x\n<b/>', ['2:1 products-invalid']],
  [
    'what PSScriptAnalyzer finds may be named',
    'powershell',
    '# owa-im-disable-line PSAvoidUsingCmdletAliases: x\nb',
    ['2:1 products-invalid'],
  ],
  [
    'a rule on scripts in an environment file, whose runbook may not be there',
    'environment',
    '# owa-im-disable-line iisreset: x\nb',
    ['2:1 products-invalid'],
  ],
])('not suppressed: %s', async (_name, kind, text, expected) => {
  expect((await byComment(kind, text, warnings(2))).left).toEqual(expected);
});

test.each<[string, FileKind, string, string]>([
  ['a line of its own', 'powershell', 'a\r\n  # owa-im-disable-line OWA912: x\r\nb', 'a\r\nb'],
  ['the last line', 'powershell', 'a\n# owa-im-disable-line OWA912: x', 'a\n'],
  ['behind a command', 'powershell', 'a  # owa-im-disable-line OWA912: x\nb', 'a\nb'],
  ['in XML', 'web-config', '<a>\n <!-- owa-im-disable-line OWA912: x --> \n</a>', '<a>\n</a>'],
  ['behind a tag', 'web-config', '<a/> <!-- owa-im-disable-line OWA912: x -->\n', '<a/>\n'],
])('the comment without effect is taken out: %s', async (_name, kind, text, expected) => {
  const source = new SourceText(text);
  const rest = await suppressByComment({ kind, file: 'a.txt', source, findings: [] }, async () => names);
  const [edit] = rest.findings[0]?.edits ?? [];
  const offset = (line = 1, column = 1) => {
    const before = text.split(/(?<=\n)/).slice(0, line - 1);
    return before.join('').length + column - 1;
  };
  const [start, end] = [offset(edit?.line, edit?.column), offset(edit?.endLine, edit?.endColumn)];
  expect(text.slice(0, start) + edit?.text + text.slice(end)).toBe(expected);
});

test('an error stays, whatever a comment says', async () => {
  const error: Finding = { ...(warnings(2)[0] as Finding), severity: 'error' };
  const { left, suppressed } = await byComment('powershell', `${next}\nb`, [error]);
  expect(left).toEqual(['1:28 suppression-of-error', '2:1 products-invalid']);
  expect(suppressed).toEqual([]);
});

test('what has to be acknowledged in the environment file stays', async () => {
  const finding: Finding = { ...(warnings(2)[0] as Finding), rule: 'pair-not-stated' };
  const text = '# owa-im-disable-next-line pair-not-stated: x\nb';
  expect((await byComment('environment', text, [finding])).left).toEqual([
    '1:28 suppression-of-error',
    '2:1 pair-not-stated',
  ]);
});

test('of a file full of directives the first thousand count, quickly', async () => {
  const start = performance.now();
  const text = `${next}\nb\n`.repeat(20_000) + 'owa-im-disable'.repeat(70_000) + `\n${next}`.repeat(20_000);
  const lines = Array.from({ length: 2000 }, (_, index) => 2 * index + 2);
  const { suppressed, left } = await byComment('powershell', text, warnings(...lines));
  expect(suppressed).toHaveLength(1000);
  expect(left).toContain('2001:3 suppression-invalid');
  expect(performance.now() - start).toBeLessThan(5000);
});

function configuration(text: string) {
  return readConfiguration('owa-im.lint.yml', new TextEncoder().encode(text));
}

function byConfiguration(text: string, extent: 'all' | 'some') {
  const matches = (glob: string, file: string) => glob === '**' || glob === file;
  const rest = suppressByConfiguration(
    configuration(text),
    { findings: warnings(1, 2), matches, extent },
    names,
  );
  return {
    left: rest.findings.map(({ file, rule, line, column }) => `${file}:${line}:${column} ${rule}`),
    suppressed: rest.suppressed.map(({ finding, reason, by }) => `${finding.line} ${by} ${reason}`),
  };
}

const head = 'schema: 1\nsuppress:\n';

test.each<[string, string, 'all' | 'some', string[], string[]]>([
  [
    'everywhere',
    '  - { rule: products-invalid, reason: x }',
    'some',
    [],
    ['1 configuration x', '2 configuration x'],
  ],
  [
    'in a file',
    '  - { rule: OWA911, paths: [a.txt], reason: x }',
    'some',
    [],
    ['1 configuration x', '2 configuration x'],
  ],
  [
    'in another file',
    '  - { rule: OWA911, paths: [b.txt], reason: x }',
    'some',
    ['a.txt:1:1 products-invalid', 'a.txt:2:1 products-invalid'],
    [],
  ],
  [
    'in another file, when all were linted',
    '  - { rule: OWA911, paths: [b.txt], reason: x }',
    'all',
    ['a.txt:1:1 products-invalid', 'a.txt:2:1 products-invalid', 'owa-im.lint.yml:3:13 suppression-unused'],
    [],
  ],
  [
    'a rule that finds errors',
    '  - { rule: iisreset-outside-lab, reason: x }',
    'some',
    ['a.txt:1:1 products-invalid', 'a.txt:2:1 products-invalid', 'owa-im.lint.yml:3:13 suppression-of-error'],
    [],
  ],
  [
    'an unknown rule',
    '  - { rule: product-invalid, reason: x }',
    'some',
    [
      'a.txt:1:1 products-invalid',
      'a.txt:2:1 products-invalid',
      'owa-im.lint.yml:3:13 suppression-unknown-rule',
    ],
    [],
  ],
])('by configuration: %s', (_name, entry, extent, left, suppressed) => {
  expect(byConfiguration(`${head}${entry}\n`, extent)).toEqual({ left, suppressed });
});

test.each<[string, string, string[]]>([
  [
    'a whole file',
    'schema: 1\nproducts:\n  - { paths: ["a/**"], exchange: 2016, skype: sfb-2019-cu1, powershell: 5.1 }\n',
    [],
  ],
  ['nothing but the schema', 'schema: 1\n', []],
  ['empty', '# later\n', ['1:1 empty-file']],
  ['no YAML', 'schema: [\n', ['1:10 yaml-syntax']],
  ['no reason', `${head}  - rule: OWA911\n`, ['3:5 missing-key']],
  ['a misspelt key', 'schema: 1\nsupress: []\n', ['2:1 unknown-key']],
  [
    'a version that does not exist',
    'schema: 1\nproducts:\n  - { paths: [a], exchange: 2017 }\n',
    ['3:29 invalid-value'],
  ],
  [
    'a PowerShell that does not exist',
    'schema: 1\nproducts:\n  - { paths: [a], powershell: 2.0 }\n',
    ['3:31 number-notation'],
  ],
  [
    'a PowerShell before 3',
    'schema: 1\nproducts:\n  - { paths: [a], powershell: "2.0" }\n',
    ['3:31 invalid-value'],
  ],
  ['two documents', 'schema: 1\n---\nschema: 1\n', ['2:1 second-document']],
])('configuration: %s', (_name, text, expected) => {
  const { findings, content } = configuration(text);
  expect(findings.map(({ rule, line, column }) => `${line}:${column} ${rule}`)).toEqual(expected);
  expect(content === undefined).toBe(expected.length > 0);
});
