import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { SourceText } from '../../src/environment/source-text.ts';
import { runTextRules } from '../../src/lint/run-text-rules.ts';
import { noContext } from '../../src/lint/text-file.ts';
import { expression } from '../../src/lint/workflow-rules/example-workflow.ts';
import { readWorkflow } from '../../src/lint/workflow-rules/read-workflow.ts';
import { workflowRules } from '../../src/lint/workflow-rules/workflow-rules.ts';
import { repository } from '../cli/run-main.ts';

function read(text: string) {
  const source = new SourceText(text);
  const encoding = { name: 'utf-8', mark: false } as const;
  return readWorkflow({ file: 'a.yml', bytes: Buffer.from(text), source, encoding, context: noContext });
}

/** One step's use of owa-im: `verb via directory {inputs}`. */
function toolOf(step: string): string | undefined {
  const text = `jobs:\n  a:\n    steps:\n      - ${step.replaceAll('\n', '\n        ')}\n`;
  const tool = read(text).jobs[0]?.steps[0]?.tool;
  if (tool === undefined) return undefined;
  const inputs = [...tool.inputs].map(([name, { text: value }]) => `${name}=${value}`).join(' ');
  return `${tool.verb} ${tool.via} ${tool.directory?.text ?? '-'} {${inputs}}`;
}

test.each([
  [
    'an action of another repository',
    'uses: contoso/owa-im/actions/apply@v1\nwith: { directory: out/prod, Digest: abc }',
    'apply action out/prod {directory=out/prod digest=abc}',
  ],
  ['the same repository', 'uses: $/actions/plan', 'plan action - {}'],
  ['a local copy', 'uses: ./tools/owa-im/actions/rollback', 'rollback action - {}'],
  ['the root action', 'uses: contoso/OWA-IM@main', 'plan root-action - {}'],
  [
    'the root action that applies',
    'uses: contoso/owa-im@main\nwith: { mode: apply }',
    'apply root-action - {mode=apply}',
  ],
  ['an action that begins like it', 'uses: contoso/owa-im-tools/actions/apply@v1', undefined],
  ['a verb that is none', 'uses: contoso/owa-im/actions/destroy@v1', undefined],
  ['an action of that folder in another tool', 'uses: contoso/other/actions/apply@v1', undefined],
  [
    'a command with flags before and behind',
    'run: node owa-im/dist/index.js apply --digest=abc "out dir/prod" --target EX14 && echo done',
    'apply command-line out dir/prod {digest=abc target=EX14}',
  ],
  [
    'a command that goes on in the next line',
    'run: |\n  node "C:\\tools\\owa-im\\dist\\index.js" test `\n    out\\prod --journal J\n  other x',
    'test command-line out\\prod {journal=J}',
  ],
  [
    'an expression as a value',
    `run: node owa-im/dist/index.js verify --digest ${expression('inputs.a || inputs.b')} prod`,
    `verify command-line prod {digest=${expression('inputs.a || inputs.b')}}`,
  ],
  ['a command in a comment', 'run: |\n  # node owa-im/dist/index.js apply x\n  echo', undefined],
  ['a word that goes on', 'run: node owa-im/dist/index.js applying', undefined],
])('a step knows how it uses owa-im: %s', (_, step, expected) => {
  expect(toolOf(step)).toBe(expected);
});

test('arguments that a variable holds are not known to be missing', () => {
  const isOpen = (rest: string) =>
    read(`jobs:\n  a:\n    steps:\n      - run: node owa-im/dist/index.js apply ${rest}\n`).jobs[0]?.steps[0]
      ?.tool?.isOpen;
  expect(['@arguments', `"\${all[@]}"`, '$@', '%*'].map(isOpen)).toEqual([true, true, true, true]);
  expect(['$DIR --target EX14', 'a@b'].map(isOpen)).toEqual([false, false]);
});

test.each([
  ['nothing', ''],
  ['a list', '- a\n- b\n'],
  ['a word', 'word'],
  [
    'keys of the wrong kind',
    'on: [1, [a]]\njobs: { a: 1, b: [x], c: { steps: { d: e }, needs: { a: b }, environment: [] } }',
  ],
  ['steps of the wrong kind', 'jobs: { a: { steps: [1, [x], { run: [a], uses: { b: c }, with: [d] }] } }'],
  ['aliases', 'a: &a { uses: contoso/owa-im/actions/plan@v1 }\njobs: { a: { steps: [*a, *a, *b] } }'],
  ['jobs in a circle', 'jobs: { a: { needs: b }, b: { needs: a, steps: [{ uses: $/actions/apply }] } }'],
  ['a composite action without steps', 'runs: composite'],
])('no rule fails on a workflow that is none: %s', (_, text) => {
  const found = runTextRules(workflowRules, read(text), new SourceText(text), 'a.yml');
  expect(found.filter(({ rule }) => rule === 'rule-crashed')).toEqual([]);
});

const own = [
  'action.yml',
  ...readdirSync(join(repository, '.github', 'workflows')).map((name) => `.github/workflows/${name}`),
];

test.each(own)("the project's own %s has no error and no warning", (file) => {
  const text = readFileSync(join(repository, file), 'utf8');
  const found = runTextRules(workflowRules, read(text), new SourceText(text), file);
  expect(found.map(({ rule, line }) => `${line} ${rule}`)).toEqual([]);
});

test.each([
  [
    'expressions that are never closed',
    (n: number) => `jobs: { a: { steps: [{ uses: $/actions/plan }, { run: "${'${{ '.repeat(n)}" }] } }`,
  ],
  ['paths without an end', (n: number) => `jobs: { a: { steps: [{ run: "${'owa-im/'.repeat(n)}" }] } }`],
  [
    'jobs in a row',
    (n: number) =>
      `jobs:\n${Array.from({ length: n / 50 }, (_, i) => `  j${i}: { needs: j${i - 1}, steps: [{ uses: $/actions/apply }] }\n`).join('')}`,
  ],
])('time grows with the file, no faster: %s', (_, make) => {
  const timeOf = (n: number): number => {
    const text = make(n);
    const start = performance.now();
    runTextRules(workflowRules, read(text), new SourceText(text), 'a.yml');
    return performance.now() - start;
  };
  timeOf(5_000);
  expect(timeOf(100_000)).toBeLessThan(10_000);
});

test('a file that GitHub would not run is said to be too large, and not read', () => {
  const found = runTextRules(workflowRules, read('#'.repeat(600_000)), new SourceText(''), 'a.yml');
  expect(found.map(({ message }) => message)).toEqual([
    'GitHub runs no workflow of more than 500 KB; this file has 600000 characters.',
  ]);
});
