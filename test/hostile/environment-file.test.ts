import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { dump, load } from 'js-yaml';
import { committedFiles } from '../../src/cli/committed-files.ts';
import { makeFindingPrinter } from '../../src/cli/finding-printer.ts';
import { jsonDocument } from '../../src/cli/json-document.ts';
import { type Judgement, judgeEnvironment } from '../../src/cli/judge-environment.ts';
import { openOutput } from '../../src/cli/output.ts';
import { planEnvironment } from '../../src/cli/plan-environment.ts';
import { rulePages } from '../../src/cli/rule-pages.ts';
import { sarifOf } from '../../src/cli/sarif-file.ts';
import { reviewComment } from '../../src/report/review-comment.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import type { System } from '../../src/system/system.ts';
import { repository } from '../cli/run-main.ts';
import { hostileValues } from './hostile-values.ts';
import { expectInertLog, expectInertMarkdown, expectInertSarif, scriptShape } from './inert.ts';

jest.setTimeout(120_000);

type Place = readonly (string | number)[];

/** Every string of the environment files that the repository has, each kind of place once. */
const places = new Map<string, { file: string; place: Place }>();
const environments = ['examples', 'test/environments']
  .flatMap((folder) => readdirSync(join(repository, folder)).map((name) => join(repository, folder, name)))
  .filter((file) => file.endsWith('.yml'));
// The smallest that has a place is quickest.
for (const file of environments.sort((a, b) => statSync(a).size - statSync(b).size)) {
  for (const place of stringsIn(load(readFileSync(file, 'utf8')))) {
    const kind = place.map((part) => (typeof part === 'number' ? '[]' : part)).join('.');
    if (!places.has(kind)) places.set(kind, { file, place });
  }
}

function stringsIn(value: unknown, place: Place = []): Place[] {
  if (typeof value === 'string') return [place];
  if (Array.isArray(value)) return value.flatMap((item, index) => stringsIn(item, [...place, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => stringsIn(item, [...place, key]));
}

function replaced(value: unknown, [part, ...rest]: Place, text: string): unknown {
  if (part === undefined) return text;
  if (Array.isArray(value)) return value.map((item, i) => (i === part ? replaced(item, rest, text) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [part]: replaced(object[String(part)], rest, text) };
}

async function judge(file: string, text: string): Promise<Judgement> {
  const folder = join(file, '..');
  const copies = readdirSync(folder).filter((name) => name.endsWith('.config'));
  const files = committedFiles(
    new Map([
      ['environment.yml', Buffer.from(text)],
      ...copies.map((name) => [name, readFileSync(join(folder, name))] as const),
    ]),
  );
  return judgeEnvironment({ ...nodeSystem(), files }, 'environment.yml');
}

async function shapeOf(file: string, tree: unknown): Promise<string> {
  const judgement = await judge(file, dump(tree));
  if (judgement.reading.outcome !== 'valid') return '';
  const { files } = planEnvironment(judgement, 'environment.yml');
  return scriptShape(String(files.find(({ name }) => name === 'runbook.ps1')?.content));
}

/** Everything that is written about an environment, refused or planned. */
function expectInert(judgement: Judgement, shapes: readonly string[]): 'planned' | 'refused' {
  const { reading, findings, acknowledged } = judgement;
  const written = { text: '' };
  const write = (text: string) => {
    written.text += text;
  };
  const output = { interactive: false, write };
  const system: System = { ...nodeSystem(), variables: { GITHUB_ACTIONS: 'true' }, output };
  const printer = makeFindingPrinter(openOutput(system, 'github'), rulePages(system));
  printer.print(findings, () => reading.source);
  printer.finish();
  expectInertLog(written.text);
  expectInertSarif(sarifOf({ findings, acknowledged, suppressed: [] }, [], rulePages(system)).text);
  const document = jsonDocument({ verb: 'plan', exitCode: 0, environments: [], findings });
  expect(document).not.toContain('##[');
  expect(JSON.parse(document).findings).toHaveLength(findings.length);
  if (reading.outcome !== 'valid') return 'refused';

  const planned = planEnvironment(judgement, 'environment.yml');
  expectInertLog(openedLog(system, written, planned.text()));
  const file = (name: string) => {
    const content = planned.files.find((one) => one.name === name)?.content ?? '';
    return typeof content === 'string' ? content : new TextDecoder().decode(content);
  };
  expect(shapes).toContain(scriptShape(file('runbook.ps1')));
  expectInertMarkdown(file('summary.md'));
  expectInertMarkdown(file('MANUAL.md'));
  expectInertMarkdown(comment(file('summary.md')));
  return 'planned';
}

function openedLog(system: System, written: { text: string }, text: string): string {
  written.text = '';
  openOutput(system, 'github').line(text);
  return written.text;
}

const comment = (summary: string) =>
  reviewComment({
    ...{ environment: 'prod', state: 'planned', digest: 'd'.repeat(64), notices: [], summary },
    run: 'https://github.com/contoso/mail/actions/runs/1',
  });

test('there are at least 30 values, and many places', () => {
  expect(Object.keys(hostileValues).length).toBeGreaterThanOrEqual(30);
  expect(places.size).toBeGreaterThan(40);
});

describe.each([...places])('in %s', (_, { file, place }) => {
  test('every value is refused or inert', async () => {
    const tree = load(readFileSync(file, 'utf8'));
    // The name of a copy that is not there leaves its check out.
    const shapes = [await shapeOf(file, tree), await shapeOf(file, replaced(tree, place, 'harmless.config'))];
    for (const [name, value] of Object.entries(hostileValues)) {
      const judgement = await judge(file, dump(replaced(tree, place, value)));
      try {
        expectInert(judgement, shapes);
      } catch (error) {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  });
});
