import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { repository } from '../cli/run-main.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface ActionFile {
  readonly inputs?: Readonly<
    Record<string, { readonly description?: string; readonly required?: boolean; readonly default?: unknown }>
  >;
  readonly outputs?: Readonly<Record<string, { readonly description?: string; readonly value?: string }>>;
  readonly runs: { readonly using: string; readonly main?: string; readonly steps?: readonly Step[] };
}

const actionFiles = [
  'action.yml',
  ...readdirSync(join(repository, 'actions')).map((name) => `actions/${name}/action.yml`),
];
const workflows = readdirSync(join(repository, '.github', 'workflows')).map(
  (name) => `.github/workflows/${name}`,
);
const read = (file: string) => readFileSync(join(repository, file), 'utf8');
const action = (file: string) => load(read(file)) as ActionFile;
const stepsOf = (file: string): readonly Step[] => {
  const document = load(read(file)) as {
    jobs?: Record<string, { steps?: readonly Step[] }>;
    runs?: ActionFile['runs'];
  };
  return [
    ...Object.values(document.jobs ?? {}).flatMap((job) => job.steps ?? []),
    ...(document.runs?.steps ?? []),
  ];
};

test("GitHub's own parser finds nothing in any of them", () => {
  const files = [...actionFiles, ...workflows].map((file) => join(repository, file));
  const script = join(repository, 'test', 'action', 'github-parser.mjs');
  const found = JSON.parse(
    execFileSync(process.execPath, [script, ...files], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  expect(found).toEqual(Object.fromEntries(files.map((file) => [file, []])));
});

test("GitHub's own parser would have found a mistake", () => {
  const file = join(temporaryFolder('action'), 'action.yml');
  writeFileSync(file, read('actions/plan/action.yml').replace('main:', 'mian:'));
  const script = join(repository, 'test', 'action', 'github-parser.mjs');
  const found = JSON.parse(
    execFileSync(process.execPath, [script, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  expect(found[file].length).toBeGreaterThan(0);
});

describe.each([...actionFiles, ...workflows])('%s', (file) => {
  test('every action of others is pinned to a commit', () => {
    for (const { uses } of stepsOf(file)) {
      if (uses !== undefined && !/^[.$]\//.test(uses))
        expect(uses).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
    }
  });

  test('an action of this repository exists and gets only inputs that it has, all required ones among them', () => {
    for (const { uses, with: given = {} } of stepsOf(file)) {
      if (uses === undefined || !/^[.$]\//.test(uses)) continue;
      const target = join(uses.replace(/^[.$]\//, ''), 'action.yml');
      expect([uses, existsSync(join(repository, target))]).toEqual([uses, true]);
      const { inputs = {} } = action(target);
      const required = Object.entries(inputs).flatMap(([name, input]) =>
        input.required === true ? [name] : [],
      );
      expect(Object.keys(given).filter((name) => inputs[name] === undefined)).toEqual([]);
      expect(required.filter((name) => given[name] === undefined)).toEqual([]);
    }
  });

  test('no expression stands inside a script', () => {
    for (const { run } of stepsOf(file)) expect(run ?? '').not.toContain('${{');
  });
});

describe.each(actionFiles)('%s', (file) => {
  const { inputs = {}, outputs = {}, runs } = action(file);

  test('every input and output is described; the text of expressions names what exists', () => {
    for (const part of [...Object.values(inputs), ...Object.values(outputs)])
      expect(part.description).toBeTruthy();
    for (const [, name] of read(file).matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g))
      expect(Object.keys(inputs)).toContain(name);
    for (const [, id, output] of read(file).matchAll(/\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}/g)) {
      const step = runs.steps?.find((candidate) => candidate.id === id);
      expect(step).toBeDefined();
      if (step?.uses?.startsWith('$/'))
        expect(Object.keys(action(`${step.uses.slice(2)}/action.yml`).outputs ?? {})).toContain(output);
    }
  });

  test('the entry file exists and fixes its verb', () => {
    if (runs.main === undefined) return;
    const entry = readFileSync(join(repository, dirname(file), runs.main), 'utf8');
    expect(entry).toContain(`'action', '${dirname(file).split('/')[1]}'`);
    expect(runs.using).toBe('node24');
  });
});
