import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { powershell as planTemplates } from '../../src/plan/generated/powershell.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { powershell as frames } from '../../src/runbook/generated/powershell.ts';
import { renderRunbook } from '../../src/runbook/render.ts';
import { type ParsedScript, parseScripts } from '../powershell/parse.ts';
import { pwsh } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allowedCommands } from './allowed-commands.ts';
import { variants } from './variants.ts';

const runbooks = Object.entries(variants).map(
  ([name, environment]) =>
    [name, renderRunbook(makePlan(environment), { engineHash: '0'.repeat(64), version: '0.0.0' })] as const,
);

const templates: readonly (readonly [string, string])[] = [
  ...Object.entries(planTemplates),
  ...Object.entries(frames).filter(([name]) => !name.startsWith('engine/')),
];

test.each(runbooks)('%s: printable ASCII, CRLF', (_name, text) => {
  expect(text).toMatch(/^(?:[ -~]*\r\n)+$/);
});

test.each(runbooks)('%s: comments are wrapped, code is indented by four', (_name, text) => {
  for (const line of text.split('\r\n')) {
    if (line.startsWith('#')) expect(line.length).toBeLessThanOrEqual(100);
    expect(line).toBe(line.trimEnd());
    if (!line.startsWith('#')) expect((/^ */.exec(line)?.[0].length ?? 0) % 4).toBe(0);
  }
});

test('the variants use every template', () => {
  const used = new Set(
    Object.values(variants).flatMap((environment) => {
      const plan = makePlan(environment, { EX14: '0'.repeat(64) });
      return [...plan.steps, ...plan.checks].map(({ powershell }) => powershell.template);
    }),
  );
  const unused = Object.entries(planTemplates).flatMap(([name, text]) => (used.has(text) ? [] : [name]));
  expect(unused).toEqual([]);
});

(pwsh === undefined ? describe.skip : describe)('for PowerShell', () => {
  const folder = temporaryFolder('form');
  const parsed = new Map<string, ParsedScript>();

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    const files = [...runbooks, ...templates].map(([name, text], index) => {
      const file = join(folder, `${index}.ps1`);
      writeFileSync(file, text);
      return { name, file };
    });
    for (const [index, answer] of parseScripts(files.map(({ file }) => file)).entries())
      parsed.set(files[index]?.name ?? '', answer);
  }, 120_000);

  test.each(runbooks)('%s: parses, with nothing newer than 3.0', (name) => {
    const found = parsed.get(name);
    expect(found?.errors).toEqual([]);
    expect(found?.newer).toEqual([]);
    expect(found?.functions).toEqual([]);
    expect(found?.nonAscii).toBe(0);
    expect(found?.eol).toBe('crlf');
  });

  test.each(runbooks)('%s: only commands and parameters of the 3.0 reference, in full', (name) => {
    const foreign = (parsed.get(name)?.commands ?? []).flatMap((command) => {
      const known = allowedCommands.get(command.name ?? '');
      if (known === undefined) return [`line ${command.line}: ${command.name}`];
      return command.parameters
        .filter((parameter) => !known.has(parameter))
        .map((parameter) => `line ${command.line}: ${command.name} -${parameter}`);
    });
    expect(foreign).toEqual([]);
  });

  test.each(templates)('%s is a script that editors can read', (name) => {
    expect(parsed.get(name)?.errors).toEqual([]);
    expect(parsed.get(name)?.newer).toEqual([]);
  });
});
