import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { yamlKind } from '../../src/lint/yaml-kind.ts';

test.each<[string, string, ReturnType<typeof yamlKind>]>([
  ['.github/workflows/a.yml', 'stage: lab\n', 'workflow'],
  ['repo/.github/workflows/a.yaml', '', 'workflow'],
  ['actions/plan/action.yml', 'stage: lab\n', 'workflow'],
  ['templates/ci.yml', 'name: CI\non: push\njobs:\n  a:\n', 'workflow'],
  ['templates/ci.yml', '"on":\n  push:\njobs: {}\n', 'workflow'],
  ['templates/a.yml', 'name: A\nruns:\n  using: node24\n', 'workflow'],
  ['owa-im.lint.yml', 'stage: lab\n', 'configuration'],
  ['a/owa-im.lint.yml', '', 'configuration'],
  ['a.yml', 'schema: 1\nname: a\nstage: lab\n', 'environment'],
  ['a.yml', 'exchange:\n\tversion: 2013\n', 'environment'],
  ['a.yml', '', 'environment'],
  ['a.yml', '%%%\n', 'environment'],
  ['docker-compose.yml', 'version: "3"\nservices:\n  web:\n', 'other'],
  ['mkdocs.yml', 'site_name: x\nnav:\n', 'other'],
  ['a.yml', 'name: x\ndata:\n  stage: lab\n', 'other'],
])('%s with %j', (path, text, kind) => {
  expect(yamlKind(path, text)).toBe(kind);
});

test.each([...yamlFiles('../../examples/'), ...yamlFiles('../environments/')])(
  'an environment of ours: %s',
  (_name, url) => {
    expect(yamlKind('a.yml', readFileSync(url, 'utf8'))).toBe('environment');
  },
);

function yamlFiles(folder: string): [string, URL][] {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => [name, new URL(name, url)]);
}
