import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { SourceText } from '../../src/environment/source-text.ts';
import type { Approval } from '../../src/init/repository-choices.ts';
import { workflowFiles } from '../../src/init/workflow-files.ts';
import type { Example } from '../../src/lint/rule.ts';
import { runTextRules } from '../../src/lint/run-text-rules.ts';
import { noContext } from '../../src/lint/text-file.ts';
import { readWorkflow } from '../../src/lint/workflow-rules/read-workflow.ts';
import { workflowRules } from '../../src/lint/workflow-rules/workflow-rules.ts';
import { repository } from '../cli/run-main.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Examples that are no workflow at all, on purpose. */
const broken = (alias: string) => alias === 'workflow-syntax';

/** The workflows of a repository that does everything right: those that init writes. */
const pin = { repository: 'contoso/owa-im', commit: '0123456789abcdef0123456789abcdef01234567' };
const written = (approval: Approval) =>
  workflowFiles(
    {
      environments: [
        { name: 'lab', stage: 'lab' },
        { name: 'prod', stage: 'production' },
      ],
      ...{ pin, branch: 'main', owners: '@contoso/messaging', approval },
    },
    pin,
  );
const whole = [
  ...written({ kind: 'environment' }),
  ...[...written({ kind: 'pull-request', reviewers: 2 })].slice(1, 4),
];

test("the examples of workflows are valid for GitHub's own parser", () => {
  const folder = temporaryFolder('workflow-examples');
  const texts = new Map<string, string>();
  for (const { alias, bad, good } of workflowRules.filter((rule) => !broken(rule.alias))) {
    const examples: readonly Example[] = [...bad, ...good];
    for (const { text, title, file = '.github/workflows/owa-im.yml' } of examples) {
      const path = join(folder, alias, title.replace(/[^A-Za-z0-9]+/g, '-'), file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      texts.set(path, text);
    }
  }
  const script = join(repository, 'test', 'action', 'github-parser.mjs');
  const output = execFileSync(process.execPath, [script, ...texts.keys()], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 16 * 1024 * 1024,
  });
  const said = Object.entries<readonly string[]>(JSON.parse(output)).filter(([, found]) => found.length > 0);
  expect(said).toEqual([]);
  expect(texts.size).toBeGreaterThan(100);
});

test.each(whole)('nothing is found in %s of a repository that does everything right', (file, text) => {
  const source = new SourceText(text);
  const encoding = { name: 'utf-8', mark: false } as const;
  const context = { ...noContext, environments: ['lab', 'prod'] };
  const workflow = readWorkflow({ file, bytes: Buffer.from(text), source, encoding, context });
  expect(workflow.usesOwaIm).toBe(true);
  expect(runTextRules(workflowRules, workflow, source, file)).toEqual([]);
});
