import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readEnvironment } from '../../../src/environment/read-environment.ts';
import { readScriptByGrammar } from '../../../src/lint/powershell/read-script-by-grammar.ts';
import { readScriptsByPowerShell } from '../../../src/lint/powershell/read-scripts-by-powershell.ts';
import type { Script } from '../../../src/lint/powershell/script.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { renderRunbook } from '../../../src/runbook/render.ts';
import { nodeSystem } from '../../../src/system/node-system.ts';
import { pwsh } from '../../powershell/pwsh.ts';
import { plainScript } from './plain-script.ts';
import { trickyScripts } from './tricky-scripts.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const encoding = { name: 'utf-8', mark: false } as const;

const environments = ['examples', 'test/environments'].flatMap((folder) =>
  readdirSync(join(repository, folder))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}/${name}`),
);

const ours = ['src'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.psm?1$/.test(name))
    .map((name) => `${folder}/${name}`),
);

function runbookOf(path: string): string {
  const bytes = readFileSync(join(repository, path));
  const read = readEnvironment({ file: path, bytes });
  if (read.outcome !== 'valid') throw new Error(`${path} is not valid`);
  return renderRunbook(makePlan(read.environment), { engineHash: '0'.repeat(64), version: '0.0.0' });
}

const texts = new Map<string, string>([
  ...environments.map((path) => [`the runbook of ${path}`, runbookOf(path)] as const),
  ...ours.map((path) => [path, readFileSync(join(repository, path), 'utf8').replace(/^\uFEFF/, '')] as const),
  ...Object.entries(trickyScripts),
]);

// Without a PowerShell nothing can be compared.
(pwsh === undefined ? describe.skip : describe)('the grammar and PowerShell agree', () => {
  const byPowerShell = new Map<string, Script | undefined>();

  beforeAll(async () => {
    const variables = Object.fromEntries(
      Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const { readings, failure } = await readScriptsByPowerShell(
      nodeSystem(),
      { program: pwsh ?? '', variables },
      [...texts.values()].map((text) => ({ text, encoding, products: {}, want: 'model' })),
      'None',
    );
    expect(failure).toBeUndefined();
    for (const [index, name] of [...texts.keys()].entries()) byPowerShell.set(name, readings[index]?.script);
  });

  test.each([...texts.keys()])('on %s', (name) => {
    const theirs = byPowerShell.get(name);
    if (theirs === undefined) throw new Error('PowerShell did not read it');
    const own = readScriptByGrammar(texts.get(name) ?? '', encoding, {});
    const unread = [...own.unread, ...theirs.unread, ...theirs.syntaxErrors.map(({ at }) => at)];
    expect(plainScript(own, unread)).toEqual(plainScript(theirs, unread));
  });

  test.each([...texts.keys()].filter((name) => !(name in trickyScripts)))('%s is read whole', (name) => {
    expect(readScriptByGrammar(texts.get(name) ?? '', encoding, {}).unread).toEqual([]);
    expect(byPowerShell.get(name)?.syntaxErrors).toEqual([]);
  });
});
