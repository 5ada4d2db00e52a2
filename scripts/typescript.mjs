// Lets a script import the project's TypeScript without a build: node --import ./scripts/typescript.mjs SCRIPT,
// or `import './typescript.mjs'` before a dynamic import. swc only strips the types, `npm run typecheck` judges them.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The loader hook; node runs it in a thread of its own. */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const { transformSync } = await import('@swc/core');
  const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
    filename: fileURLToPath(url),
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}

if (!import.meta.url.endsWith('?hooks')) {
  register(`${import.meta.url}?hooks`);
}
