import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** Every file that is loaded before the first `import()`, from the entry of the bundle on. */
function loadedAtStart(): readonly string[] {
  const found = new Set<string>();
  const waiting = [join(source, 'index.ts')];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, target = ''] of text.matchAll(
      /^(?:import|export)\s(?!type\s)[^'"]*?\bfrom\s*['"](\.[^'"]+)['"]/gm,
    ))
      waiting.push(join(dirname(path), target));
  }
  return [...found].map((path) => relative(source, path).replaceAll('\\', '/'));
}

test('what only lint needs is loaded only by lint: plan starts almost as fast as Node', () => {
  const loaded = loadedAtStart();
  expect(loaded).toContain('cli/plan-verb.ts');
  expect(loaded).toContain('lint/rules.ts');
  const heavy =
    /^lint\/(?:powershell|powershell-rules|cmdlets|workflow-rules|configuration|plan-directory)\/|^catalog\/(?:cmdlets|generated)\/|^lint\/all-rules/;
  expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
});
